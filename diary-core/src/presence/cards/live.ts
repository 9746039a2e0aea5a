import { defineLive } from '../../kernel/live/projection.ts';
import { liveCard } from './detail.ts';

/** Screens of the office follow a card's state, and each door's confirmation of a block. */
export const cardLive = [
  defineLive({
    kind: 'card.changed',
    permission: 'card.read',
    load: async (read, entry) => [
      { event: 'card', data: await liveCard(read, entry.payload.cardId) },
    ],
  }),
  defineLive({
    kind: 'card.block_confirmed',
    permission: 'card.read',
    load: async (read, entry) => [
      { event: 'card', data: await liveCard(read, entry.payload.cardId) },
    ],
  }),
];
