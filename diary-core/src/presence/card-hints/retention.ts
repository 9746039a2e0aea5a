import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineRetention, type ErasePart } from '../../kernel/retention/rule.ts';

const old = async (read: SchoolRead, { beforeUtc, heldPersonIds, limit }: ErasePart) => {
  const rows = read
    .from('card_hint')
    .select('id')
    .where('occurred_at_utc', '<', beforeUtc)
    .orderBy('id')
    .limit(limit);
  if (heldPersonIds.length === 0) return rows.execute();
  return rows
    .where((eb) =>
      eb.or([eb('holder_id', 'is', null), eb('holder_id', 'not in', heldPersonIds as never)]),
    )
    .execute();
};

/** Hints that a card may exist twice: they are drawn from door events and live as long by default. */
export const cardHintRetention = defineRetention({
  key: 'doors.cardHints',
  from: 'event',
  least: 30,
  most: 1825,
  default: 365,
  source: 'school',
  count: async (read, part) => (await old(read, part)).length,
  erase: async (tx, part) => {
    const ids = (await old(tx, part)).map(({ id }) => id);
    if (ids.length > 0)
      await tx
        .deleteFrom('card_hint')
        .where('id', 'in', [...ids])
        .execute();
    return ids.length;
  },
});
