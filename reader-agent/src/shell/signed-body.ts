import { open, type SignedKind, type VerifyKey } from '@furtka/core-contract/signed';

interface Shape<Body> {
  Check(value: unknown): value is Body;
}

export type SignedBody<Body> =
  | { readonly ok: true; readonly body: Body }
  | { readonly ok: false; readonly code: string };

/** Signature first, then JSON, then shape and site. Never throws. */
export const signedBody = <Body extends { readonly siteId: string }>(
  text: string,
  kind: Extract<SignedKind, 'deny' | 'mode'>,
  shape: Shape<Body>,
  context: { readonly keys: readonly VerifyKey[]; readonly siteId: string },
): SignedBody<Body> => {
  const opening = open(context.keys, kind, text);
  if (!opening.ok) return opening;
  let body: unknown;
  try {
    body = JSON.parse(opening.body);
  } catch {
    body = undefined;
  }
  if (!shape.Check(body)) return { ok: false, code: `${kind}.malformed` };
  return body.siteId === context.siteId
    ? { ok: true, body }
    : { ok: false, code: `${kind}.other_site` };
};
