import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type, { type Static } from 'typebox';

const Strict = { additionalProperties: false } as const;
const BASE64URL = '^[A-Za-z0-9_-]+$';
const Bytes = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: BASE64URL });

/** What an authenticator answers to a question; bytes as base64url. */
export const PasskeyAnswer = Type.Object(
  {
    id: Bytes(1400),
    clientDataJSON: Bytes(4000),
    authenticatorData: Bytes(4000),
    signature: Bytes(4000),
  },
  Strict,
);

/** What an authenticator made for enrolment; bytes as base64url. */
export const PasskeyMade = Type.Object(
  { id: Bytes(1400), clientDataJSON: Bytes(4000), attestationObject: Bytes(20_000) },
  Strict,
);

export const AddPasskeyBody = Type.Object(
  { name: Type.String({ minLength: 1, maxLength: 60, pattern: '\\S' }), made: PasskeyMade },
  Strict,
);
export const PasskeyParams = Type.Object({ passkeyId: Id<'PasskeyId'>() }, Strict);

/** What a page hands to the browser. `allow`: only these passkeys; empty: whichever the device holds. */
export const PasskeyQuestion = Type.Object(
  { challenge: Type.String(), rpId: Type.String(), allow: Type.Array(Type.String()) },
  Strict,
);
export const PasskeyEnrolment = Type.Object(
  {
    challenge: Type.String(),
    rpId: Type.String(),
    userHandle: Type.String(),
    login: Type.String(),
    name: Type.String(),
    exclude: Type.Array(Type.String()),
  },
  Strict,
);

export const FactorList = Type.Object(
  {
    totpSetAtUtc: Type.Union([Type.Integer(), Type.Null()]),
    passkeys: Type.Array(
      Type.Object(
        {
          passkeyId: Type.String(),
          name: Type.String(),
          addedAtUtc: Type.Integer(),
          usedAtUtc: Type.Optional(Type.Integer()),
        },
        Strict,
      ),
    ),
    codeCard: Type.Union([
      Type.Object(
        { serial: Type.Integer(), madeAtUtc: Type.Integer(), left: Type.Integer() },
        Strict,
      ),
      Type.Null(),
    ]),
  },
  Strict,
);

/** Shown here and never again. */
export const TotpEnrolment = Type.Object({ uri: Type.String(), secret: Type.String() }, Strict);
export const TotpCodeBody = Type.Object({ code: Type.String({ pattern: '^[0-9]{6}$' }) }, Strict);

/** A new card of codes, in order of their numbers from 1; shown here and never again. */
export const PrintedCardReply = Type.Object(
  { serial: Type.Integer({ minimum: 1 }), codes: Type.Array(Type.String()) },
  Strict,
);

/** Ways that are open now, what each needs. `codeNumber`: the code of the card that is asked for; absent: none is left. */
export const WaysReply = Type.Object(
  {
    ways: Type.Array(Type.String()),
    codeNumber: Type.Optional(Type.Integer({ minimum: 1 })),
    passkey: Type.Optional(PasskeyQuestion),
  },
  Strict,
);

const Code = Type.String({ minLength: 4, maxLength: 20, pattern: '^[0-9 -]+$' });

/** One way, shown. Exactly the part that belongs to it. */
export const StepBody = Type.Union([
  Type.Object({ way: Type.Literal('totp'), code: Code }, Strict),
  Type.Object({ way: Type.Literal('codeCard'), code: Code }, Strict),
  Type.Object({ way: Type.Literal('passkey'), answer: PasskeyAnswer }, Strict),
]);
export type StepBody = Static<typeof StepBody>;

export const ProofBody = Type.Union([
  ...StepBody.anyOf,
  Type.Object(
    { way: Type.Literal('password'), password: Type.String({ minLength: 1, maxLength: 200 }) },
    Strict,
  ),
]);

export const PasskeyLoginBody = Type.Object(
  { answer: PasskeyAnswer, ownDevice: Type.Optional(Type.Boolean()) },
  Strict,
);

export const AccountParams = Type.Object({ accountId: Id<'AccountId'>() }, Strict);

/** What the office saw; never its number. */
export const DOCUMENTS = ['idCard', 'passport', 'schoolCard', 'knownInPerson'] as const;
export const ResetBody = Type.Object(
  {
    document: OneOf(DOCUMENTS),
    reason: Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' }),
  },
  Strict,
);
