import Type from 'typebox';

/** One text of a closed set. `Type.Union` over a mapped array would lose the type of its members. */
export const OneOf = <const T extends readonly string[]>(values: T) =>
  Type.Unsafe<T[number]>(Type.Union(values.map((value) => Type.Literal(value))));
