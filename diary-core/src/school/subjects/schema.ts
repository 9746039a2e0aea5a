import { UUID_PATTERN } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Uuid = Type.String({ pattern: UUID_PATTERN, minLength: 36, maxLength: 36 });
const fields = {
  name: Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' }),
  shortName: Type.String({ minLength: 1, maxLength: 10, pattern: '\\S' }),
} as const;

const version = { version: Type.Integer({ minimum: 1 }) } as const;

export const Subject = Type.Object({ subjectId: Uuid, ...fields, ...version }, Strict);
export type Subject = Static<typeof Subject>;
/** A subject to be put in. */
export type NewSubject = Omit<Subject, 'version'>;
/** `version` is that of the last reading; another one is a conflict. */
export const SubjectChange = Type.Object({ ...fields, ...version }, Strict);
export const SubjectBody = Type.Object(fields, Strict);
export const SubjectParams = Type.Object({ subjectId: Uuid }, Strict);
