import type { DoorId } from '@furtka/core-contract/ids';
import type { AgentReport } from '@furtka/core-contract/sync';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { confirmationsInForce } from '../../presence/cards/api.ts';
import {
  type Door,
  doorsWithHealth,
  type HubHealth,
  hubsWithHealth,
} from '../../presence/devices/api.ts';
import { type Site, sitesOf } from '../../school/schools/api.ts';
import type { SiteHealth } from './site-health-schema.ts';
import { countQuarantined, hubLogs } from './store.ts';

type SiteHub = NonNullable<SiteHealth['hub']>;

/** What a hub told of itself; nothing is made up for one that never reported. */
const toldBy = ({ state, lastHeardAtUtc }: HubHealth): Partial<SiteHub> => ({
  ...(lastHeardAtUtc === undefined ? {} : { lastHeardAtUtc }),
  ...(state === undefined
    ? {}
    : {
        eventsWaiting: state.eventsWaiting,
        rosterVersion: state.rosterVersion,
        denyVersion: state.denyVersion,
        modeVersion: state.modeVersion,
        ...(state.machine === undefined ? {} : { machine: state.machine }),
      }),
});

/** Agents with their times by the core's clock; those of a hub that is silent are not on line, whatever it said last. */
const agentsOf = ({ online, state, lastHeardAtUtc }: HubHealth): AgentReport[] => {
  const byCore = (atUtc: number): number =>
    (lastHeardAtUtc ?? 0) - Math.max(0, (state?.atUtc ?? 0) - atUtc);
  return (state?.agents ?? []).map((agent) => ({
    ...agent,
    online: online && agent.online,
    lastHeardAtUtc: byCore(agent.lastHeardAtUtc),
    readers: agent.readers.map(({ lastReadAtUtc, ...reader }) => ({
      ...reader,
      ...(lastReadAtUtc === undefined
        ? {}
        : { lastReadAtUtc: lastReadAtUtc === 0 ? 0 : byCore(lastReadAtUtc) }),
    })),
  }));
};

const hubOfSite = async (read: SchoolRead, hub: HubHealth): Promise<Partial<SiteHealth>> => ({
  hub: {
    hubId: hub.hubId,
    enrolledAtUtc: hub.enrolledAtUtc,
    online: hub.online,
    ...toldBy(hub),
    hasGap: (await hubLogs(read, hub.hubId)).some((log) => log.has_gap),
  },
});

const lastRevoked = (hubs: readonly HubHealth[]): Partial<SiteHealth> => {
  const times = hubs.flatMap(({ revokedAtUtc }) => revokedAtUtc ?? []);
  return times.length === 0 ? {} : { hubRevokedAtUtc: Math.max(...times) };
};

interface SchoolFacts {
  readonly hubs: readonly HubHealth[];
  readonly doors: readonly (Door & { online: boolean; lastHeardAtUtc?: number })[];
  readonly unconfirmed: ReadonlySet<DoorId>;
  readonly nowUtc: number;
}

const oneSite = async (read: SchoolRead, site: Site, facts: SchoolFacts): Promise<SiteHealth> => {
  const hubs = facts.hubs.filter(({ siteId }) => siteId === site.siteId);
  const hub = hubs.find(({ revokedAtUtc }) => revokedAtUtc === null);
  const roster = await read.get('site_roster', site.siteId);
  return {
    siteId: site.siteId,
    name: site.name,
    zone: site.zone,
    atUtc: facts.nowUtc,
    ...(roster === undefined ? {} : { rosterVersion: roster.version }),
    ...(hub === undefined ? lastRevoked(hubs) : await hubOfSite(read, hub)),
    quarantined: await countQuarantined(read, site.siteId),
    agents: hub === undefined ? [] : agentsOf(hub),
    doors: facts.doors
      .filter(({ siteId }) => siteId === site.siteId)
      .map((door) => ({ ...door, isUnconfirmed: facts.unconfirmed.has(door.doorId) })),
  };
};

/** Every site of the school with its hub, boxes and doors as they were last heard of. */
export const siteHealth = async (read: SchoolRead, nowUtc: number): Promise<SiteHealth[]> => {
  const confirmations = [...(await confirmationsInForce(read, nowUtc)).values()];
  const doors = await doorsWithHealth(read, nowUtc);
  const unconfirmed = new Set(
    doors
      .map(({ doorId }) => doorId)
      .filter((doorId) => confirmations.some((confirmed) => !confirmed.has(doorId))),
  );
  const facts = { hubs: await hubsWithHealth(read, nowUtc), doors, unconfirmed, nowUtc };
  const sites: SiteHealth[] = [];
  for (const site of await sitesOf(read)) sites.push(await oneSite(read, site, facts));
  return sites;
};
