import { defineFeature } from '../../kernel/feature.ts';
import { cardNoteEraser } from './eraser.ts';
import { gatehouseHolds } from './holds.ts';
import { gatehouse0001 } from './migrations/0001-gatehouse.ts';
import { cardNotes } from './notes.ts';
import { gatehousePermissions } from './permissions.ts';
import { cardNoteRetention } from './retention.ts';
import { gatehouseRoutes } from './routes.ts';
import { gatehouseSubjectData } from './subject-data.ts';
import { cardNoteTable } from './tables.ts';

/** The books of the gatehouse as the core knows them, and the note about a card that is forgotten too often. */
export const gatehouse = defineFeature({
  name: 'presence/gatehouse',
  nouns: ['gate book', 'visit', 'card note'],
  recorded: {
    acts: ['card_note.done', 'card_note.reckon', 'site.gate_door'],
    subjects: ['card_note', 'site', 'student'],
  },
  tables: [cardNoteTable],
  retention: [cardNoteRetention],
  subjectData: gatehouseSubjectData,
  erasers: [cardNoteEraser],
  holds: gatehouseHolds,
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
