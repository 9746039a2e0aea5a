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

/** A school year as read; dates are school dates, both ends included. */
export const SchoolYearReply = Type.Object(
  {
    yearId: Uuid,
    ...yearFields,
    terms: Type.Array(Type.Object({ termId: Uuid, ...termFields }, Strict)),
  },
  Strict,
);
export const SchoolYearBody = Type.Object(
  { ...yearFields, terms: Type.Array(Type.Object(termFields, Strict), { maxItems: 2 }) },
  Strict,
);
