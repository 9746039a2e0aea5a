import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';
import { CATEGORY_COLOURS, MOST_WEIGHT_HUNDREDTHS } from './domain.ts';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const fields = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  /** As the head of a column of grades: `spr`. */
  shortName: Type.String({ minLength: 1, maxLength: 10, pattern: '\\S' }),
  /** Weight that a grade of the category begins with; 100 is weight 1. */
  weightHundredths: Type.Integer({ minimum: 0, maximum: MOST_WEIGHT_HUNDREDTHS }),
  /** Grades of it count towards the average unless a teacher says otherwise. */
  isCounted: Type.Boolean(),
  colour: OneOf(CATEGORY_COLOURS),
} as const;
const version = { version: Type.Integer({ minimum: 1 }) } as const;

export const GradeCategory = Type.Object({ gradeCategoryId: Uuid, ...fields, ...version }, Strict);
export type GradeCategory = Static<typeof GradeCategory>;
export const GradeCategoryBody = Type.Object(fields, Strict);
export type GradeCategoryBody = Static<typeof GradeCategoryBody>;
/** `version` is that of the last reading; another one is a conflict. */
export const GradeCategoryChange = Type.Object({ ...fields, ...version }, Strict);
export const GradeCategoryParams = Type.Object({ gradeCategoryId: Uuid }, Strict);
