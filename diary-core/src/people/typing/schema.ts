import { Id } from '@furtka/core-contract/ids';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;

/** A login typed unlike the others. `distanceHundredths`: of the usual spread. System clock, UTC ms. */
export const TypingNote = Type.Object(
  { atUtc: Type.Integer(), distanceHundredths: Type.Integer({ minimum: 0 }) },
  Strict,
);

export const OwnTyping = Type.Object(
  {
    offered: Type.Boolean(),
    agreed: Type.Boolean(),
    /** Logins that were learned. */
    learned: Type.Integer({ minimum: 0 }),
    notes: Type.Array(TypingNote),
  },
  Strict,
);

/** Milliseconds: how long each key was held, then from press to press. No keys. */
export const TypingBody = Type.Object(
  {
    times: Type.Array(Type.Integer({ minimum: 0, maximum: 10_000 }), {
      minItems: 5,
      maxItems: 239,
    }),
  },
  Strict,
);

export const AccountParams = Type.Object({ accountId: Id<'AccountId'>() }, Strict);
