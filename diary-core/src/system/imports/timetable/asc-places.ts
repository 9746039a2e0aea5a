import type { AscDocument, AscRow } from './asc-document.ts';
import type { FilePlace } from './file-timetable.ts';

/** Longest block of lessons that was met, and some more. */
const MOST_BLOCK = 12;
const DAYS = 7;

const numberOf = (text: string | undefined, otherwise: number): number => {
  const value = Number((text ?? '').replace(',', '.'));
  return text === undefined || text === '' || !Number.isFinite(value) ? otherwise : value;
};

/** Weekdays of a card, 1 = Monday: a mask with a sign per day, or the number of one day in older files. */
const weekdaysOf = (card: AscRow, startsAtOne: boolean): number[] => {
  const mask = (card['days'] ?? '').split(',')[0] ?? '';
  if (mask !== '')
    return [...mask].flatMap((sign, index) => (sign === '1' && index < DAYS ? [index + 1] : []));
  const day = numberOf(card['day'], Number.NaN) + (startsAtOne ? 0 : 1);
  return Number.isInteger(day) && day >= 1 && day <= DAYS ? [day] : [];
};

/** `tydz. A` for `10`; empty for every one. */
const maskWord = (mask: string, word: string, isLetter: boolean): string => {
  const first = mask.split(',')[0] ?? '';
  if (first.length < 2 || !first.includes('0')) return '';
  const on = [...first].flatMap((sign, index) =>
    sign === '1' ? [isLetter ? String.fromCharCode(0x41 + index) : String(index + 1)] : [],
  );
  return on.length === 0 ? '' : `${word} ${on.join(',')}`;
};

const cycleOf = (card: AscRow): string =>
  [maskWord(card['weeks'] ?? '', 'tydz.', true), maskWord(card['terms'] ?? '', 'okr.', false)]
    .filter(Boolean)
    .join(' ');

/**
 * Hours at which a lesson is placed. A card holds the first hour of a block; some exports write a card for each hour of it, which shows
 * in their number.
 */
export const placesOf = (
  { root }: AscDocument,
  lesson: AscRow,
  cards: readonly AscRow[],
): FilePlace[] => {
  const startsAtOne = /(^|,)daynumbering1(,|$)/.test(root['options'] ?? '');
  const block = Math.min(
    MOST_BLOCK,
    Math.max(1, Math.round(numberOf(lesson['periodspercard'], 1))),
  );
  const perWeek = numberOf(lesson['periodsperweek'], cards.length * block);
  const weeks = Math.max(
    1,
    ...cards.map((card) => ((card['weeks'] ?? '').split(',')[0] ?? '').length),
  );
  const isByBlock = cards.length * block <= perWeek * weeks + 0.01;
  const length = isByBlock ? block : 1;
  const places = new Map<string, FilePlace>();
  for (const card of cards) {
    const first = numberOf(card['period'], Number.NaN);
    if (!Number.isInteger(first) || first < 0 || first > 50) continue;
    const roomId = (card['classroomids'] ?? card['classroomid'] ?? '').split(',')[0]?.trim() ?? '';
    const cycle = cycleOf(card);
    for (const weekday of weekdaysOf(card, startsAtOne))
      for (let offset = 0; offset < length; offset += 1) {
        const place = { weekday, period: first + offset, roomId, cycle };
        places.set(`${weekday} ${place.period} ${cycle}`, place);
      }
  }
  return [...places.values()];
};
