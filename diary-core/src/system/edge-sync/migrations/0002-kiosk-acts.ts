import type { Migration } from '../../../kernel/db/migration.ts';
import { kioskActTable } from '../tables.ts';

export const edgeSync0002: Migration = {
  id: '0002-kiosk-acts',
  up: (m) => m.create(kioskActTable),
};
