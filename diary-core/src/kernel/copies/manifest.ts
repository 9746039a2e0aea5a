import Type, { type Static, type TSchema } from 'typebox';
import { Compile } from 'typebox/compile';
import { copyFault, DAMAGED } from './copy-fault.ts';

/** First line of every copy of a core. */
export const COPY_LABEL = 'furtka-core-copy 1';
export const SQLITE_ENTRY = 'core.sqlite';
/** The key that seals all others, wherever its file lies. */
export const MASTER_KEY_ENTRY = 'master.key';

const Strict = { additionalProperties: false } as const;

export const CopyManifest = Type.Object(
  {
    v: Type.Literal(1),
    kind: Type.Union([Type.Literal('production'), Type.Literal('demo')]),
    engine: Type.Union([Type.Literal('sqlite'), Type.Literal('postgres')]),
    /** System clock, UTC ms. */
    madeAtUtc: Type.Integer({ minimum: 0 }),
    /** Steps that the database had taken: a program that lacks one of them refuses the copy. */
    steps: Type.Array(Type.String({ maxLength: 200 }), { maxItems: 10_000 }),
  },
  Strict,
);
export type CopyManifest = Static<typeof CopyManifest>;

/** One file, or the rows of one table. */
export const EntryHead = Type.Union([
  Type.Object({ file: Type.String({ pattern: '^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$' }) }, Strict),
  Type.Object(
    {
      table: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
      columns: Type.Array(
        Type.Object(
          {
            name: Type.String({ pattern: '^[a-z][a-z0-9_]{0,62}$' }),
            type: Type.Union([
              Type.Literal('uuid'),
              Type.Literal('bigint'),
              Type.Literal('smallint'),
              Type.Literal('bytea'),
              Type.Literal('text'),
            ]),
          },
          Strict,
        ),
        { minItems: 1, maxItems: 100 },
      ),
    },
    Strict,
  ),
  /** Last of all: a copy without it was cut short when it was made. */
  Type.Object({ end: Type.Integer({ minimum: 0 }) }, Strict),
]);
export type EntryHead = Static<typeof EntryHead>;

const parse = (bytes: Buffer): unknown => {
  try {
    return JSON.parse(bytes.toString('utf8'));
  } catch {
    return undefined;
  }
};

const reader = <T extends TSchema>(schema: T, sentence: string) => {
  const compiled = Compile(schema);
  return (bytes: Buffer | undefined): Static<T> => {
    const value = bytes === undefined ? undefined : parse(bytes);
    if (!compiled.Check(value)) throw copyFault(sentence);
    return value as Static<T>;
  };
};

const LATER = 'The copy was made by a later release; restore it with that one.';
export const readManifest = reader(CopyManifest, LATER);
export const readEntryHead = reader(EntryHead, DAMAGED);
