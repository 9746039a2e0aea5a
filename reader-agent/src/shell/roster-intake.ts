import { ROSTER_VERSIONS, Roster, rosterFault } from '@furtka/core-contract/roster';
import { open, type VerifyKey } from '@furtka/core-contract/signed';
import { Compile } from 'typebox/compile';

const DAY_MS = 86_400_000;
const shape = Compile(Roster);

/** What a roster is measured by. */
export interface IntakeContext {
  readonly keys: readonly VerifyKey[];
  readonly siteId: string;
  readonly schoolId: string;
  readonly cardKeyIds: readonly string[];
  /** Version in force, 0 = none. */
  readonly currentVersion: number;
  /** Highest version ever applied, also when its file was lost since. */
  readonly highestVersion: number;
  readonly systemMs: number;
  readonly isClockSure: boolean;
}

export type Intake =
  | { readonly ok: true; readonly roster: Roster; readonly keyId: string }
  | { readonly ok: false; readonly code: string };

const parse = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** Said plainly, so that whoever reads the event knows that this agent is to be upgraded. */
const isOfLaterVersion = (body: unknown): boolean =>
  typeof body === 'object' &&
  body !== null &&
  'v' in body &&
  typeof body.v === 'number' &&
  !ROSTER_VERSIONS.some((known) => known === body.v);

/** Why a roster of good signature and shape is not for this agent, `undefined` when it is. */
const refusal = (roster: Roster, context: IntakeContext): string | undefined => {
  if (roster.schoolId !== context.schoolId) return 'roster.other_school';
  if (roster.siteId !== context.siteId) return 'roster.other_site';
  if (roster.version < Math.max(context.currentVersion, context.highestVersion))
    return 'roster.older';
  if (roster.version === context.currentVersion) return 'roster.version_reused';
  const latest = context.systemMs + DAY_MS;
  if (context.isClockSure && (roster.version > latest || roster.issuedAtUtc > latest))
    return 'roster.ahead';
  return context.cardKeyIds.includes(roster.cardKeyId) ? undefined : 'roster.card_key_unknown';
};

/** Checks the signature, only then parses, only then looks at what it says. Never throws. */
export const takeRoster = (text: string, context: IntakeContext): Intake => {
  const opening = open(context.keys, 'roster', text);
  if (!opening.ok) return opening;
  const body = parse(opening.body);
  if (isOfLaterVersion(body)) return { ok: false, code: 'roster.version_unknown' };
  if (!shape.Check(body)) return { ok: false, code: 'roster.malformed' };
  const code = rosterFault(body) ?? refusal(body, context);
  return code === undefined
    ? { ok: true, roster: body, keyId: opening.keyId }
    : { ok: false, code };
};

/** The core's keys that this agent trusts, oldest first. */
export interface RosterTrust {
  readonly enrolmentId: string;
  readonly trusted: readonly VerifyKey[];
  /** Good only for rosters that lie on this disk already. */
  readonly retired: readonly VerifyKey[];
  readonly highestVersion: number;
}

const RETIRED_KEPT = 4;

/** Trust after a roster was applied: keys before its own are retired, the next one that it names is added. */
export const trustAfter = (
  trust: RosterTrust,
  keyId: string,
  roster: Pick<Roster, 'version' | 'nextKey'>,
): RosterTrust => {
  const from = Math.max(
    0,
    trust.trusted.findIndex((key) => key.keyId === keyId),
  );
  const { nextKey } = roster;
  const isNew = nextKey !== undefined && !trust.trusted.some((key) => key.keyId === nextKey.keyId);
  return {
    enrolmentId: trust.enrolmentId,
    trusted: [...trust.trusted.slice(from), ...(isNew ? [nextKey] : [])],
    retired: [...trust.retired, ...trust.trusted.slice(0, from)].slice(-RETIRED_KEPT),
    highestVersion: Math.max(trust.highestVersion, roster.version),
  };
};
