import type { SchoolRead } from '../../kernel/db/handles.ts';
import { eraseRows } from '../../kernel/retention/erase-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** What the person asked for may be disputed before a court until claims are barred. */
const CIVIL_CODE = 'art. 118 Kodeksu cywilnego';

const answered = async (read: SchoolRead, part: ErasePart) => {
  const rows = read
    .from('data_request')
    .select('id')
    .where('answered_on', '<', part.beforeDate)
    .orderBy('id')
    .limit(part.limit);
  const { heldPersonIds } = part;
  return (
    heldPersonIds.length === 0 ? rows : rows.where('person_id', 'not in', heldPersonIds as never)
  ).execute();
};

/** Answered requests of data subjects. */
export const requestRetention = defineRetention({
  key: 'privacy.requests',
  from: 'closing',
  least: 1095,
  most: 3650,
  default: 2190,
  source: CIVIL_CODE,
  count: async (read, part) => (await answered(read, part)).length,
  erase: async (tx, part) => {
    const ids = (await answered(tx, part)).map(({ id }) => id);
    return eraseRows(tx, 'data_request', { ids, rule: 'privacy.requests' });
  },
});
