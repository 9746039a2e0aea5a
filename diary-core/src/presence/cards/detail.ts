import type { LiveCard } from '@furtka/core-contract/api';
import type { CardId } from '@furtka/core-contract/ids';
import type { CardDetail } from '@furtka/core-contract/screens';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { classOfStudentOn } from '../../people/students/api.ts';
import { blockReply } from './blocking.ts';
import { oneCard } from './listing.ts';
import { stepsOf } from './store.ts';

const blockInForce = async (read: SchoolRead, cardId: CardId): Promise<CardDetail['block']> => {
  const card = await read.require('card', cardId);
  if (card.state !== 'blocked' || card.block_id === null) return undefined;
  const block = await read.get('card_block', card.block_id);
  if (block === undefined) return undefined;
  const { receipts } = await blockReply(read, block.id);
  return { blockId: block.id, atUtc: block.at_utc, receipts };
};

/** Acts on a card as screens show them. */
export const actsOf = (steps: readonly Row<'card_step'>[]): CardDetail['history'] =>
  steps.map((step) => ({
    atUtc: step.at_utc,
    state: step.to_state,
    ...(step.actor_name === null ? {} : { actorName: step.actor_name }),
    ...(step.reason === null ? {} : { reason: step.reason }),
  }));

/** A card with its history and, while it is blocked, with what the doors said. */
export const cardDetail = async (
  read: SchoolRead,
  cardId: CardId,
  today: string,
): Promise<CardDetail> => {
  const card = await oneCard(read, cardId);
  const section =
    card.holderId === null ? undefined : await classOfStudentOn(read, card.holderId, today);
  const block = await blockInForce(read, cardId);
  const history = actsOf(await stepsOf(read, cardId));
  return {
    ...card,
    ...(section === undefined ? {} : { className: section.name }),
    ...(block === undefined ? {} : { block }),
    history,
  };
};

/** A card as the live streams carry it, with the receipts of its block while it is blocked. */
export const liveCard = async (read: SchoolRead, cardId: CardId): Promise<LiveCard> => {
  const card = await oneCard(read, cardId);
  const row = await read.require('card', cardId);
  if (row.state !== 'blocked' || row.block_id === null) return card;
  return { ...card, block: await blockReply(read, row.block_id) };
};
