import type { Migration } from '../../../kernel/db/migration.ts';
import { cardNoteTable } from '../tables.ts';

export const gatehouse0001: Migration = {
  id: '0001-gatehouse',
  up: (m) => m.create(cardNoteTable),
};
