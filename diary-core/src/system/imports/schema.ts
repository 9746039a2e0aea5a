import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { Agreement } from '../../people/moves/api.ts';
import { IMPORT_KINDS, MOST_BYTES, RUN_STATES } from './domain.ts';
import { ITEM_STATES } from './plan.ts';

const Strict = { additionalProperties: false } as const;
const Version = Type.Integer({ minimum: 1 });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** Base64 is a third longer than what it holds. */
const MOST_BASE64 = Math.ceil(MOST_BYTES / 3) * 4 + 4;
/** The body of an upload: the file, its name and what JSON adds. */
export const UPLOAD_BYTES = MOST_BASE64 + 4096;

export const ImportParams = Type.Object({ importId: Id<'ImportId'>() }, Strict);

export const UploadBody = Type.Object(
  {
    kind: OneOf(IMPORT_KINDS),
    fileName: Type.String({ minLength: 1, maxLength: 200 }),
    /** Base64. */
    content: Type.String({ maxLength: MOST_BASE64 }),
  },
  Strict,
);
export const UploadReply = Type.Object({ importId: Id<'ImportId'>() }, Strict);

const Counts = Type.Object(
  {
    new: Type.Integer(),
    changed: Type.Integer(),
    same: Type.Integer(),
    unclear: Type.Integer(),
    refused: Type.Integer(),
  },
  Strict,
);

/** Values of a fault: names, numbers and, for later work, tables with how many records. */
const FaultDetails = Type.Record(Type.String(), Type.Unknown());

const runFields = {
  importId: Id<'ImportId'>(),
  kind: OneOf(IMPORT_KINDS),
  state: OneOf(RUN_STATES),
  fileName: Type.String(),
  fileBytes: Type.Integer(),
  actorName: Type.String(),
  startedAtUtc: Type.Integer(),
  writtenAtUtc: orNull(Type.Integer()),
  /** Until then it can be undone; null where it cannot. */
  undoUntilUtc: orNull(Type.Integer()),
  counts: orNull(Counts),
  /** Why the last step stopped, or why the file cannot go in now. */
  fault: orNull(Type.Object({ code: Type.String(), details: FaultDetails }, Strict)),
  version: Type.Integer(),
} as const;

export const RunRow = Type.Object(runFields, Strict);
export type RunRow = Static<typeof RunRow>;

const ColumnView = Type.Object(
  {
    index: Type.Integer(),
    header: Type.String(),
    field: orNull(Type.String()),
    /** First values of the column. */
    examples: Type.Array(Type.String()),
  },
  Strict,
);

const QuestionView = Type.Object(
  {
    key: Type.String(),
    code: Type.String(),
    about: Type.String(),
    line: Type.Integer(),
    options: Type.Array(Type.Object({ id: Type.String(), label: Type.String() }, Strict)),
    answer: orNull(Type.String()),
  },
  Strict,
);

const ChoicesFields = {
  columns: Type.Record(Type.String({ maxLength: 4 }), Type.String({ maxLength: 40 }), {
    maxProperties: 200,
  }),
  answers: Type.Record(Type.String({ maxLength: 200 }), Type.String({ maxLength: 200 }), {
    maxProperties: 10_000,
  }),
  from: Type.Optional(LocalDate),
  className: Type.Optional(Type.String({ minLength: 1, maxLength: 20 })),
} as const;

/** The dry run without its rows. `digest` names exactly what „Wczytaj" would write. */
export const RunView = Type.Object(
  {
    ...runFields,
    choices: Type.Object(ChoicesFields, Strict),
    dryRun: orNull(
      Type.Object(
        {
          digest: Type.String(),
          from: LocalDate,
          fields: Type.Array(Type.String()),
          columns: Type.Array(ColumnView),
          missing: Type.Array(Type.String()),
          made: Type.Array(Type.Object({ kind: Type.String(), name: Type.String() }, Strict)),
          /** What was met in the file and is not taken. */
          remarks: Type.Array(
            Type.Object(
              {
                code: Type.String(),
                names: Type.Array(Type.String()),
                count: Type.Integer(),
              },
              Strict,
            ),
          ),
          questions: Type.Array(QuestionView),
          /** Pupils come or move: „Wczytaj" needs the director's agreement. */
          needsAgreement: Type.Boolean(),
        },
        Strict,
      ),
    ),
  },
  Strict,
);
export type RunView = Static<typeof RunView>;

export const ItemView = Type.Object(
  {
    key: Type.String(),
    line: Type.Integer(),
    title: Type.String(),
    state: OneOf(ITEM_STATES),
    faults: Type.Array(
      Type.Object(
        {
          column: Type.String(),
          code: Type.String(),
          details: Type.Record(Type.String(), Type.Union([Type.String(), Type.Number()])),
        },
        Strict,
      ),
    ),
    changes: Type.Array(
      Type.Object({ field: Type.String(), before: Type.String(), after: Type.String() }, Strict),
    ),
    cells: Type.Array(Type.String()),
  },
  Strict,
);
export type ItemView = Static<typeof ItemView>;

export const ItemQuery = Type.Object(
  {
    state: Type.Optional(OneOf(ITEM_STATES)),
    /** Key of the last item of the page before. */
    after: Type.Optional(Type.String({ maxLength: 200 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 500 })),
  },
  Strict,
);

export const ChoicesBody = Type.Object({ ...ChoicesFields, version: Version }, Strict);
/** `digest`: of the dry run that was looked at. */
export const WriteBody = Type.Object(
  {
    version: Version,
    digest: Type.String({ minLength: 32, maxLength: 32 }),
    agreement: Type.Optional(Agreement),
  },
  Strict,
);
export const VersionBody = Type.Object({ version: Version }, Strict);
