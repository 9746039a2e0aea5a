import type { SiteAgent, SiteHealth } from '../../data/admin-queries.ts';

const DAY_MS = 86_400_000;
/** Age of a roster at which the doors ask for attention, and at which they refuse pupils (DESIGN.md section 3), unless the school says otherwise. */
const STALE_MS = 7 * DAY_MS;
const EXPIRED_MS = 30 * DAY_MS;
/** A certificate renews itself at half its life; one that is so near its end has not. */
const CERTIFICATE_SOON_MS = 30 * DAY_MS;
/** Events that may be on their way without anybody caring: more than a wave of a class. */
const MANY_WAITING = 100;
/** A roster needs a moment to reach a door. */
const ROSTER_WAY_MS = 60_000;

/** Used share, in thousandths, at which the school is told (DESIGN.md section 8). */
const FULL_PERMILLE = 900;
/** From here on a Pi slows itself down; tenths of a degree. */
const HOT_DECI_C = 800;
/** Damaged frames since the box started: more than cards pulled away in a hurry. */
export const NOISY_FRAMES = 50;

/** Something that a person should know of, the graver first. `since`: system clock, UTC ms. */
export interface Trouble {
  readonly code: TroubleCode;
  readonly grave: boolean;
  readonly since?: number;
  /** Box, reader or doors by name. */
  readonly what?: string;
  readonly count?: number;
}

type TroubleCode =
  | 'hub.none'
  | 'hub.revoked'
  | 'hub.unheard'
  | 'hub.silent'
  | 'hub.hot'
  | 'hub.disk'
  | 'hub.database'
  | 'box.silent'
  | 'door.unserved'
  | 'door.unconfirmed'
  | 'reader.silent'
  | 'reader.noisy'
  | 'box.hot'
  | 'box.disk'
  | 'box.readOnly'
  | 'door.relay'
  | 'clock.unsure'
  | 'events.lost'
  | 'events.waiting'
  | 'events.aside'
  | 'log.gap'
  | 'roster.stale'
  | 'roster.expired'
  | 'roster.behind'
  | 'certificate.soon'
  | 'certificate.over';

export const percent = (permille: number): string => `${Math.round(permille / 10)}%`;

/** The doors that a box serves, by name. */
export const doorsOf = (site: SiteHealth, agent: SiteAgent): string =>
  site.doors
    .filter(({ doorId }) => agent.doorIds.includes(doorId))
    .map(({ name }) => name)
    .join(', ');

/** What a box is called: its own name, else the doors it serves. */
export const boxName = (site: SiteHealth, agent: SiteAgent): string =>
  agent.name ?? doorsOf(site, agent);

/** A box in a sentence: its name is the installer's, the doors say to everybody where it is. */
const boxInWords = (site: SiteHealth, agent: SiteAgent): string => {
  const doors = doorsOf(site, agent);
  return agent.name === undefined || doors === ''
    ? boxName(site, agent)
    : `${doors} (${agent.name})`;
};

/** Versions are the times at which they were made; 0 says that the box has none yet. */
const rosterAge = (agent: Pick<SiteAgent, 'rosterVersion'>, nowUtc: number): number =>
  Math.max(0, nowUtc - agent.rosterVersion);

const rosterTrouble = (site: SiteHealth, agent: SiteAgent): TroubleCode | undefined => {
  const age = rosterAge(agent, site.atUtc);
  if (age > EXPIRED_MS) return 'roster.expired';
  if (age > STALE_MS) return 'roster.stale';
  const newest = site.rosterVersion ?? 0;
  const isOnItsWay = site.atUtc - newest < ROSTER_WAY_MS;
  return agent.rosterVersion < newest && !isOnItsWay ? 'roster.behind' : undefined;
};

const certificateTrouble = (
  { certificateEndsAtUtc }: SiteAgent,
  nowUtc: number,
): TroubleCode | undefined => {
  if (certificateEndsAtUtc === undefined) return undefined;
  if (certificateEndsAtUtc <= nowUtc) return 'certificate.over';
  return certificateEndsAtUtc - nowUtc < CERTIFICATE_SOON_MS ? 'certificate.soon' : undefined;
};

/** A box that cannot keep what happens at its doors, now or soon. */
const diskTroubles = (agent: SiteAgent, what: string): Trouble[] => {
  const { diskPermille = 0, diskReadOnly } = agent;
  if (diskReadOnly) return [{ code: 'box.readOnly', grave: true, what }];
  return diskPermille < FULL_PERMILLE
    ? []
    : [{ code: 'box.disk', grave: true, what: `${what}: ${percent(diskPermille)}` }];
};

const GRAVE_AT_BOX: readonly TroubleCode[] = ['roster.expired', 'certificate.over'];

/** What is wrong with one box. Of a silent one only that is told: the rest is old. */
const boxTroubles = (site: SiteHealth, agent: SiteAgent): Trouble[] => {
  const what = boxInWords(site, agent);
  if (!agent.online)
    return [{ code: 'box.silent', grave: true, what, since: agent.lastHeardAtUtc }];
  const silent = agent.readers.filter(({ online }) => !online);
  const deaf = site.doors.filter(({ doorId }) => agent.relaysFailing?.includes(doorId) === true);
  const codes = [rosterTrouble(site, agent), certificateTrouble(agent, site.atUtc)];
  return [
    ...deaf.map(({ name }): Trouble => ({ code: 'door.relay', grave: true, what: name })),
    ...diskTroubles(agent, what),
    ...silent.map(
      ({ readerId }): Trouble => ({
        code: 'reader.silent',
        grave: true,
        what: `${what}, ${readerId}`,
      }),
    ),
    ...(agent.lostCount > 0
      ? [{ code: 'events.lost', grave: true, what, count: agent.lostCount } as const]
      : []),
    ...codes.flatMap((code): Trouble[] =>
      code === undefined ? [] : [{ code, grave: GRAVE_AT_BOX.includes(code), what }],
    ),
    ...agent.readers.flatMap(({ readerId, badFrames = 0 }): Trouble[] =>
      badFrames < NOISY_FRAMES
        ? []
        : [{ code: 'reader.noisy', grave: false, what: `${what}, ${readerId}`, count: badFrames }],
    ),
    ...((agent.temperatureDeciC ?? 0) >= HOT_DECI_C
      ? [{ code: 'box.hot', grave: false, what } as const]
      : []),
    ...(agent.clock === 'unsure' ? [{ code: 'clock.unsure', grave: false, what } as const] : []),
    ...(agent.spoolDepth > MANY_WAITING
      ? [{ code: 'events.waiting', grave: false, what, count: agent.spoolDepth } as const]
      : []),
  ];
};

/** What is wrong with the hub; nothing else is known of a site whose hub does not speak. */
const hubTrouble = ({ hub, doors, hubRevokedAtUtc }: SiteHealth): Trouble | undefined => {
  if (hub === undefined) {
    if (hubRevokedAtUtc !== undefined)
      return { code: 'hub.revoked', grave: true, since: hubRevokedAtUtc };
    return doors.length === 0 ? undefined : { code: 'hub.none', grave: false };
  }
  if (hub.online) return undefined;
  return hub.lastHeardAtUtc === undefined
    ? { code: 'hub.unheard', grave: false, since: hub.enrolledAtUtc }
    : { code: 'hub.silent', grave: true, since: hub.lastHeardAtUtc };
};

/** What is wrong with the machine of a hub that speaks. */
const machineTroubles = ({ hub }: SiteHealth): Trouble[] => {
  if (hub?.online !== true || hub.machine === undefined) return [];
  const { temperatureDeciC = 0, diskPermille = 0, databasePermille = 0 } = hub.machine;
  return [
    ...(diskPermille >= FULL_PERMILLE
      ? [{ code: 'hub.disk', grave: true, what: percent(diskPermille) } as const]
      : []),
    ...(databasePermille >= FULL_PERMILLE
      ? [{ code: 'hub.database', grave: true, what: percent(databasePermille) } as const]
      : []),
    ...(temperatureDeciC >= HOT_DECI_C
      ? [
          {
            code: 'hub.hot',
            grave: false,
            what: `${Math.round(temperatureDeciC / 10)} °C`,
          } as const,
        ]
      : []),
  ];
};

const namesOf = (doors: SiteHealth['doors']): string => doors.map(({ name }) => name).join(', ');

const doorTroubles = ({ doors, agents }: SiteHealth): Trouble[] => {
  const served = new Set(agents.flatMap(({ doorIds }) => doorIds));
  const unserved = doors.filter(({ doorId }) => !served.has(doorId));
  return unserved.length === 0
    ? []
    : [{ code: 'door.unserved', grave: false, what: namesOf(unserved), count: unserved.length }];
};

const siteWide = (site: SiteHealth): Trouble[] => {
  const unconfirmed = site.doors.filter(({ isUnconfirmed }) => isUnconfirmed);
  const waiting = site.hub?.eventsWaiting ?? 0;
  return [
    ...(unconfirmed.length > 0
      ? [
          {
            code: 'door.unconfirmed',
            grave: true,
            what: namesOf(unconfirmed),
            count: unconfirmed.length,
          } as const,
        ]
      : []),
    ...(site.quarantined > 0
      ? [{ code: 'events.aside', grave: false, count: site.quarantined } as const]
      : []),
    ...(site.hub?.hasGap === true ? [{ code: 'log.gap', grave: false } as const] : []),
    ...(waiting > MANY_WAITING
      ? [{ code: 'events.waiting', grave: false, count: waiting } as const]
      : []),
  ];
};

/** Everything at a site that somebody should know of, the grave first. An empty list: all is well. */
export const troublesOf = (site: SiteHealth): readonly Trouble[] => {
  const hub = hubTrouble(site);
  const below = hub
    ? [hub]
    : [...site.agents.flatMap((agent) => boxTroubles(site, agent)), ...doorTroubles(site)];
  const all = [...below, ...machineTroubles(site), ...siteWide(site)];
  return [...all.filter(({ grave }) => grave), ...all.filter(({ grave }) => !grave)];
};
