import { Id } from '@furtka/core-contract/ids';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
/** As typed: capitals or not, with a space or a hyphen in the middle. */
const Code = Type.String({ minLength: 8, maxLength: 20, pattern: '^[A-Za-z0-9 -]+$' });

export const CodeBody = Type.Object({ code: Code }, Strict);
/** The page names the school, not the child. */
export const CodeReply = Type.Object({ schoolName: Type.String(), login: Type.String() }, Strict);
export const EnterBody = Type.Object(
  {
    code: Code,
    /** Judged by the rules of ACCT-09..11. */
    password: Type.String({ maxLength: 1000 }),
    ownDevice: Type.Optional(Type.Boolean()),
  },
  Strict,
);
export const NoticesBody = Type.Object(
  { passages: Type.Boolean(), absences: Type.Boolean(), messages: Type.Boolean() },
  Strict,
);
export const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, Strict);
