/** Last direction in which each card passed today, by card id. Notes, never traps. */
export type Passages = Map<string, 'in' | 'out'>;

/** What a tap is noted with when the same card passed the same way before. */
export type PassbackNote = 'passback.in_again' | 'passback.out_again';

/** The note for a granted tap, `undefined` when it fits or when nothing is known. */
export const passbackNote = (
  passages: Passages,
  cardId: string | undefined,
  direction: 'in' | 'out' | 'unknown',
): PassbackNote | undefined => {
  if (cardId === undefined || direction === 'unknown') return undefined;
  if (passages.get(cardId) !== direction) return undefined;
  return direction === 'in' ? 'passback.in_again' : 'passback.out_again';
};

/** Records a passage; the map is emptied each school night. */
export const passed = (
  passages: Passages,
  cardId: string | undefined,
  direction: 'in' | 'out' | 'unknown',
): void => {
  if (cardId !== undefined && direction !== 'unknown') passages.set(cardId, direction);
};
