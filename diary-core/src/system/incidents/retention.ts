import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** Whoever was harmed may sue until claims are barred; the documentation itself is asked for by art. 33(5) of the GDPR. */
const SOURCE = 'art. 33 ust. 5 RODO, art. 118 Kodeksu cywilnego';

const closed = async (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) =>
  // An incident names whom it harmed in its text only: while anybody is held, all stay.
  heldPersonIds.length > 0
    ? []
    : read
        .from('incident')
        .select('id')
        .where('closed_at_utc', '<', beforeUtc)
        .orderBy('id')
        .limit(limit)
        .execute();

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
    const ids = (await closed(tx, part)).map(({ id }) => id);
    return eraseRows(tx, 'incident', { ids, rule: 'privacy.incidents' });
  },
});
