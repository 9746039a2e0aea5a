import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = async (read: SchoolRead, { beforeUtc, limit }: ErasePart) =>
  read
    .from('account_handout')
    .select('id')
    .where('issued_at_utc', '<', beforeUtc)
    .orderBy('id')
    .limit(limit)
    .execute();

/** Who was given login data when, and which document was shown (ACCT-20). */
export const handoutRetention = defineRetention({
  key: 'accounts.handouts',
  from: 'event',
  least: 365,
  most: 3650,
  default: 1825,
  source: 'school',
  count: async (read, part) => (part.heldPersonIds.length > 0 ? 0 : (await old(read, part)).length),
  erase: async (tx, part) => {
    // Rows name accounts, not persons: while anybody is held, all stay.
    if (part.heldPersonIds.length > 0) return 0;
    const ids = (await old(tx, part)).map(({ id }) => id);
    return eraseRows(tx, 'account_handout', { ids, rule: 'accounts.handouts' });
  },
});
