import type { BlockReply, CardState } from '@furtka/core-contract/api';
import type { BlockId, CardId, DoorId, SiteId } from '@furtka/core-contract/ids';
import type { SiteState } from '@furtka/core-contract/sync';
import type { Row, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { doors } from '../devices/api.ts';
import { transition } from './domain.ts';
import { confirmedDoors } from './receipts.ts';
import { addBlock, blocksInForce, receiptsOf } from './store.ts';
import { type Doing, moveCard } from './use-cases.ts';

/** How long rosters go on naming a block, and how long its receipts are drawn, ms of the system clock. */
export const BLOCK_KEPT_MS = 120 * 24 * 3600 * 1000;

/**
 * Blocks a card, or finds it blocked.
 *
 * @returns the block in force: the same one while the card stays blocked
 */
export const blockCard = async (tx: SchoolTx, cardId: CardId, by: Doing): Promise<BlockId> => {
  const card = await tx.require('card', cardId);
  if (card.state === 'blocked' && card.block_id !== null) return card.block_id;
  const blockId = tx.newId<'BlockId'>();
  await moveCard(tx, cardId, 'block', by, blockId);
  await addBlock(tx, { blockId, cardId, nowUtc: by.nowUtc });
  tx.announce('card.blocked', { blockId, cardId, atUtc: by.nowUtc });
  return blockId;
};

export interface KioskBlock {
  readonly blockId: BlockId;
  readonly cardId: CardId;
  /** System clock of the hub. */
  readonly atUtc: number;
}

export type KioskOutcome = 'blocked' | 'already_blocked' | 'refused' | 'known' | 'no_card';

type Judged = Pick<Row<'card_block'>, 'outcome' | 'code'>;

const judgeKiosk = (state: CardState): Judged => {
  if (state === 'blocked') return { outcome: 'already_blocked', code: null };
  const next = transition(state, 'block');
  return next.ok ? { outcome: 'blocked', code: null } : { outcome: 'refused', code: next.code };
};

/**
 * Takes a block that was made at a kiosk, perhaps long ago and without a link.
 *
 * Whatever the card's state is now, the block is kept with what became of it, so that a roster can settle it: nothing is lost,
 * and no door waits for it for ever. Taking it twice changes nothing.
 */
export const takeKioskBlock = async (
  tx: SchoolTx,
  block: KioskBlock,
  by: Doing,
): Promise<KioskOutcome> => {
  if ((await tx.get('card_block', block.blockId)) !== undefined) return 'known';
  const card = await tx.get('card', block.cardId);
  if (card === undefined) return 'no_card';
  const { outcome, code } = judgeKiosk(card.state);
  if (outcome === 'blocked') await moveCard(tx, block.cardId, 'block', by, block.blockId);
  await tx.insert('card_block', {
    id: block.blockId,
    card_id: block.cardId,
    source: 'kiosk',
    outcome,
    code,
    at_utc: block.atUtc,
    taken_at_utc: by.nowUtc,
    lifted_at_utc: null,
  });
  tx.announce('card.blocked', {
    blockId: block.blockId,
    cardId: block.cardId,
    atUtc: block.atUtc,
  });
  return outcome;
};

/** Every door of the school's sites, and when it confirmed the block. */
export const blockReply = async (read: SchoolRead, blockId: BlockId): Promise<BlockReply> => {
  const confirmed = new Map(
    (await receiptsOf(read, [blockId])).map((receipt) => [receipt.doorId, receipt.confirmedAtUtc]),
  );
  const all = await doors(read);
  return {
    blockId,
    receipts: all.map(({ doorId }) => {
      const confirmedAtUtc = confirmed.get(doorId);
      return confirmedAtUtc === undefined ? { doorId } : { doorId, confirmedAtUtc };
    }),
  };
};

export interface NewReceipt {
  readonly blockId: BlockId;
  readonly cardId: CardId;
  readonly doorId: DoorId;
}

/**
 * Receipts that a site's latest state gives and that are not written yet.
 *
 * @param settledBy  first roster of the site that settles each block
 */
export const newReceipts = async (
  read: SchoolRead,
  site: { readonly siteId: SiteId; readonly state: SiteState },
  settledBy: ReadonlyMap<BlockId, number>,
  nowUtc: number,
): Promise<NewReceipt[]> => {
  const open = await blocksInForce(read, nowUtc - BLOCK_KEPT_MS);
  if (open.length === 0) return [];
  const siteDoors = new Set(
    (await doors(read)).filter((door) => door.siteId === site.siteId).map((door) => door.doorId),
  );
  const written = await receiptsOf(
    read,
    open.map((block) => block.id),
  );
  const known = new Set(written.map((receipt) => `${receipt.blockId} ${receipt.doorId}`));
  return open.flatMap((block) =>
    confirmedDoors({ blockId: block.id, settledByRoster: settledBy.get(block.id) }, site.state)
      .filter((doorId) => siteDoors.has(doorId) && !known.has(`${block.id} ${doorId}`))
      .map((doorId) => ({ blockId: block.id, cardId: block.card_id, doorId })),
  );
};

/** Writes receipts and tells the screens, once for each block. */
export const writeReceipts = async (
  tx: SchoolTx,
  receipts: readonly NewReceipt[],
  nowUtc: number,
): Promise<void> => {
  if (receipts.length === 0) return;
  const rows = receipts.map(({ blockId, doorId }) => ({
    id: tx.newId<'ReceiptId'>(),
    block_id: blockId,
    door_id: doorId,
    confirmed_at_utc: nowUtc,
  }));
  await tx
    .insertInto('card_block_receipt', rows)
    .onConflict((conflict) => conflict.columns(['school_id', 'block_id', 'door_id']).doNothing())
    .execute();
  const told = new Map(receipts.map((receipt) => [receipt.blockId, receipt.cardId]));
  for (const [blockId, cardId] of told) tx.announce('card.block_confirmed', { blockId, cardId });
};
