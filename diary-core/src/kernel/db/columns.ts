import type { Brand } from '@furtka/core-contract/ids';

/** How careful audit, logs and exports must be with a column. Secret values are never stored in audit, only "changed". */
export type ColumnClass = 'plain' | 'personal' | 'sensitive' | 'secret';

export type ColumnKind =
  | 'id'
  | 'text'
  | 'integer'
  | 'instant'
  | 'localDate'
  | 'localTime'
  | 'boolean'
  | 'json'
  | 'bytes';

export interface ColumnSpec {
  readonly kind: ColumnKind;
  readonly isNullable: boolean;
  readonly class: ColumnClass;
  /** Closed set, checked by the database. */
  readonly oneOf?: readonly string[];
  /** For a column that is added to a table that already has rows. */
  readonly preset?: string | number;
}

declare const valueType: unique symbol;

/** One column of the vocabulary. Immutable: each call answers a new column. */
export interface Column<Value> {
  readonly spec: ColumnSpec;
  readonly [valueType]?: Value;
  nullable(): Column<Value | null>;
  personal(): Column<Value>;
  sensitive(): Column<Value>;
  secret(): Column<Value>;
  /** Value of rows that are already there, when the column is added later; never relied on by inserts. */
  preset(value: string | number): Column<Value>;
}

const column = <Value>(spec: ColumnSpec): Column<Value> => ({
  spec,
  nullable: () => column<Value | null>({ ...spec, isNullable: true }),
  personal: () => column<Value>({ ...spec, class: 'personal' }),
  sensitive: () => column<Value>({ ...spec, class: 'sensitive' }),
  secret: () => column<Value>({ ...spec, class: 'secret' }),
  preset: (preset) => column<Value>({ ...spec, preset }),
});

const plain = (kind: ColumnKind): ColumnSpec => ({ kind, isNullable: false, class: 'plain' });

/** UUID: `uuid` on PostgreSQL, 36-character text on SQLite, the same lower-case string in TypeScript. */
export const id = <B extends string>(): Column<Brand<B>> => column(plain('id'));
export const text = <T extends string = string>(): Column<T> => column(plain('text'));
/** Text of a closed set, checked by the database. */
export const oneOf = <const T extends readonly string[]>(values: T): Column<T[number]> =>
  column({ ...plain('text'), oneOf: values });
/** Safe integer: counts, hundredths, grosze, versions. */
export const integer = (): Column<number> => column(plain('integer'));
/** UTC milliseconds, name ends in `_utc`. */
export const instant = (): Column<number> => column(plain('instant'));
/** `YYYY-MM-DD` in the school's zone. */
export const localDate = (): Column<string> => column(plain('localDate'));
/** `HH:MM` or `HH:MM:SS` in the school's zone. */
export const localTime = (): Column<string> => column(plain('localTime'));
/** Checked 0/1 in the database, boolean in TypeScript. Name begins with is_, has_, may_, must_, can_ or was_. */
export const bool = (): Column<boolean> => column(plain('boolean'));
/** Text holding JSON; name ends in `_json`; parsed on reading, written by `JSON.stringify`. */
export const json = <T>(): Column<T> => column(plain('json'));
/** `blob` on SQLite, `bytea` on PostgreSQL, Buffer in TypeScript. */
export const bytes = (): Column<Buffer> => column(plain('bytes'));
