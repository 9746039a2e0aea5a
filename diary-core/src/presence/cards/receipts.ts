import type { BlockId, DoorId } from '@furtka/core-contract/ids';
import type { SiteState } from '@furtka/core-contract/sync';

/** A block whose doors are not all known to have confirmed it. */
interface OpenBlock {
  readonly blockId: BlockId;
  /** First roster of the site that settles it; `undefined` while none does. */
  readonly settledByRoster: number | undefined;
}

/**
 * Doors of a site that hold a block now.
 *
 * A door confirms when every agent that serves it has applied either the deny list that first held the block, or a roster that
 * settles it. An agent that is offline now still counts with what it had applied: it goes on refusing.
 *
 * @param state  the site as its hub last reported it
 */
export const confirmedDoors = (block: OpenBlock, state: SiteState): DoorId[] => {
  const denied = state.blocks.find((entry) => entry.blockId === block.blockId)?.denyVersion;
  const held = new Map<DoorId, boolean>();
  for (const agent of state.agents) {
    const holds =
      (denied !== undefined && agent.denyVersion >= denied) ||
      (block.settledByRoster !== undefined && agent.rosterVersion >= block.settledByRoster);
    for (const doorId of agent.doorIds) held.set(doorId, holds && (held.get(doorId) ?? true));
  }
  return [...held].filter(([, holds]) => holds).map(([doorId]) => doorId);
};
