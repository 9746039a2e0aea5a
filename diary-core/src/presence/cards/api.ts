import type { BlockId, CardId, PersonId, SiteId } from '@furtka/core-contract/ids';
import type { Block, SiteState } from '@furtka/core-contract/sync';
import type { Actor, SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { cardKeys, type KeyServices } from '../school-keys/api.ts';
import {
  BLOCK_KEPT_MS,
  type KioskBlock,
  type KioskOutcome,
  type NewReceipt,
  newReceipts,
  takeKioskBlock,
  writeReceipts,
} from './blocking.ts';
import {
  blocksInForce,
  blocksSince,
  type CardAtDoor,
  cardRows,
  cardsWithNumber,
  holdersOf,
  receiptsOf,
} from './store.ts';
import { doing, type NewCard, registerCard } from './use-cases.ts';

export { endCardsOfLeavers } from './end-of-schooling.ts';
export type { CardAtDoor } from './store.ts';
export type { KioskBlock, KioskOutcome, NewCard, NewReceipt };

/** Puts a card into the register in the state that it is in: for the seed and for imports. */
export const enrolCard = (
  tx: SchoolTx,
  services: Services,
  card: NewCard,
  actor: Actor,
): Promise<void> => registerCard(tx, services, card, doing(services, actor));

/** Holders of these cards; a card that is not of this school is missing in the answer. */
export const holdersByCard = (
  read: SchoolRead,
  cardIds: readonly CardId[],
): Promise<ReadonlyMap<CardId, PersonId | null>> => holdersOf(read, cardIds);

/** What rosters need of the cards, with the id of the key that their hashes were made under. */
export const cardsForRoster = async (
  read: SchoolRead,
  services: KeyServices,
): Promise<{ keyId: string; cards: readonly (CardAtDoor & { hash: string })[] } | undefined> => {
  const keys = await cardKeys(read, services);
  if (keys === undefined) return undefined;
  const rows = await cardsWithNumber(read, keys.keyId);
  const cards = rows.flatMap((row) => (row.hash === null ? [] : [{ ...row, hash: row.hash }]));
  return { keyId: keys.keyId, cards };
};

/** Blocks that a roster made of the present cards settles, newest first: whatever became of them, the cards show it. */
export const blocksOfLateDays = async (
  read: SchoolRead,
  nowUtc: number,
): Promise<readonly Block[]> =>
  (await blocksSince(read, nowUtc - BLOCK_KEPT_MS)).map((block) => ({
    blockId: block.id,
    cardId: block.card_id,
    atUtc: block.at_utc,
  }));

/** Blocks in force, oldest first: what a hub is told that has not heard of them. */
export const blocksToCarry = async (read: SchoolRead, nowUtc: number): Promise<readonly Block[]> =>
  (await blocksInForce(read, nowUtc - BLOCK_KEPT_MS)).map((block) => ({
    blockId: block.id,
    cardId: block.card_id,
    atUtc: block.at_utc,
  }));

/** Doors that confirmed, by block in force: for screens that name the others. */
export const confirmationsInForce = async (
  read: SchoolRead,
  nowUtc: number,
): Promise<ReadonlyMap<BlockId, ReadonlySet<string>>> => {
  const blocks = await blocksInForce(read, nowUtc - BLOCK_KEPT_MS);
  const receipts = await receiptsOf(
    read,
    blocks.map((block) => block.id),
  );
  return new Map(
    blocks.map((block) => [
      block.id,
      new Set(receipts.filter((each) => each.blockId === block.id).map((each) => each.doorId)),
    ]),
  );
};

/** Cards and their states, by holder, for the directory of a site. */
export const cardsByHolder = async (
  read: SchoolRead,
): Promise<ReadonlyMap<PersonId, readonly { cardId: CardId; state: string }[]>> => {
  const byHolder = new Map<PersonId, { cardId: CardId; state: string }[]>();
  for (const { cardId, holderId, state } of await cardRows(read, undefined)) {
    if (holderId === null) continue;
    const cards = byHolder.get(holderId) ?? [];
    cards.push({ cardId, state });
    byHolder.set(holderId, cards);
  }
  return byHolder;
};

/** Takes a block made at a kiosk: it is settled whatever the card's state is. */
export const takeBlockOfKiosk = (
  tx: SchoolTx,
  services: Services,
  block: KioskBlock,
  actor: Actor,
): Promise<KioskOutcome> => takeKioskBlock(tx, block, doing(services, actor));

/** Draws the receipts that a site's latest state gives; see `receipts.ts`. */
export const receiptsFrom = (
  read: SchoolRead,
  site: { readonly siteId: SiteId; readonly state: SiteState },
  settledBy: ReadonlyMap<BlockId, number>,
  nowUtc: number,
): Promise<NewReceipt[]> => newReceipts(read, site, settledBy, nowUtc);

export const keepReceipts = (
  tx: SchoolTx,
  receipts: readonly NewReceipt[],
  nowUtc: number,
): Promise<void> => writeReceipts(tx, receipts, nowUtc);
