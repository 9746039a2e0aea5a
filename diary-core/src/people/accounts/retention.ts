import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** Rows name accounts, not persons. */
const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(read, 'account_handout', { at: 'issued_at_utc', before: part.beforeUtc }, part);

/** Who was given login data when, and which document was shown (ACCT-20). */
export const handoutRetention = defineRetention({
  key: 'accounts.handouts',
  from: 'event',
  least: 365,
  most: 3650,
  default: 1825,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) => {
    const ids = await old(tx, part);
    return eraseRows(tx, 'account_handout', { ids, rule: 'accounts.handouts' });
  },
});
