import { defineFeature } from '../../kernel/feature.ts';
import { typingEraser } from './eraser.ts';
import { typingHolds } from './holds.ts';
import { typing0001 } from './migrations/0001-typing.ts';
import { learnsTyping } from './options.ts';
import { typingPermissions } from './permissions.ts';
import { typingRoutes } from './routes.ts';
import { typingConsentTable, typingNoteTable, typingSampleTable } from './tables.ts';

/** How people type their login: off at first, with consent, decides nothing. */
export const typing = defineFeature({
  name: 'people/typing',
  nouns: ['typing'],
  recorded: {
    acts: ['typing.agree', 'typing.learn', 'typing.withdraw'],
    subjects: ['account'],
  },
  tables: [typingConsentTable, typingSampleTable, typingNoteTable],
  accountErasers: [typingEraser],
  holds: typingHolds,
  migrations: [typing0001],
  permissions: typingPermissions,
  options: [learnsTyping],
  errors: { 'typing.not_offered': 'conflict', 'typing.not_agreed': 'conflict' },
  routes: typingRoutes,
});
