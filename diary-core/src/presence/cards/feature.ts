import { defineFeature } from '../../kernel/feature.ts';
import { endOfSchooling } from './end-of-schooling.ts';
import { cardEraser } from './eraser.ts';
import { cardsHolds } from './holds.ts';
import { cardLive } from './live.ts';
import { cards0001 } from './migrations/0001-cards.ts';
import { cardPermissions } from './permissions.ts';
import { cardRoutes } from './routes.ts';
import { cardSubjectData } from './subject-data.ts';
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
  recorded: {
    acts: [
      'card.activate',
      'card.assurance',
      'card.block',
      'card.cancel',
      'card.deactivate',
      'card.receive',
      'card.register',
      'card.unblock',
    ],
    subjects: ['card'],
  },
  tables: [cardTable, cardTombstoneTable, cardStepTable, cardBlockTable, cardBlockReceiptTable],
  subjectData: cardSubjectData,
  holds: cardsHolds,
  migrations: [cards0001],
  permissions: cardPermissions,
  erasers: [cardEraser],
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
