import { bool, instant, text } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';
import { accountFactorTable, pendingLoginTable } from '../factor-tables.ts';

/** Second steps of a login, devices that lock instead of signing out, proofs for dangerous acts. */
export const accounts0010: Migration = {
  id: '0010-factors',
  up: async (m) => {
    await m.addColumns('session', {
      device_label: text().nullable().personal(),
      is_own_device: bool().preset(0),
      unlocked_at_utc: instant().nullable(),
      proven_at_utc: instant().nullable(),
      must_enrol: bool().preset(0),
    });
    await m.create(accountFactorTable);
    await m.create(pendingLoginTable);
  },
};
