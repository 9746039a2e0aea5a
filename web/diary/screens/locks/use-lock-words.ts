import { useDateWords } from '../../data/use-words.ts';

/** Days of a lock as people write them. */
export const useLockWords = () => {
  const dates = useDateWords();
  const day = (date: string): string => `${dates.dayMonth(date)}.${date.slice(0, 4)}`;
  return {
    day,
    range: ({ from, to }: { readonly from: string; readonly to: string }): string =>
      `${day(from)} – ${day(to)}`,
  };
};
