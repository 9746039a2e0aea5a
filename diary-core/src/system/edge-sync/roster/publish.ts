import { createHash } from 'node:crypto';
import type { BlockId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { Roster } from '@furtka/core-contract/roster';
import { seal } from '@furtka/core-contract/signed';
import { serviceActor } from '../../../kernel/access/control.ts';
import type { SchoolTx } from '../../../kernel/db/handles.ts';
import type { Services } from '../../../kernel/services.ts';
import { ensureRosterKeys, ensureSchoolKeys } from '../../../presence/school-keys/api.ts';
import { settlements } from '../store.ts';
import { buildRoster, nextVersion } from './build.ts';
import { readRosterInput } from './read-input.ts';

/** A roster is renewed at this age even when nothing changed, ms of the system clock. */
export const RENEWED_AFTER_MS = 20 * 3600 * 1000;

interface Prepared {
  readonly body: Omit<Roster, 'version' | 'issuedAtUtc'>;
  readonly digest: string;
  /** Version of the school that was read. */
  readonly schoolVersion: number;
}

/** Reads and builds outside of any writing: the biggest part of the work holds up nobody. */
const prepare = (
  services: Services,
  schoolId: SchoolId,
  siteId: SiteId,
): Promise<Prepared | undefined> =>
  services.db.forSchool(schoolId).read(async (read) => {
    const schoolVersion = await services.feed.version(read);
    const input = await readRosterInput(read, services, siteId);
    if (input === undefined) return undefined;
    const body = buildRoster(input);
    const digest = createHash('sha256').update(JSON.stringify(body)).digest('hex');
    return { body, digest, schoolVersion };
  });

/** Notes which roster settles each block first. */
const noteSettlements = async (
  tx: SchoolTx,
  siteId: SiteId,
  blocks: readonly BlockId[],
  version: number,
): Promise<void> => {
  const known = await settlements(tx, siteId, blocks);
  await tx.insertMany(
    'site_settlement',
    blocks
      .filter((blockId) => !known.has(blockId))
      .map((blockId) => ({
        id: tx.newId<'SettlementId'>(),
        site_id: siteId,
        block_id: blockId,
        roster_version: version,
      })),
  );
};

const issue = async (
  tx: SchoolTx,
  services: Services,
  siteId: SiteId,
  prepared: Prepared,
): Promise<number | undefined> => {
  const { body, digest, schoolVersion } = prepared;
  const last = await tx.get('site_roster', siteId);
  const nowUtc = services.clocks.system.nowMs();
  if (last !== undefined) {
    const isFresh = nowUtc - last.issued_at_utc < RENEWED_AFTER_MS;
    // Somebody else read a later state and was quicker.
    if (last.school_version > schoolVersion || (last.digest === digest && isFresh))
      return undefined;
  }
  const version = nextVersion(last?.version, nowUtc);
  const { current } = await ensureRosterKeys(tx, services);
  const roster: Roster = { ...body, version, issuedAtUtc: nowUtc };
  await tx.put('site_roster', {
    id: siteId,
    version,
    issued_at_utc: nowUtc,
    digest,
    school_version: schoolVersion,
    signed_text: seal(current, 'roster', JSON.stringify(roster)),
  });
  await noteSettlements(tx, siteId, body.settledBlocks, version);
  tx.announce('roster.built', { siteId, version });
  return version;
};

const options = (siteId: SiteId, action: string) => ({
  actor: serviceActor('edge-sync.roster'),
  action,
  subject: { kind: 'site', id: siteId },
});

/**
 * Builds, signs and publishes the roster of a site if it says something new or the last one is old.
 *
 * @returns its version; undefined when the last one stands
 */
export const publishRoster = async (
  services: Services,
  schoolId: SchoolId,
  siteId: SiteId,
): Promise<number | undefined> => {
  const db = services.db.forSchool(schoolId);
  let prepared = await prepare(services, schoolId, siteId);
  if (prepared === undefined) {
    await db.change(options(siteId, 'school.keys'), (tx) => ensureSchoolKeys(tx, services));
    prepared = await prepare(services, schoolId, siteId);
  }
  if (prepared === undefined) return undefined;
  const found = prepared;
  const version = await db.change(options(siteId, 'roster.publish'), (tx) =>
    issue(tx, services, siteId, found),
  );
  if (version !== undefined)
    services.log.info({ siteId, version, cards: found.body.cards.length }, 'roster.published');
  return version;
};
