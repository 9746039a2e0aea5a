import { ROSTER_MAX_BYTES, Roster } from '@furtka/core-contract/roster';
import { open, type VerifyKey } from '@furtka/core-contract/signed';
import { Compile } from 'typebox/compile';

const DAY_MS = 86_400_000;
const schema = Compile(Roster);

export interface RosterContext {
  readonly schoolId: string;
  readonly siteId: string;
  /** Keys that rosters may be signed with now. */
  readonly keys: readonly VerifyKey[];
  /** Version in force, 0 = none. */
  readonly version: number;
  readonly nowUtc: number;
  /** Only a sure clock may call a roster one from the future. */
  readonly isClockSure: boolean;
}

export type RosterCheck =
  | {
      readonly ok: true;
      readonly outcome: 'newer';
      readonly roster: Roster;
      readonly keys: readonly VerifyKey[];
    }
  | { readonly ok: true; readonly outcome: 'already' }
  | {
      readonly ok: false;
      readonly code: 'roster.older' | 'roster.refused';
      /** Why: of the signature, the shape, the place or the version. */
      readonly reason: string;
    };

const refused = (reason: string): RosterCheck => ({ ok: false, code: 'roster.refused', reason });

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** After a roster signed by its successor's key the older key is not trusted any more. */
const keysAfter = (context: RosterContext, keyId: string, roster: Roster): readonly VerifyKey[] => {
  const isSuccessor = context.keys[0] !== undefined && context.keys[0].keyId !== keyId;
  const kept = isSuccessor ? context.keys.filter((key) => key.keyId === keyId) : context.keys;
  const { nextKey } = roster;
  if (nextKey === undefined || kept.some((key) => key.keyId === nextKey.keyId)) return kept;
  return [...kept, nextKey];
};

/**
 * Decides whether a signed text becomes the roster in force. Length and signature are looked at before a byte of the body is
 * parsed; whatever is refused leaves the old roster as it is. Never throws.
 */
export const checkRoster = (signedText: string, context: RosterContext): RosterCheck => {
  if (Buffer.byteLength(signedText) > ROSTER_MAX_BYTES) return refused('roster.too_large');
  const opening = open(context.keys, 'roster', signedText);
  if (!opening.ok) return refused(opening.code);
  const roster = parse(opening.body);
  if (!schema.Check(roster)) return refused('roster.malformed');
  if (roster.schoolId !== context.schoolId) return refused('roster.other_school');
  if (roster.siteId !== context.siteId) return refused('roster.other_site');
  if (roster.version === context.version) return { ok: true, outcome: 'already' };
  if (roster.version < context.version)
    return { ok: false, code: 'roster.older', reason: 'roster.older' };
  const latest = Math.max(roster.version, roster.issuedAtUtc);
  if (context.isClockSure && latest > context.nowUtc + DAY_MS) return refused('roster.from_future');
  return { ok: true, outcome: 'newer', roster, keys: keysAfter(context, opening.keyId, roster) };
};

/** Opens the roster that was stored before; `undefined` when the file was touched. */
export const openStoredRoster = (
  signedText: string,
  keys: readonly VerifyKey[],
): Roster | undefined => {
  const opening = open(keys, 'roster', signedText);
  const roster = opening.ok ? parse(opening.body) : undefined;
  return schema.Check(roster) ? roster : undefined;
};
