import type { SchoolRead } from '../../kernel/db/handles.ts';
import { clearFields } from '../../kernel/retention/erase-rows.ts';
import { oldRows } from '../../kernel/retention/old-rows.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = (read: SchoolRead, part: ErasePart) =>
  oldRows(
    read,
    'help_call',
    { at: 'occurred_at_utc', before: part.beforeUtc, person: 'holder_id', isNamed: true },
    part,
  );

/** Who opened a door under threat; that it was opened so stays. */
export const helpCallRetention = defineRetention({
  key: 'doors.helpCalls',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) =>
    clearFields(tx, 'help_call', {
      ids: await old(tx, part),
      rule: 'doors.helpCalls',
      fields: ['holder_id'],
    }),
});
