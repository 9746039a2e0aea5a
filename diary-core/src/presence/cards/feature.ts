import { defineFeature } from '../../kernel/feature.ts';
import { endOfSchooling } from './end-of-schooling.ts';
import { cardLive } from './live.ts';
import { cards0001 } from './migrations/0001-cards.ts';
import { cardPermissions } from './permissions.ts';
import { cardRoutes } from './routes.ts';
import {
  cardBlockReceiptTable,
  cardBlockTable,
  cardStepTable,
  cardTable,
  cardTombstoneTable,
} from './tables.ts';

export const cards = defineFeature({
  name: 'presence/cards',
  nouns: ['card', 'block', 'receipt', 'tombstone'],
  tables: [cardTable, cardTombstoneTable, cardStepTable, cardBlockTable, cardBlockReceiptTable],
  migrations: [cards0001],
  permissions: cardPermissions,
  errors: {
    'cards.deactivated': 'conflict',
    'cards.state_refused': 'conflict',
    'cards.state_unknown': 'invalid',
    'cards.holder_unknown': 'not_found',
    'cards.holder_kind': 'conflict',
    'cards.holder_missing': 'conflict',
    'cards.number_missing': 'conflict',
    'cards.number_known': 'conflict',
    'cards.number_taken': 'conflict',
    'cards.number_retired': 'conflict',
    'cards.uid_random': 'invalid',
    'cards.uid_truncated': 'invalid',
    'cards.keyed_impossible': 'invalid',
    'cards.number_differs': 'conflict',
    'cards.duty_staff_off': 'forbidden',
  },
  announces: ['card.changed', 'card.blocked', 'card.block_confirmed'],
  routes: cardRoutes,
  live: cardLive,
  reactions: [endOfSchooling],
});
