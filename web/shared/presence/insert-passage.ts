import type { Passage } from '../api/wire.ts';

/**
 * Puts a passage into a list that is newest first. The same event again replaces what was there, so that a catch-up may repeat itself.
 *
 * @returns a new list, or the same one when nothing changed
 */
export const insertPassage = (list: readonly Passage[], passage: Passage): readonly Passage[] => {
  const known = list.find(({ eventId }) => eventId === passage.eventId);
  if (known && JSON.stringify(known) === JSON.stringify(passage)) return list;
  return [...list.filter(({ eventId }) => eventId !== passage.eventId), passage].sort(
    (a, b) => b.occurredAtUtc - a.occurredAtUtc,
  );
};
