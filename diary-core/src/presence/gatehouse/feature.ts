import { defineFeature } from '../../kernel/feature.ts';
import { gatehouse0001 } from './migrations/0001-gatehouse.ts';
import { cardNotes } from './notes.ts';
import { gatehousePermissions } from './permissions.ts';
import { gatehouseRoutes } from './routes.ts';
import { cardNoteTable } from './tables.ts';

/** The books of the gatehouse as the core knows them, and the note about a card that is forgotten too often. */
export const gatehouse = defineFeature({
  name: 'presence/gatehouse',
  nouns: ['gate book', 'visit', 'card note'],
  tables: [cardNoteTable],
  migrations: [gatehouse0001],
  permissions: gatehousePermissions,
  errors: {
    'gatehouse.note_done': 'conflict',
    'gatehouse.door_elsewhere': 'invalid',
  },
  announces: ['card_note.changed'],
  routes: gatehouseRoutes,
  reactions: [cardNotes],
});
