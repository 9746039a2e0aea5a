import { createPrivateKey, sign, verify, X509Certificate } from 'node:crypto';
import { Id } from '@furtka/core-contract/ids';
import Type, { type Static } from 'typebox';
import { Compile } from 'typebox/compile';
import { FAILURES, STEP_KINDS } from '../../core/self-test.ts';
import type { Identity } from '../identity.ts';

const Strict = { additionalProperties: false } as const;
const oneOf = <const Names extends readonly string[]>(names: Names) =>
  Type.Unsafe<Names[number]>(Type.Union(names.map((name) => Type.Literal(name))));
const Text = Type.String({ maxLength: 120 });
const Count = Type.Optional(Type.Integer({ minimum: 0 }));

const SheetStep = Type.Object(
  {
    id: Text,
    kind: oneOf(STEP_KINDS),
    deviceId: Text,
    /** Where it is wired, as the config says. */
    wiring: Text,
    status: oneOf(['waiting', 'ok', 'failed'] as const),
    atUtc: Type.Optional(Type.Integer()),
    failure: Type.Optional(oneOf(FAILURES)),
    /** Device at which the fault was seen. */
    seenAt: Type.Optional(Text),
    figures: Type.Object(
      { quietMs: Count, reads: Count, badFrames: Count, edges: Count, pulseMs: Count },
      Strict,
    ),
  },
  Strict,
);

/** What a self-test of one door found. No card, no person. Times: system clock of the box, UTC ms. */
export const TestSheet = Type.Object(
  {
    v: Type.Literal(1),
    kind: Type.Literal('furtka.door-self-test'),
    agentId: Id<'AgentId'>(),
    siteId: Id<'SiteId'>(),
    doorId: Id<'DoorId'>(),
    /** As the installer calls it; may be empty. */
    doorName: Text,
    driver: Text,
    /** Of the box's program, and of the board where the driver tells it. */
    program: Text,
    firmware: Type.Optional(Text),
    zone: Text,
    madeAtUtc: Type.Integer(),
    passed: Type.Boolean(),
    steps: Type.Array(SheetStep, { minItems: 1, maxItems: 32 }),
  },
  Strict,
);
export type TestSheet = Static<typeof TestSheet>;

const SignedSheet = Type.Object(
  {
    v: Type.Literal(1),
    /** The sheet as it was signed, byte by byte. */
    body: Type.String({ maxLength: 65_536 }),
    /** ECDSA P-256 with SHA-256 over the context line and the body; r and s, base64url. */
    signature: Type.String({ minLength: 86, maxLength: 86 }),
    certificatePem: Type.String({ maxLength: 8192 }),
  },
  Strict,
);

const sheetShape = Compile(TestSheet);
const signedShape = Compile(SignedSheet);
const CONTEXT = 'furtka-door-self-test-1\n';
const ENCODING = { dsaEncoding: 'ieee-p1363' } as const;

/** Signs with the agent's own key; the certificate of the site's CA goes along. */
export const signSheet = (
  { privateKeyPem, certificatePem }: Pick<Identity, 'privateKeyPem' | 'certificatePem'>,
  sheet: TestSheet,
): string => {
  const body = JSON.stringify(sheet);
  const key = { key: createPrivateKey(privateKeyPem), ...ENCODING };
  const signature = sign('sha256', Buffer.from(CONTEXT + body), key).toString('base64url');
  return `${JSON.stringify({ v: 1, body, signature, certificatePem }, null, 2)}\n`;
};

export type Verified =
  | { readonly ok: true; readonly sheet: TestSheet }
  | {
      readonly ok: false;
      readonly code:
        | 'sheet.malformed'
        | 'sheet.other_ca'
        | 'sheet.not_valid_then'
        | 'sheet.bad_signature'
        | 'sheet.other_agent';
    };

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const certificateOf = (pem: string): X509Certificate | undefined => {
  try {
    return new X509Certificate(pem);
  } catch {
    return undefined;
  }
};

/** Signature first, then the body. `caPem`: the site's CA. Never throws. */
export const verifySheet = (text: string, caPem: string): Verified => {
  const signed = parsed(text);
  if (!signedShape.Check(signed)) return { ok: false, code: 'sheet.malformed' };
  const ca = certificateOf(caPem);
  const certificate = certificateOf(signed.certificatePem);
  if (certificate === undefined) return { ok: false, code: 'sheet.malformed' };
  if (ca === undefined || !certificate.checkIssued(ca) || !certificate.verify(ca.publicKey))
    return { ok: false, code: 'sheet.other_ca' };
  const isGood = verify(
    'sha256',
    Buffer.from(CONTEXT + signed.body),
    { key: certificate.publicKey, ...ENCODING },
    Buffer.from(signed.signature, 'base64url'),
  );
  if (!isGood) return { ok: false, code: 'sheet.bad_signature' };
  const sheet = parsed(signed.body);
  if (!sheetShape.Check(sheet)) return { ok: false, code: 'sheet.malformed' };
  if (!certificate.subject.split('\n').includes(`CN=${sheet.agentId}`))
    return { ok: false, code: 'sheet.other_agent' };
  const isThen =
    Date.parse(certificate.validFrom) <= sheet.madeAtUtc &&
    sheet.madeAtUtc <= Date.parse(certificate.validTo);
  return isThen ? { ok: true, sheet } : { ok: false, code: 'sheet.not_valid_then' };
};
