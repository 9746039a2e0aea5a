import { createPrivateKey, createPublicKey, sign, verify } from 'node:crypto';

/**
 * Signed text that travels: a header line, a line feed, the body as it was signed.
 *
 *     furtka1 <kind> <keyId> <signature, base64url, 86 characters>\n<body>
 *
 * The Ed25519 signature covers `furtka1 <kind> <keyId>\n<body>`, so that a roster can never pass for a command. The body is
 * parsed only after the signature was found good. Keys are 32 raw bytes as base64url.
 */
export const SIGNED_KINDS = ['roster', 'deny', 'mode', 'command', 'release'] as const;
export type SignedKind = (typeof SIGNED_KINDS)[number];

/** A public key that the reader trusts. */
export interface VerifyKey {
  readonly keyId: string;
  /** 32 raw bytes, base64url. */
  readonly publicKey: string;
}

export interface SigningKey extends VerifyKey {
  /** 32-byte seed, base64url. */
  readonly privateKey: string;
}

export type Opening =
  | { readonly ok: true; readonly keyId: string; readonly body: string }
  | {
      readonly ok: false;
      readonly code:
        | 'signed.malformed'
        | 'signed.other_kind'
        | 'signed.unknown_key'
        | 'signed.bad_signature';
    };

const HEADER = /^furtka1 ([a-z]{1,16}) ([A-Za-z0-9_-]{1,64}) ([A-Za-z0-9_-]{86})$/;
const MAX_HEADER_LENGTH = 200;

const text = (kind: SignedKind, keyId: string, body: string): Buffer =>
  Buffer.from(`furtka1 ${kind} ${keyId}\n${body}`);

/** Signs a body. */
export const seal = (key: SigningKey, kind: SignedKind, body: string): string => {
  const privateKey = createPrivateKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey, d: key.privateKey },
    format: 'jwk',
  });
  const signature = sign(null, text(kind, key.keyId, body), privateKey).toString('base64url');
  return `furtka1 ${kind} ${key.keyId} ${signature}\n${body}`;
};

/** Checks a signed text against the keys one trusts; never throws, never parses the body. */
export const open = (keys: readonly VerifyKey[], kind: SignedKind, signed: string): Opening => {
  const end = signed.indexOf('\n');
  if (end < 0 || end > MAX_HEADER_LENGTH) return { ok: false, code: 'signed.malformed' };
  const header = HEADER.exec(signed.slice(0, end));
  const [, foundKind, keyId, signature] = header ?? [];
  if (foundKind === undefined || keyId === undefined || signature === undefined)
    return { ok: false, code: 'signed.malformed' };
  if (foundKind !== kind) return { ok: false, code: 'signed.other_kind' };
  const key = keys.find((candidate) => candidate.keyId === keyId);
  if (key === undefined) return { ok: false, code: 'signed.unknown_key' };
  const body = signed.slice(end + 1);
  const publicKey = createPublicKey({
    key: { kty: 'OKP', crv: 'Ed25519', x: key.publicKey },
    format: 'jwk',
  });
  const good = verify(
    null,
    text(kind, keyId, body),
    publicKey,
    Buffer.from(signature, 'base64url'),
  );
  return good ? { ok: true, keyId, body } : { ok: false, code: 'signed.bad_signature' };
};
