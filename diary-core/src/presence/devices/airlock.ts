import type { AgentId, DoorId } from '@furtka/core-contract/ids';
import type { AgentReport } from '@furtka/core-contract/sync';

/**
 * Whether these doors hang on one agent and on no other. An agent holds the doors of an airlock apart by itself, without a network;
 * two agents cannot.
 *
 * @param agents  as the hubs told them last. A door that none of them serves hangs on no agent yet
 */
export const isOneAirlock = (
  doorIds: readonly DoorId[],
  agents: readonly Pick<AgentReport, 'agentId' | 'doorIds'>[],
): boolean => {
  const serving = new Set<AgentId | undefined>();
  for (const doorId of doorIds) {
    const own = agents.filter((agent) => agent.doorIds.includes(doorId));
    if (own.length === 0) return false;
    for (const { agentId } of own) serving.add(agentId);
  }
  return serving.size === 1;
};
