import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../shared/api/client.ts';
import type { paths as CorePaths } from '../../shared/api/core.gen.ts';
import { inSchool } from './queries.ts';

type Core = Api<CorePaths>;
type Reply<Path extends keyof CorePaths> = CorePaths[Path] extends {
  get: { responses: { '2XX': { content: { 'application/json': infer Data } } } };
}
  ? Data
  : never;

export type SiteHealth = Reply<'/api/v1/site-health'>['items'][number];
export type SiteAgent = SiteHealth['agents'][number];
export type SiteDoor = SiteHealth['doors'][number];
export type AuditEntry = Reply<'/api/v1/audit'>['items'][number];
export type AuditChange = AuditEntry['changes'][number];
export type VerifyReply = Reply<'/api/v1/audit/verify'>;
export type QuarantinedRow = Reply<'/api/v1/sites/{siteId}/quarantine'>['items'][number];
export type QuarantineCount = Reply<'/api/v1/sites/{siteId}/quarantine/counts'>['items'][number];

export const ADMIN_KEYS = {
  health: 'site-health',
  audit: 'audit',
  verify: 'audit-verify',
  quarantine: 'quarantine',
  quarantineCounts: 'quarantine-counts',
} as const;

/** How often a page that shows machines looks again; it is not counted as work, and rests while the page is not seen. */
const LOOK_MS = 3_000;

const byName = new Intl.Collator('pl').compare;

/** Doors and boxes by name, so that a row stays where it is whatever the hub tells first. */
const inOrder = (site: SiteHealth): SiteHealth => ({
  ...site,
  doors: [...site.doors].sort((one, other) => byName(one.name, other.name)),
  agents: [...site.agents].sort(
    (one, other) =>
      byName(one.name ?? '', other.name ?? '') || (one.agentId < other.agentId ? -1 : 1),
  ),
});

/** Sites with hubs, boxes and doors, kept fresh as long as the page is seen. */
export const healthQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [ADMIN_KEYS.health, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/site-health', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items.map(inOrder);
    },
    refetchInterval: LOOK_MS,
    staleTime: LOOK_MS,
  });

/** A one-time code with which a hub enrols at this site; it is shown once. */
export const makeHubCode = ({ client }: Core, schoolId: string, siteId: string) =>
  dataOf(
    client.POST('/api/v1/sites/{siteId}/hub-codes', {
      headers: inSchool(schoolId),
      params: { path: { siteId } },
    }),
  );

/** Strikes a hub out for ever. */
export const revokeHub = ({ client }: Core, schoolId: string, hubId: string) =>
  dataOf(
    client.DELETE('/api/v1/hubs/{hubId}', {
      headers: inSchool(schoolId),
      params: { path: { hubId } },
    }),
  );

export type DoorDraft = Pick<
  SiteDoor,
  'name' | 'shortName' | 'pulseMs' | 'heldOpenAfterMs' | 'needs' | 'oneReaderDirection' | 'siteId'
>;

export const addDoor = ({ client }: Core, schoolId: string, door: DoorDraft) =>
  dataOf(client.POST('/api/v1/doors', { headers: inSchool(schoolId), body: door }));

/** `version` is that of the last reading; a door that somebody changed meanwhile is a conflict. */
export const changeDoor = (
  { client }: Core,
  schoolId: string,
  { shortName: _short, siteId: _site, ...door }: DoorDraft,
  { doorId, version }: Pick<SiteDoor, 'doorId' | 'version'>,
) =>
  dataOf(
    client.PUT('/api/v1/doors/{doorId}', {
      headers: inSchool(schoolId),
      params: { path: { doorId } },
      body: { ...door, version },
    }),
  );

/** What the register is asked; missing fields do not narrow. Several codes are joined by commas. */
export interface AuditSearch {
  readonly search?: string;
  readonly actor?: string;
  readonly subjectKind?: string;
  readonly action?: string;
  readonly from?: string;
  readonly to?: string;
}

/** One page of the register, newest first. */
export const auditPage = (
  { client }: Core,
  schoolId: string,
  page: AuditSearch & { readonly after?: string; readonly limit?: number },
) => dataOf(client.GET('/api/v1/audit', { headers: inSchool(schoolId), params: { query: page } }));

export const auditQuery = (core: Core, schoolId: string, search: AuditSearch) =>
  infiniteQueryOptions({
    queryKey: [ADMIN_KEYS.audit, schoolId, search],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      auditPage(core, schoolId, { ...search, ...(pageParam === '' ? {} : { after: pageParam }) }),
    getNextPageParam: ({ next }) => next,
  });

/** Goes over the whole chain: asked only when somebody wants to know. */
export const verifyAudit = ({ client }: Core, schoolId: string) =>
  dataOf(client.GET('/api/v1/audit/verify', { headers: inSchool(schoolId) }));

export interface QuarantinePlace {
  readonly schoolId: string;
  readonly siteId: string;
}

export const quarantineCountsQuery = ({ client }: Core, { schoolId, siteId }: QuarantinePlace) =>
  queryOptions({
    queryKey: [ADMIN_KEYS.quarantineCounts, schoolId, siteId],
    queryFn: async () => {
      const call = client.GET('/api/v1/sites/{siteId}/quarantine/counts', {
        headers: inSchool(schoolId),
        params: { path: { siteId } },
      });
      return (await dataOf(call)).items;
    },
    refetchInterval: LOOK_MS,
    staleTime: LOOK_MS,
  });

export const quarantineQuery = (
  { client }: Core,
  { schoolId, siteId }: QuarantinePlace,
  code: string | undefined,
) =>
  infiniteQueryOptions({
    queryKey: [ADMIN_KEYS.quarantine, schoolId, siteId, code ?? ''],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/sites/{siteId}/quarantine', {
          headers: inSchool(schoolId),
          params: {
            path: { siteId },
            query: {
              ...(code === undefined ? {} : { code }),
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

export const replayRow = (
  { client }: Core,
  { schoolId, siteId }: QuarantinePlace,
  quarantineId: string,
) =>
  dataOf(
    client.POST('/api/v1/sites/{siteId}/quarantine/{quarantineId}/replay', {
      headers: inSchool(schoolId),
      params: { path: { siteId, quarantineId } },
    }),
  );

/** One part of a replay: at most `limit` rows from a place on. */
export const replayPart = (
  { client }: Core,
  { schoolId, siteId }: QuarantinePlace,
  part: { readonly code?: string; readonly after?: string; readonly limit: number },
) =>
  dataOf(
    client.POST('/api/v1/sites/{siteId}/quarantine/replay', {
      headers: inSchool(schoolId),
      params: { path: { siteId }, query: part },
    }),
  );
