import type {
  DemoAgentStanding,
  DemoBridgeStanding,
  DemoCoreStanding,
  DemoHubStanding,
  DemoStanding,
  DemoVersions,
} from '../api-types.ts';

/** The parts of a standing by what they are; a part that is silent is missing. */
export interface Places {
  readonly agents: readonly DemoAgentStanding[];
  readonly hub?: DemoHubStanding;
  readonly bridge?: DemoBridgeStanding;
  readonly core?: DemoCoreStanding;
}

export const placesOf = ({ parts }: DemoStanding): Places => {
  const find = <At extends 'hub' | 'bridge' | 'core'>(at: At) =>
    parts.find((part) => part.at === at) as Extract<(typeof parts)[number], { at: At }> | undefined;
  const [hub, bridge, core] = [find('hub'), find('bridge'), find('core')];
  return {
    agents: parts.filter((part) => part.at === 'agent'),
    ...(hub && { hub }),
    ...(bridge && { bridge }),
    ...(core && { core }),
  };
};

/** A line of the table of what waits where; `undefined`: the place has no such thing, or is silent. */
export interface PlaceRow {
  readonly place: 'agent' | 'hub' | 'core';
  /** The agent's name. */
  readonly name?: string;
  readonly isSilent: boolean;
  readonly waiting?: number;
  readonly position?: number;
  readonly versions?: Partial<DemoVersions>;
  /** Whether the place has heard the next one up the way: an agent the hub, the hub the core. */
  readonly isLinked?: boolean;
  /** Since the last contact with the hub, whole seconds; of the core. */
  readonly silentForS?: number;
}

const agentRow = (name: string, { agents }: Places): PlaceRow => {
  const agent = agents.find((one) => one.agent === name);
  if (agent === undefined) return { place: 'agent', name, isSilent: true };
  const { waiting, versions, isHubUp } = agent;
  return { place: 'agent', name, isSilent: false, waiting, versions, isLinked: isHubUp };
};

/** Whole seconds from one instant to a later one, never negative. */
const secondsTo = (nowUtc: number, thenUtc: number): number =>
  Math.max(0, Math.round((nowUtc - thenUtc) / 1000));

/**
 * Every place of the way from the doors to the diary.
 *
 * @param agentNames  all there are, also those without power
 */
export const rowsOf = (standing: DemoStanding, agentNames: readonly string[]): PlaceRow[] => {
  const places = placesOf(standing);
  const { hub, bridge, core } = places;
  const hubRow: PlaceRow = {
    ...{ place: 'hub', isSilent: hub === undefined },
    ...(hub && { waiting: hub.waiting, position: hub.head, versions: hub.versions }),
    ...(bridge && { isLinked: bridge.isConnected }),
  };
  const heardAtUtc = core?.heardAtUtc ?? undefined;
  const coreRow: PlaceRow = {
    ...{ place: 'core', isSilent: core === undefined },
    ...(core && { versions: { roster: core.roster } }),
    ...(typeof core?.position === 'number' && { position: core.position }),
    ...(heardAtUtc !== undefined && { silentForS: secondsTo(standing.nowUtc, heardAtUtc) }),
  };
  return [...agentNames.map((name) => agentRow(name, places)), hubRow, coreRow];
};

/** A version in short: the last five digits of a long one, enough to see whether two are the same. */
export const shortVersion = (version: number): string =>
  version < 100_000 ? String(version) : `…${String(version).slice(-5)}`;
