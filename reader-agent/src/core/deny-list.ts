import type { Block } from '@furtka/core-contract/sync';
import type { DenyBody } from '@furtka/hub-contract/payloads';
import { rowOf, rowsOf } from './id-table.ts';
import type { Rules } from './rules.ts';

/** Blocks in force by `blockId`, and the newest version of the hub's list that they include. */
export interface DenyList {
  readonly version: number;
  readonly blocks: ReadonlyMap<string, Block>;
}

export const EMPTY_DENY_LIST: DenyList = { version: 0, blocks: new Map() };

const isSettled = (rules: Rules | undefined, blockId: string): boolean =>
  rules !== undefined && rowOf(rules.settled, blockId) >= 0;

/**
 * Adds the hub's list. Nothing leaves here, whatever the list lacks: a hub that was put back from a copy, or a late text,
 * can block again but not unblock.
 */
export const withEntries = (list: DenyList, body: DenyBody, rules: Rules | undefined): DenyList => {
  const blocks = new Map(list.blocks);
  for (const block of body.entries)
    if (!isSettled(rules, block.blockId)) blocks.set(block.blockId, block);
  return { version: Math.max(list.version, body.version), blocks };
};

/** Takes out what the applied roster settles: the only way by which a block leaves. */
export const settledBy = (list: DenyList, rules: Rules): DenyList => ({
  version: list.version,
  blocks: new Map([...list.blocks].filter(([blockId]) => !isSettled(rules, blockId))),
});

/** 1 at each row of a blocked card; both rows where a card has two credentials. */
export const deniedRows = (list: DenyList, rules: Rules | undefined): Uint8Array => {
  if (rules === undefined) return new Uint8Array(0);
  const denied = new Uint8Array(rules.cards.flags.length);
  for (const { cardId } of list.blocks.values())
    for (const row of rowsOf(rules.cards.byCardId, cardId)) denied[row] = 1;
  return denied;
};
