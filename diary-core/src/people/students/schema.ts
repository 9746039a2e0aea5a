import { Id } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const Name = Type.String({ minLength: 1, maxLength: 80, pattern: '\\S' });
const Pesel = Type.String({ pattern: '^[0-9]{11}$' });
const orNull = <T extends Type.TSchema>(schema: T) => Type.Union([schema, Type.Null()]);

/** A student in a list. Class and number are missing for one who is in no class today. */
export const StudentRow = Type.Object(
  {
    studentId: Id<'PersonId'>(),
    firstName: Type.String(),
    lastName: Type.String(),
    classId: Type.Optional(Id<'ClassId'>()),
    className: Type.Optional(Type.String()),
    numberInClass: Type.Optional(Type.Integer()),
  },
  Strict,
);
export type StudentRow = Static<typeof StudentRow>;

export const StudentDetail = Type.Object(
  {
    ...StudentRow.properties,
    bornOn: orNull(LocalDate),
    joinedOn: LocalDate,
    leftOn: orNull(LocalDate),
    hasPesel: Type.Boolean(),
    version: Type.Integer(),
  },
  Strict,
);
export type StudentDetail = Static<typeof StudentDetail>;

export const StudentQuery = Type.Object(
  {
    search: Type.Optional(Type.String({ maxLength: 100 })),
    classId: Type.Optional(Id<'ClassId'>()),
    after: Type.Optional(Type.String({ maxLength: 36 })),
    limit: Type.Optional(Type.Integer({ minimum: 1, maximum: 200 })),
  },
  Strict,
);
export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);

/** Only what is given changes; `null` takes a value away. `version` is that of the last reading. */
export const StudentChange = Type.Object(
  {
    version: Type.Integer(),
    firstName: Type.Optional(Name),
    lastName: Type.Optional(Name),
    bornOn: Type.Optional(orNull(LocalDate)),
    pesel: Type.Optional(orNull(Pesel)),
  },
  Strict,
);
export type StudentChange = Static<typeof StudentChange>;

/** `leftOn`: first day on which the student is no longer of the school. */
export const LeaveBody = Type.Object(
  { leftOn: LocalDate, reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }) },
  Strict,
);
export const PeselReply = Type.Object({ pesel: orNull(Pesel) }, Strict);

/** `version` is that of the student's record as it was last read. */
export const GateNoteReply = Type.Object(
  { note: orNull(Type.String()), version: Type.Integer() },
  Strict,
);
export const GateNoteBody = Type.Object(
  { note: orNull(Type.String({ maxLength: 500 })), version: Type.Integer() },
  Strict,
);
/** Base64. Its length is judged with the content, so that the answer says which. */
export const PhotoBody = Type.Object(
  { photo: Type.String({ minLength: 1, maxLength: 16_000_000 }) },
  Strict,
);
