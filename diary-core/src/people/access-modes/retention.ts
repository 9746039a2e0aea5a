import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** Vouchers: five years from the end of the year that they belong to. */
const ACCOUNTING_ACT = 'art. 74 ust. 2 ustawy o rachunkowości';

const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(
    read,
    'access_payment',
    { at: 'paid_on', before: part.beforeDate, person: 'guardian_id' },
    part,
  );

/** Payments for extended access. */
export const paymentRetention = defineRetention({
  key: 'access.payments',
  from: 'event',
  least: 2192,
  most: 3650,
  default: 2192,
  source: ACCOUNTING_ACT,
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) => {
    const ids = await old(tx, part);
    if (ids.length === 0) return 0;
    await tx.updateWhere('guardian_access', { payment_id: ids }, { payment_id: null });
    return eraseRows(tx, 'access_payment', { ids, rule: 'access.payments' });
  },
});
