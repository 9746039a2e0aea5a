import { searchKey } from '../../../kernel/text/polish.ts';
import type { Subject } from '../../../school/subjects/api.ts';
import type { FileName } from '../timetable/file-timetable.ts';
import type { Ref, TimetableEffects } from './effects.ts';

const MOST_NAME = 80;
const MOST_SHORT = 10;

/** Answers the first free name: as wished, else with the smallest number that no name has yet. */
const freeNames = (taken: Set<string>): ((wished: string) => string) => {
  // Where the search for a number went on last time: names only ever become taken.
  const nextOf = new Map<string, number>();
  const numbered = (wished: string): string => {
    for (let digits = 1; ; digits += 1) {
      const stem = wished.slice(0, MOST_SHORT - digits);
      const key = `${digits} ${stem}`;
      const end = 10 ** digits;
      let next = nextOf.get(key) ?? Math.max(2, end / 10);
      while (next < end && taken.has(searchKey(`${stem}${next}`))) next += 1;
      nextOf.set(key, next);
      if (next < end) return `${stem}${next}`;
    }
  };
  return (wished) => {
    const name = taken.has(searchKey(wished)) ? numbered(wished) : wished;
    taken.add(searchKey(name));
    return name;
  };
};

/** New subjects, each with a short name that no other subject has. */
export const shortNames = (
  subjects: ReadonlyMap<Ref, FileName>,
  known: readonly Subject[],
): TimetableEffects['subjects'] => {
  const freeName = freeNames(new Set(known.map(({ shortName }) => searchKey(shortName))));
  return [...subjects].map(([key, { name, short }]) => {
    const wished = (short === '' ? name.toLowerCase().replace(/\s+/g, '') : short).slice(
      0,
      MOST_SHORT,
    );
    return { key, name: name.slice(0, MOST_NAME), shortName: freeName(wished) };
  });
};
