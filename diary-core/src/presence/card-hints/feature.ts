import { defineFeature } from '../../kernel/feature.ts';
import { cardHintEraser } from './eraser.ts';
import { cardHintsHolds } from './holds.ts';
import { cardHints0001 } from './migrations/0001-card-hints.ts';
import { cardHintPermissions } from './permissions.ts';
import { cardHintRetention } from './retention.ts';
import { cardHintRoutes } from './routes.ts';
import { cardHintTable } from './tables.ts';

/** Hints that a card may exist twice, for somebody to look into; they lock nothing. */
export const cardHints = defineFeature({
  name: 'presence/card-hints',
  nouns: ['card hint'],
  tables: [cardHintTable],
  erasers: [cardHintEraser],
  retention: [cardHintRetention],
  holds: cardHintsHolds,
  migrations: [cardHints0001],
  permissions: cardHintPermissions,
  errors: {},
  routes: cardHintRoutes,
});
