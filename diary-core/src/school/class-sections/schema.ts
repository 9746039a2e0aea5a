import { Id, UUID_PATTERN } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });

const fields = {
  /** 1..8 */
  gradeLevel: Type.Integer({ minimum: 1, maximum: 8 }),
  /** As people write it: `4a`; unique in a year of the school. */
  name: Type.String({ minLength: 1, maxLength: 20, pattern: '\\S' }),
  bellScheduleId: Uuid,
  /** Site of its lessons; `null`: every site. */
  siteId: Type.Union([Id<'SiteId'>(), Type.Null()]),
} as const;
/** Unit of the school complex; `null`: the school as a whole. */
const unitId = Type.Union([Uuid, Type.Null()]);
const version = { version: Type.Integer({ minimum: 1 }) } as const;

export const SchoolClass = Type.Object(
  { classId: Id<'ClassId'>(), yearId: Uuid, ...fields, unitId, ...version },
  Strict,
);
export type SchoolClass = Static<typeof SchoolClass>;

/** A class to be put in; without `unitId`: of the school as a whole. */
export type NewClass = Omit<SchoolClass, 'unitId' | 'version'> & {
  readonly unitId?: string | null;
};

export const ClassBody = Type.Object(
  { yearId: Uuid, ...fields, unitId: Type.Optional(unitId) },
  Strict,
);
/** `version` is that of the last reading; another one is a conflict. */
export const ClassChange = Type.Object({ ...fields, unitId, ...version }, Strict);
export type ClassChange = Static<typeof ClassChange>;
export const ClassParams = Type.Object({ classId: Id<'ClassId'>() }, Strict);
/** Classes of one year; of the year of today when left out. */
export const ClassQuery = Type.Object({ yearId: Type.Optional(Uuid) }, Strict);

const terms = Type.Array(
  Type.Object(
    { ordinal: Type.Integer({ minimum: 1, maximum: 2 }), from: LocalDate, to: LocalDate },
    Strict,
  ),
  { maxItems: 2 },
);
/** Terms of a class, and whether they differ from those of the year; the version is that of the class. */
export const ClassTermsReply = Type.Object({ terms, isOwn: Type.Boolean(), ...version }, Strict);
/** No term: those of the year again. */
export const ClassTermsBody = Type.Object({ terms, ...version }, Strict);
