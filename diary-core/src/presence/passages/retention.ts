import type { EventId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

/** No law says how long entries by card are kept; images of cameras have three months (Prawo oświatowe, art. 108a). */
const bounds = { from: 'event', least: 30, most: 1825, default: 365, source: 'school' } as const;

const oldEvents = (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) => {
  const rows = read
    .from('door_event')
    .select('id')
    .where('occurred_at_utc', '<', beforeUtc)
    .where('erased_at_utc', 'is', null)
    .orderBy('occurred_at_utc')
    .limit(limit);
  if (heldPersonIds.length === 0) return rows;
  return rows.where((eb) =>
    eb.or([eb('holder_id', 'is', null), eb('holder_id', 'not in', heldPersonIds as never)]),
  );
};

/** Door events and kiosk books: who it was is cleared, what the door did stays. */
export const doorEventRetention = defineRetention({
  ...bounds,
  key: 'doors.events',
  count: async (read, part) => (await oldEvents(read, part).execute()).length,
  erase: async (tx, part) => {
    const ids = (await oldEvents(tx, part).execute()).map((row) => row.id);
    if (ids.length === 0) return 0;
    await tx
      .updateTable('door_event')
      .set({
        card_id: null,
        credential_hash: null,
        holder_id: null,
        actor_id: null,
        detail_json: null,
        erased_at_utc: part.nowUtc,
        erased_by_rule: 'doors.events',
      } as never)
      .where('id' as never, 'in', ids as never)
      .execute();
    return ids.length;
  },
});

const oldPassages = (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) => {
  const rows = read
    .from('passage')
    .select('id')
    .where('occurred_at_utc', '<', beforeUtc)
    .orderBy('occurred_at_utc')
    .limit(limit);
  if (heldPersonIds.length === 0) return rows;
  return rows.where((eb) =>
    eb.or([eb('holder_id', 'is', null), eb('holder_id', 'not in', heldPersonIds as never)]),
  );
};

/** Entries and exits as families and the office see them, those of the gatehouse's book included. */
export const passageRetention = defineRetention({
  ...bounds,
  key: 'doors.passages',
  count: async (read, part) => (await oldPassages(read, part).execute()).length,
  erase: async (tx, part) => {
    const ids = (await oldPassages(tx, part).execute()).map((row) => row.id);
    if (ids.length === 0) return 0;
    await tx
      .deleteFrom('passage')
      .where('id' as never, 'in', ids as readonly EventId[] as never)
      .execute();
    return ids.length;
  },
});
