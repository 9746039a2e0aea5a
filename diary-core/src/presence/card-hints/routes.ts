import { List } from '@furtka/core-contract/api';
import { type Route, route } from '../../kernel/http/route.ts';
import { recentHints } from './reading.ts';
import { HintQuery, HintReply } from './schema.ts';

export const cardHintRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/card-hints',
    summary: 'Hints of the last 30 days that a card may exist twice, newest first',
    access: { permission: 'cardHint.read' },
    schemas: { query: HintQuery, reply: List(HintReply) },
    handler: ({ read, query, services }) =>
      read(async (tx) => ({ items: await recentHints(tx, services, query.cardId) })),
  }),
];
