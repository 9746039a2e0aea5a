import type { DoorEvent } from '@furtka/core-contract/event';
import type { AgentTable } from '../agents/agent-table.ts';
import type { AgentSessions } from '../broker/agent-sessions.ts';
import type { DenyEntry } from './deny-store.ts';
import type { Site } from './site.ts';

/** A door of the site as the kiosk names it. */
export interface SiteDoor {
  readonly doorId: string;
  readonly name: string;
  /** Its agent was heard from within 5 s. */
  readonly online: boolean;
  readonly lastHeardAtUtc: number;
}

/** Whether a door has confirmed a block. */
export interface DoorReceipt {
  readonly doorId: string;
  readonly doorName: string;
  readonly online: boolean;
  readonly lastHeardAtUtc: number;
  readonly confirmedAtUtc?: number;
}

export interface DoorSources {
  readonly site: Site;
  readonly table: AgentTable;
  readonly sessions: AgentSessions<unknown>;
}

/** Doors of the roster, then doors that only an agent knows; in the order of the roster. */
const namedDoors = ({ site, table }: DoorSources): Map<string, string> => {
  const nameByDoorId = new Map<string, string>();
  for (const door of site.roster?.doors ?? []) nameByDoorId.set(door.doorId, door.name);
  for (const agent of table.entries)
    for (const doorId of agent.doorIds)
      if (!nameByDoorId.has(doorId)) nameByDoorId.set(doorId, agent.name);
  return nameByDoorId;
};

export const siteDoors = (sources: DoorSources): SiteDoor[] =>
  [...namedDoors(sources)].map(([doorId, name]) => {
    const agentId = sources.table.ofDoor(doorId)?.agentId;
    const view = agentId === undefined ? undefined : sources.sessions.view(agentId);
    return {
      doorId,
      name,
      online: view?.online ?? false,
      lastHeardAtUtc: view?.lastHeardAtUtc ?? 0,
    };
  });

export const isSiteDoor = (sources: DoorSources, doorId: string): boolean =>
  namedDoors(sources).has(doorId);

/** Does this event come from who serves its door? A stolen agent speaks for no door but its own. */
export const isOfItsDoor = (
  { table }: Pick<DoorSources, 'table'>,
  { source, sourceId, doorId }: Pick<DoorEvent, 'source' | 'sourceId' | 'doorId'>,
): boolean =>
  source === 'kiosk' ||
  (doorId !== undefined && table.find(sourceId)?.doorIds.includes(doorId) === true);

/** One receipt per door: confirmed when every agent of the door has applied a list that holds the block. */
export const doorReceipts = (sources: DoorSources, entry: DenyEntry): DoorReceipt[] =>
  siteDoors(sources).map(({ doorId, name, online, lastHeardAtUtc }) => {
    const agents = sources.table.entries.filter((agent) => agent.doorIds.includes(doorId));
    const confirmed = agents.map((agent) =>
      sources.sessions.denyConfirmedAtUtc(agent.agentId, entry.denyVersion),
    );
    const isConfirmed = agents.length > 0 && confirmed.every((atUtc) => atUtc !== undefined);
    const atUtc = Math.max(...confirmed.map((one) => one ?? 0));
    return {
      doorId,
      doorName: name,
      online,
      lastHeardAtUtc,
      ...(isConfirmed ? { confirmedAtUtc: atUtc } : {}),
    };
  });
