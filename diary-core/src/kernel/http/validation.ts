import type { FastifyInstance } from 'fastify';
import type Type from 'typebox';
import { Compile, type Validator } from 'typebox/compile';
import { Value } from 'typebox/value';
import { AppError, bug } from '../domain/app-error.ts';

const MAX_FIELDS = 20;

interface JsonSchema {
  readonly type?: unknown;
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly additionalProperties?: unknown;
  readonly patternProperties?: unknown;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly allOf?: readonly JsonSchema[];
}

/** A request schema that would let an unknown field through is refused at boot. */
export const refuseLoose = (schema: JsonSchema, where: string): void => {
  if (
    schema.type === 'object' &&
    schema.patternProperties === undefined &&
    schema.additionalProperties === undefined
  )
    throw bug('kernel.bug', { looseSchema: where });
  for (const [name, child] of Object.entries(schema.properties ?? {}))
    refuseLoose(child, `${where}.${name}`);
  if (schema.items !== undefined) refuseLoose(schema.items, `${where}[]`);
  for (const child of [...(schema.anyOf ?? []), ...(schema.allOf ?? [])]) refuseLoose(child, where);
};

/** No text of a database can hold NUL or half of a pair. */
const isStorable = (text: string): boolean => !text.includes('\0') && !/\p{Surrogate}/u.test(text);
const anyText = new WeakSet<object>();

/** For a body that carries foreign texts as they came, which the feature judges one by one. */
export const withAnyText = <S extends object>(schema: S): S => {
  const copy = { ...schema };
  anyText.add(copy);
  return copy;
};

/** Where a text lies that cannot be stored, or undefined. */
const unstorableIn = (value: unknown, path = ''): string | undefined => {
  if (typeof value === 'string') return isStorable(value) ? undefined : path;
  if (typeof value !== 'object' || value === null) return undefined;
  for (const [name, part] of Object.entries(value)) {
    const found = unstorableIn(part, `${path}.${name}`);
    if (found !== undefined) return found;
  }
  return undefined;
};

interface Fault {
  readonly instancePath: string;
  readonly keyword: string;
  readonly params: object;
}

/** Where it is wrong and by which rule; never the value, which may be a password. */
const fieldsOf = (faults: readonly Fault[], part: string): object[] =>
  // "boolean" repeats each unknown field, which "additionalProperties" lists already.
  faults
    .filter(({ keyword }) => keyword !== 'boolean')
    .slice(0, MAX_FIELDS)
    .map(({ instancePath, keyword, params }) => ({
      field: `${part}${instancePath.replaceAll('/', '.')}`,
      rule: keyword,
      ...(keyword === 'additionalProperties' || keyword === 'required' ? params : {}),
    }));

const refused = (fields: readonly object[]): { error: AppError } => ({
  error: new AppError('invalid', 'kernel.invalid_input', { fields }),
});

const compiled = new WeakMap<object, Validator>();

/** Compiled with the first request that it judges, once for all apps of a process. */
const compiledOf = (schema: Type.TSchema): Validator => {
  const known = compiled.get(schema) ?? Compile(schema);
  compiled.set(schema, known);
  return known;
};

/**
 * Schemas are checked as they stand: unknown fields refused, nothing dropped, nothing converted but text to numbers and booleans in the
 * query string, where everything is text.
 */
export const installValidation = (app: FastifyInstance): void => {
  app.setValidatorCompiler<Type.TSchema>(({ schema, httpPart = 'body' }) => (data: unknown) => {
    const checked = compiledOf(schema);
    const value =
      httpPart === 'querystring' ? Value.Convert(schema, { ...(data as object) }) : data;
    const part = httpPart === 'querystring' ? 'query' : httpPart;
    if (!checked.Check(value)) return refused(fieldsOf(checked.Errors(value), part));
    const unstorable = anyText.has(schema) ? undefined : unstorableIn(value);
    if (unstorable === undefined) return { value };
    return refused([{ field: `${part}${unstorable}`, rule: 'text' }]);
  });
};
