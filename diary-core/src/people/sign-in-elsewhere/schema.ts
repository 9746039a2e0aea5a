import { Id } from '@furtka/core-contract/ids';
import { OneOf } from '@furtka/core-contract/one-of';
import Type from 'typebox';

const Strict = { additionalProperties: false } as const;
const Line = (most: number) => Type.String({ minLength: 1, maxLength: most, pattern: '\\S' });
/** OIDC Core 1.0, section 2: at most 255 signs, compared exactly. */
const Subject = Type.String({ minLength: 1, maxLength: 255 });
const IssuerId = Id<'SignInIssuerId'>();

/** A button at the login. */
export const OfferRow = Type.Object(
  { issuerId: IssuerId, label: Type.String(), schoolName: Type.String() },
  Strict,
);
export const StartBody = Type.Object(
  { issuerId: IssuerId, ownDevice: Type.Optional(Type.Boolean()) },
  Strict,
);
export const LinkStartBody = Type.Object({ issuerId: IssuerId }, Strict);
/** Where the browser goes now. */
export const StartReply = Type.Object({ url: Type.String() }, Strict);
/** As it stood in the address to which the browser came back. */
export const BroughtBody = Type.Object(
  {
    state: Type.String({ minLength: 1, maxLength: 200 }),
    code: Type.Optional(Type.String({ minLength: 1, maxLength: 4096 })),
    error: Type.Optional(Type.String({ minLength: 1, maxLength: 200 })),
    iss: Type.Optional(Type.String({ minLength: 1, maxLength: 500 })),
  },
  Strict,
);

const MadeBy = OneOf(['owner', 'office']);
export const OwnLinkRow = Type.Object(
  {
    issuerId: IssuerId,
    label: Type.String(),
    schoolName: Type.String(),
    linkedAtUtc: Type.Optional(Type.Integer()),
    madeBy: Type.Optional(MadeBy),
  },
  Strict,
);
export const IssuerParams = Type.Object({ issuerId: IssuerId }, Strict);

export const IssuerRow = Type.Object(
  {
    issuerId: IssuerId,
    issuer: Type.String(),
    clientId: Type.String(),
    hasSecret: Type.Boolean(),
    label: Type.String(),
    isOn: Type.Boolean(),
    isFactorTrusted: Type.Boolean(),
    links: Type.Integer(),
    /** To be entered at the issuer. */
    backAddress: Type.String(),
    version: Type.Integer(),
  },
  Strict,
);
const Secret = Type.String({ maxLength: 500 });
export const IssuerBody = Type.Object(
  { issuer: Line(300), clientId: Line(200), clientSecret: Type.Optional(Secret), label: Line(40) },
  Strict,
);
/** Without `clientSecret` it stays; an empty one takes it away. */
export const IssuerPatch = Type.Object(
  {
    clientId: Line(200),
    clientSecret: Type.Optional(Secret),
    label: Line(40),
    isOn: Type.Boolean(),
    isFactorTrusted: Type.Boolean(),
    version: Type.Integer({ minimum: 1 }),
  },
  Strict,
);
export const AddedReply = Type.Object({ issuerId: IssuerId }, Strict);
export const TryBody = Type.Object({ issuer: Line(300) }, Strict);
export const TryReply = Type.Object(
  { issuer: Type.String(), signsInAt: Type.String(), hasPkce: Type.Boolean() },
  Strict,
);

export const AccountIssuerParams = Type.Object(
  { accountId: Id<'AccountId'>(), issuerId: IssuerId },
  Strict,
);
export const AccountParams = Type.Object({ accountId: Id<'AccountId'>() }, Strict);
export const OfficeLinkRow = Type.Object(
  { issuerId: IssuerId, subject: Type.String(), madeBy: MadeBy, madeAtUtc: Type.Integer() },
  Strict,
);
const Reason = Line(300);
export const OfficeLinkBody = Type.Object({ subject: Subject, reason: Reason }, Strict);
export const OfficeUnlinkBody = Type.Object({ reason: Reason }, Strict);
