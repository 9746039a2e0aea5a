import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const yearFields = {
  name: Type.String({ minLength: 1, maxLength: 40, pattern: '\\S' }),
  from: LocalDate,
  to: LocalDate,
  lessonsFrom: LocalDate,
  lessonsTo: LocalDate,
} as const;
const termFields = {
  ordinal: Type.Integer({ minimum: 1, maximum: 2 }),
  from: LocalDate,
  to: LocalDate,
} as const;

const version = { version: Type.Integer({ minimum: 1 }) } as const;
const terms = Type.Array(Type.Object(termFields, Strict), { maxItems: 2 });

/** A school year as read; dates are school dates, both ends included. */
export const SchoolYearReply = Type.Object(
  {
    yearId: Uuid,
    ...yearFields,
    terms: Type.Array(Type.Object({ termId: Uuid, ...termFields }, Strict)),
    /** The year of today. */
    isCurrent: Type.Boolean(),
    ...version,
  },
  Strict,
);
export const SchoolYearBody = Type.Object({ ...yearFields, terms }, Strict);
/** `version` is that of the last reading; another one is a conflict. */
export const SchoolYearChange = Type.Object({ ...yearFields, terms, ...version }, Strict);
export const SchoolYearParams = Type.Object({ yearId: Uuid }, Strict);
export const VersionQuery = Type.Object({ version: Type.Integer({ minimum: 1 }) }, Strict);
