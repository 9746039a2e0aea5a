import type { HubId, SchoolId, SiteId } from '@furtka/core-contract/ids';
import {
  type HubEnrolReply,
  type HubEnrolRequest,
  SYNC_VERSIONS,
} from '@furtka/core-contract/sync';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { siteById } from '../../school/schools/api.ts';
import { asCardKey, ensureCardKeys, ensureRosterKeys } from '../school-keys/api.ts';
import { digestOf, foldCode, newCredential, newHubCode } from './secrets.ts';
import { accessByDigest, codeByDigest, hubsOfSite } from './store.ts';

/** Life of an enrolment code, ms of the system clock. */
export const CODE_LIFE_MS = 24 * 3600 * 1000;

/** A new one-time code for a site; only its digest is kept. */
export const makeHubCode = async (
  tx: SchoolTx,
  siteId: SiteId,
  nowUtc: number,
): Promise<{ code: string; expiresAtUtc: number }> => {
  if ((await siteById(tx, siteId)) === undefined)
    throw new AppError('not_found', 'kernel.not_found', { noun: 'site' });
  const code = newHubCode();
  const expiresAtUtc = nowUtc + CODE_LIFE_MS;
  await tx.insert('hub_code', {
    id: tx.newId<'HubCodeId'>(),
    school_id: tx.schoolId,
    site_id: siteId,
    code_digest: digestOf(foldCode(code)),
    expires_at_utc: expiresAtUtc,
    used_at_utc: null,
  });
  return { code, expiresAtUtc };
};

const codeRefused = (): AppError => new AppError('forbidden', 'devices.code_refused');

/** Wrong, used and expired codes are refused alike. */
const schoolOfCode = async (
  services: Services,
  digest: string,
): Promise<{ codeId: string; schoolId: SchoolId; siteId: SiteId }> => {
  const found = await services.db
    .forPlatform('school of a hub that enrols')
    .read((read) => codeByDigest(read, digest));
  const nowUtc = services.clocks.system.nowMs();
  if (found === undefined || found.used_at_utc !== null || found.expires_at_utc <= nowUtc)
    throw codeRefused();
  return { codeId: found.id, schoolId: found.school_id, siteId: found.site_id };
};

/** Marks the code as used; of two hubs that come with it at one moment one is refused. */
const useCode = async (tx: SchoolTx, codeId: string, nowUtc: number): Promise<void> => {
  const [used, ...rest] = await tx.updateWhere(
    'hub_code',
    { id: codeId as never, used_at_utc: null },
    { used_at_utc: nowUtc },
  );
  if (used === undefined || rest.length > 0) throw codeRefused();
};

/** Takes a hub in: once for each code, one hub at a time for each site. */
export const enrolHub = async (
  services: Services,
  request: HubEnrolRequest,
  address: string,
): Promise<HubEnrolReply> => {
  if (!request.versions.some((version) => SYNC_VERSIONS.includes(version)))
    throw new AppError('conflict', 'devices.versions_differ', { reads: SYNC_VERSIONS });
  const { codeId, schoolId, siteId } = await schoolOfCode(
    services,
    digestOf(foldCode(request.code)),
  );
  const hubId = services.newId<'HubId'>();
  const credential = newCredential();
  const nowUtc = services.clocks.system.nowMs();
  const actor = { kind: 'device', id: hubId, role: 'device', name: 'hub', address } as const;
  return services.db
    .forSchool(schoolId)
    .change({ actor, action: 'hub.enrol', subject: { kind: 'hub', id: hubId } }, async (tx) => {
      await useCode(tx, codeId, nowUtc);
      if ((await hubsOfSite(tx, siteId)).some((hub) => hub.revoked_at_utc === null))
        throw new AppError('conflict', 'devices.site_has_hub');
      const site = await siteById(tx, siteId);
      if (site === undefined) throw new AppError('not_found', 'kernel.not_found', { noun: 'site' });
      await tx.insert('hub', {
        id: hubId,
        site_id: siteId,
        key_id: request.hubKey.keyId,
        public_key: request.hubKey.publicKey,
        enrolled_at_utc: nowUtc,
        revoked_at_utc: null,
        version: 1,
      });
      await tx.insert('hub_access', {
        id: hubId,
        school_id: schoolId,
        site_id: siteId,
        credential_digest: digestOf(credential),
        revoked_at_utc: null,
      });
      tx.announce('hub.enrolled', { hubId, siteId });
      const { current } = await ensureRosterKeys(tx, services);
      return {
        hubId,
        schoolId,
        siteId,
        siteName: site.name,
        zone: site.zone,
        credential,
        rosterKeys: [{ keyId: current.keyId, publicKey: current.publicKey }],
        cardKeys: [asCardKey(await ensureCardKeys(tx, services))],
      };
    });
};

/** Strikes a hub out for ever: its credential is worth nothing at once, its streams end by the announcement. */
export const revokeHub = async (tx: SchoolTx, hubId: HubId, nowUtc: number): Promise<void> => {
  const hub = await tx.require('hub', hubId);
  if (hub.revoked_at_utc !== null) return;
  await tx.update('hub', hubId, { revoked_at_utc: nowUtc });
  await tx.updateWhere('hub_access', { id: hubId }, { revoked_at_utc: nowUtc });
  tx.announce('hub.revoked', { hubId });
};

/**
 * Who holds a credential; undefined for an unknown one.
 *
 * Errors  `hub.revoked` for one that was struck out: a hub that was away meanwhile learns only by it that it shall erase its
 *         directory
 */
export const hubByCredential = async (services: Services, credential: string) => {
  const access = await services.db
    .forPlatform('school of a hub by its credential')
    .read((read) => accessByDigest(read, digestOf(credential)));
  if (access === undefined) return undefined;
  if (access.revoked_at_utc !== null) throw new AppError('unauthenticated', 'hub.revoked');
  return {
    kind: 'device' as const,
    deviceId: access.id,
    schoolId: access.school_id,
    siteId: access.site_id,
    name: 'hub',
  };
};
