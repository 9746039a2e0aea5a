import { id, integer, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { schoolTable } from '../../../kernel/db/tables.ts';
import {
  hubAccessTable,
  hubCodeTable,
  hubCodeTryTable,
  hubStateTable,
  hubTable,
} from '../tables.ts';

/** As it was before doors had a behaviour. */
const doorThen = schoolTable(
  'door',
  {
    id: id<'DoorId'>(),
    site_id: id<'SiteId'>(),
    name: text(),
    short_name: text(),
    pulse_ms: integer(),
    held_open_after_ms: integer(),
    needs: oneOf(['uid', 'keyed']),
    one_reader_direction: oneOf(['in', 'out', 'unknown']),
    version: integer(),
  },
  { unique: [['short_name']], index: [['site_id']], references: { site_id: 'site' } },
);

export const devices0001: Migration = {
  id: '0001-devices',
  up: async (m) => {
    await m.create(doorThen);
    await m.create(hubTable);
    await m.create(hubStateTable);
    await m.create(hubAccessTable);
    await m.create(hubCodeTable);
    await m.create(hubCodeTryTable);
  },
};
