import type { Directory, DirectoryPerson } from '@furtka/core-contract/directory';
import { fold, startsWithOneSlip } from './folding.ts';

/** Fewer letters would list a school. */
const SEARCH_MIN_LETTERS = 2;
const SEARCH_MAX_ANSWERS = 20;
/** A slip is forgiven in words of this many letters and more: shorter ones are one slip away from everybody. */
const SLIP_MIN_LETTERS = 4;

interface Indexed {
  readonly person: DirectoryPerson;
  /** Folded words of last name, first name and class. */
  readonly words: readonly string[];
}

export interface ClassSize {
  readonly className: string;
  readonly students: number;
}

/** People of one directory, ready to be searched. */
export interface PeopleIndex {
  /** By Polish order of last and first name. */
  readonly people: readonly Indexed[];
  readonly byCardId: ReadonlyMap<string, DirectoryPerson>;
  readonly byPersonId: ReadonlyMap<string, DirectoryPerson>;
  /** Place in the Polish order. */
  readonly orderByPersonId: ReadonlyMap<string, number>;
  /** 1a, 2b … 10c. */
  readonly classes: readonly ClassSize[];
}

const nameOf = (person: DirectoryPerson): string => `${person.lastName} ${person.firstName}`;

const classesOf = (people: readonly DirectoryPerson[]): ClassSize[] => {
  const sizes = new Map<string, number>();
  for (const { className, kind } of people)
    if (className !== undefined && kind === 'student')
      sizes.set(className, (sizes.get(className) ?? 0) + 1);
  const byName = new Intl.Collator('pl', { numeric: true });
  return [...sizes]
    .map(([className, students]) => ({ className, students }))
    .sort((a, b) => byName.compare(a.className, b.className));
};

export const indexPeople = (directory: Directory): PeopleIndex => {
  const byName = new Intl.Collator('pl');
  const people = [...directory.people].sort((a, b) => byName.compare(nameOf(a), nameOf(b)));
  return {
    people: people.map((person) => ({
      person,
      words: fold(`${nameOf(person)} ${person.className ?? ''}`).split(' '),
    })),
    byPersonId: new Map(people.map((person) => [person.personId, person] as const)),
    byCardId: new Map(
      people.flatMap((person) => person.cards.map(({ cardId }) => [cardId, person] as const)),
    ),
    orderByPersonId: new Map(people.map(({ personId }, order) => [personId, order] as const)),
    classes: classesOf(people),
  };
};

/** How badly a word of the search fits a word of somebody, 0 = whole; `undefined`: not at all. */
type Fit = (asked: string, word: string) => number | undefined;

const exactly: Fit = (asked, word) => {
  if (!word.startsWith(asked)) return undefined;
  return word.length === asked.length ? 0 : 1;
};

const withOneSlip: Fit = (asked, word) => {
  const fit = exactly(asked, word);
  if (fit !== undefined || asked.length < SLIP_MIN_LETTERS) return fit;
  return startsWithOneSlip(asked, word) ? 2 : undefined;
};

/** How well the best of somebody's words fits; the last name beats what stands after it. */
const bestFit = (asked: string, words: readonly string[], fit: Fit): number | undefined => {
  let best: number | undefined;
  let place = 0;
  for (const word of words) {
    const how = fit(asked, word);
    const here = how === undefined ? undefined : how + place / words.length;
    if (here !== undefined && (best === undefined || here < best)) best = here;
    place += 1;
  }
  return best;
};

/** Sum over the words of the search; a whole word beats a beginning. */
const rankOf = (
  asked: readonly string[],
  words: readonly string[],
  fit: Fit,
): number | undefined => {
  let rank = 0;
  for (const part of asked) {
    const best = bestFit(part, words, fit);
    if (best === undefined) return undefined;
    rank += best;
  }
  return rank;
};

const found = (
  { people }: PeopleIndex,
  asked: readonly string[],
  fit: Fit,
): readonly DirectoryPerson[] => {
  const fitting: { readonly person: DirectoryPerson; readonly rank: number }[] = [];
  for (const { person, words } of people) {
    const rank = rankOf(asked, words, fit);
    if (rank !== undefined) fitting.push({ person, rank });
  }
  return fitting
    .sort((a, b) => a.rank - b.rank)
    .slice(0, SEARCH_MAX_ANSWERS)
    .map(({ person }) => person);
};

/**
 * People whose name or class has a word beginning with each word of the search, best first, at most 20. Where nobody has, one wrong,
 * missing, extra or swapped letter in a word of four and more is forgiven.
 *
 * @returns `undefined` when fewer than 2 letters were given
 */
export const searchPeople = (
  index: PeopleIndex,
  search: string,
): readonly DirectoryPerson[] | undefined => {
  const asked = fold(search)
    .split(' ')
    .filter((word) => word !== '');
  if (asked.join('').length < SEARCH_MIN_LETTERS) return undefined;
  const people = found(index, asked, exactly);
  return people.length > 0 ? people : found(index, asked, withOneSlip);
};

/** Everybody of a class, staff with it, by Polish order. */
export const peopleOfClass = (
  { people }: PeopleIndex,
  className: string,
): readonly DirectoryPerson[] =>
  people.filter(({ person }) => person.className === className).map(({ person }) => person);
