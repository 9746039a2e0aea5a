import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;

export const CallParams = Type.Object({ callId: Id<'EventId'>() }, Strict);

/** A call for help. Times: school clock, UTC ms. `answered…`: absent while nobody has answered. */
export const HelpCall = Type.Object(
  {
    callId: Id<'EventId'>(),
    schoolId: Id<'SchoolId'>(),
    doorName: Type.String(),
    /** Empty where the door does not know who it was. */
    holderName: Type.String(),
    occurredAtUtc: Type.Integer(),
    answeredAtUtc: Type.Optional(Type.Integer()),
    answeredBy: Type.Optional(Type.String()),
    /** Answered in the gatehouse. */
    answeredAtKiosk: Type.Optional(Type.Literal(true)),
  },
  Strict,
);
export type HelpCall = Static<typeof HelpCall>;
