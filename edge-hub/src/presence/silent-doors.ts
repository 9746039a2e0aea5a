import type { Inside } from '@furtka/hub-contract/kiosk-desk';
import type { HubParts } from '../hub-parts.ts';
import { type DoorSources, type SiteDoor, siteDoors } from '../site/doors.ts';

type SilentDoor = Inside['silentDoors'][number];

export interface SilentDoorsContext extends DoorSources {
  readonly parts: Pick<HubParts, 'db'>;
}

const agentsOf = ({ table }: DoorSources, doorId: string): readonly string[] =>
  table.entries.filter((agent) => agent.doorIds.includes(doorId)).map(({ agentId }) => agentId);

/** When the newest event of any of the agents came; 0: none that the log still finds. */
const lastReceived = async (
  { parts }: SilentDoorsContext,
  agentIds: readonly string[],
): Promise<number> => {
  const found = agentIds.map((sourceId) => parts.db.run('lastReceived', { sourceId }));
  return Math.max(0, ...(await Promise.all(found)));
};

const sinceOf = async (context: SilentDoorsContext, door: SiteDoor): Promise<number> => {
  // A silent agent was heard until then, whatever it told; one that still has events to tell is behind since the last of them.
  if (!door.online && door.lastHeardAtUtc > 0) return door.lastHeardAtUtc;
  return lastReceived(context, agentsOf(context, door.doorId));
};

/** Doors from which something may be missing: nobody hears them, or they still have events to tell. */
export const silentDoors = (context: SilentDoorsContext): Promise<SilentDoor[]> => {
  const isWaiting = (agentId: string): boolean =>
    (context.sessions.view(agentId).state?.spoolDepth ?? 0) > 0;
  const silent = siteDoors(context).filter(
    ({ doorId, online }) => !online || agentsOf(context, doorId).some(isWaiting),
  );
  return Promise.all(
    silent.map(async (door) => ({
      doorId: door.doorId as SilentDoor['doorId'],
      name: door.name,
      sinceUtc: await sinceOf(context, door),
    })),
  );
};
