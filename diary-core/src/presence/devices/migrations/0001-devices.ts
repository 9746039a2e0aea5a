import { id, instant, integer, oneOf, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { globalTable, schoolTable } from '../../../kernel/db/tables.ts';
import { hubAccessTable, hubCodeTable, hubStateTable, hubTable } from '../tables.ts';

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

/** As it was when tries of codes were counted here. */
const hubCodeTryThen = globalTable(
  'hub_code_try',
  { id: id<'HubCodeTryId'>(), address_digest: text(), at_utc: instant() },
  {
    index: [['address_digest', 'at_utc']],
    reason: 'whoever tries a code belongs to no school yet',
    schoolReach: { rows: 'none' },
    unaudited: 'counts refused tries, and is thrown away after ten minutes',
  },
);

export const devices0001: Migration = {
  id: '0001-devices',
  up: async (m) => {
    await m.create(doorThen);
    await m.create(hubTable);
    await m.create(hubStateTable);
    await m.create(hubAccessTable);
    await m.create(hubCodeTable);
    await m.create(hubCodeTryThen);
  },
};
