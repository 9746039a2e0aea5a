import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';

/**
 * Enrolment of an agent at its hub, on a TLS port of its own (default 8884).
 *
 * The printed code is `<code>.<fingerprint>`: 16 characters of a one-time secret in base32 (Crockford), a dot, and the SHA-256 of the
 * site CA certificate (DER) in lower-case hexadecimal. The agent compares the CA before it sends anything. The hub's server
 * certificate carries `urn:furtka:site:{siteId}`; no host name is looked at.
 *
 *     POST /enrol   EnrolRequest → EnrolReply     once per code
 *     POST /renew   RenewRequest → EnrolReply     with the present client certificate
 */
const Strict = { additionalProperties: false } as const;

export const SITE_URN = (siteId: string): string => `urn:furtka:site:${siteId}`;

export const EnrolRequest = Type.Object(
  {
    code: Type.String({ minLength: 16, maxLength: 16 }),
    /** PKCS#10, PEM; EC P-256. The subject is ignored: the hub names the agent. */
    csrPem: Type.String({ maxLength: 4096 }),
  },
  Strict,
);
export type EnrolRequest = Static<typeof EnrolRequest>;

export const RenewRequest = Type.Object({ csrPem: Type.String({ maxLength: 4096 }) }, Strict);
export type RenewRequest = Static<typeof RenewRequest>;

const VerifyKeySchema = Type.Object({ keyId: Type.String(), publicKey: Type.String() }, Strict);

export const EnrolReply = Type.Object(
  {
    agentId: Id<'AgentId'>(),
    schoolId: Id<'SchoolId'>(),
    siteId: Id<'SiteId'>(),
    zone: Type.String(),
    certificatePem: Type.String(),
    caPem: Type.String(),
    /** Keys the agent trusts: the hub's for deny, mode and command, the core's for rosters. */
    hubKeys: Type.Array(VerifyKeySchema),
    rosterKeys: Type.Array(VerifyKeySchema),
    cardKeys: Type.Array(Type.Object({ keyId: Type.String(), key: Type.String() }, Strict)),
    mqttPort: Type.Integer({ minimum: 1, maximum: 65535 }),
    /** After this instant the agent asks to renew: half of the two years of the hub's table. */
    renewAfterUtc: Type.Integer(),
  },
  Strict,
);
export type EnrolReply = Static<typeof EnrolReply>;
