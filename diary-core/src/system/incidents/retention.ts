import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** Whoever was harmed may sue until claims are barred; the documentation itself is asked for by art. 33(5) of the GDPR. */
const SOURCE = 'art. 33 ust. 5 RODO, art. 118 Kodeksu cywilnego';

/** An incident names whom it harmed in its text only. */
const closed = (read: SchoolRead, part: ErasePart) =>
  oldRows(read, 'incident', { at: 'closed_at_utc', before: part.beforeUtc }, part);

/** Closed incidents. */
export const incidentRetention = defineRetention({
  key: 'privacy.incidents',
  from: 'closing',
  least: 1095,
  most: 3650,
  default: 2190,
  source: SOURCE,
  count: async (read, part) => (await closed(read, part)).length,
  erase: async (tx, part) => {
    const ids = await closed(tx, part);
    return eraseRows(tx, 'incident', { ids, rule: 'privacy.incidents' });
  },
});
