import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { writeWhole } from './kept-file.ts';

const Strict = { additionalProperties: false } as const;
const Key = Type.Object({ keyId: Type.String(), publicKey: Type.String() }, Strict);

/** Who this agent is: made by enrolment, one file of mode 0600, replaced as a whole by a renewal. */
export const Identity = Type.Object(
  {
    /** Random text of one enrolment; another one begins a new epoch of the spool. */
    enrolmentId: Type.String({ minLength: 8, maxLength: 64 }),
    agentId: Id<'AgentId'>(),
    schoolId: Id<'SchoolId'>(),
    siteId: Id<'SiteId'>(),
    zone: Type.String(),
    mqttPort: Type.Integer({ minimum: 1, maximum: 65535 }),
    renewAfterUtc: Type.Integer(),
    privateKeyPem: Type.String(),
    certificatePem: Type.String(),
    caPem: Type.String(),
    hubKeys: Type.Array(Key, { minItems: 1 }),
    /** Trusted until a roster names its successor; the chain from here on is kept beside the roster. */
    rosterKeys: Type.Array(Key, { minItems: 1 }),
    cardKeys: Type.Array(Type.Object({ keyId: Type.String(), key: Type.String() }, Strict), {
      minItems: 1,
    }),
  },
  Strict,
);
export type Identity = Static<typeof Identity>;

const shape = Compile(Identity);
export const IDENTITY_FILE = 'identity.json';

/** An agent that was never enrolled, or whose identity cannot be read. */
export class IdentityError extends Error {
  readonly code: 'identity.missing' | 'identity.damaged';
  constructor(code: IdentityError['code'], message: string) {
    super(message);
    this.name = 'IdentityError';
    this.code = code;
  }
}

/** Text of an identity as it lies on disk. */
export const identityText = (identity: Identity): string =>
  `${JSON.stringify(identity, null, 2)}\n`;

/** Reads the identity of a data folder and sees that nobody else may. */
export const loadIdentity = (dataDir: string): Identity => {
  const path = join(dataDir, IDENTITY_FILE);
  let text: string;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    const sentence = `no identity in ${dataDir}: enrol this agent with the code that the hub prints`;
    throw new IdentityError('identity.missing', `${sentence} (${String(error)})`);
  }
  let found: unknown;
  try {
    found = JSON.parse(text);
  } catch {
    found = undefined;
  }
  if (!shape.Check(found))
    throw new IdentityError('identity.damaged', `${path} is damaged: enrol this agent again`);
  chmodSync(path, 0o600);
  return found;
};

/** Writes the identity, whole or not at all. */
export const saveIdentity = (dataDir: string, identity: Identity): void => {
  writeWhole(dataDir, IDENTITY_FILE, identityText(identity));
};
