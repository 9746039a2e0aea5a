import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';
import { DOCUMENT_KINDS } from './kinds.ts';

const Strict = { additionalProperties: false } as const;
const Words = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

const fields = {
  kind: OneOf(DOCUMENT_KINDS),
  /** The clinic. */
  issuer: Words(200),
  number: orNull(Words(60)),
  issuedOn: LocalDate,
  validUntil: orNull(LocalDate),
  about: Words(2000),
  recommendations: Words(4000),
};
export const DocumentBody = Type.Object(fields, Strict);
export type DocumentBody = Static<typeof DocumentBody>;
export const DocumentChange = Type.Object({ ...fields, version: Type.Integer() }, Strict);
export type DocumentChange = Static<typeof DocumentChange>;

/** `isOver`: it holds no longer. */
export const SupportDocument = Type.Object(
  {
    documentId: Id<'SupportDocumentId'>(),
    ...fields,
    isOver: Type.Boolean(),
    writtenBy: Type.String(),
    writtenAtUtc: Type.Integer(),
    version: Type.Integer(),
  },
  Strict,
);
export type SupportDocument = Static<typeof SupportDocument>;

export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
export const DocumentParams = Type.Object(
  { studentId: Id<'PersonId'>(), documentId: Id<'SupportDocumentId'>() },
  Strict,
);
export const RemoveBody = Type.Object({ reason: Words(200) }, Strict);

/** One reading, newest first. */
export const Reading = Type.Object(
  { name: Type.String(), role: Type.String(), atUtc: Type.Integer() },
  Strict,
);
export type Reading = Static<typeof Reading>;
