import { bool } from '../../../kernel/db/columns.ts';
import type { Migration } from '../../../kernel/db/migration.ts';

/** Closed for good by an act of their own: an account that is opened again leaves them closed. */
const ENDED_REASONS = ['removal', 'nowa koperta'];

/** A role that was withdrawn is told from one that was shut because its account was. */
export const accounts0040: Migration = {
  id: '0040-shut-with-account',
  up: async (m) => {
    await m.addColumns('membership', { is_shut_with_account: bool().preset(0) });
    const rows = await m.db
      .selectFrom('membership')
      .select(['id', 'role', 'state', 'state_reason'])
      .where('state', '<>', 'open')
      .execute();
    for (const { id, role, state, state_reason: reason } of rows) {
      const isWithdrawn =
        role === 'secretariat' || role === 'inspection' || ENDED_REASONS.includes(String(reason));
      if (state === 'closed' && isWithdrawn) continue;
      await m.db
        .updateTable('membership')
        .set({ is_shut_with_account: true })
        .where('id', '=', id)
        .execute();
    }
  },
};
