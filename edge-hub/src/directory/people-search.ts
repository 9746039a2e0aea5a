import type { Directory, DirectoryPerson } from '@furtka/core-contract/directory';

/** Fewer letters would list a school. */
const SEARCH_MIN_LETTERS = 2;
const SEARCH_MAX_ANSWERS = 20;

/** Letters that Unicode does not take apart into a letter and a mark. */
const WHOLE_LETTERS: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * Folds a text for search: small letters, no accents, ł as l, everything else but letters and digits as one space. What a person
 * types without Polish letters finds the same people.
 */
const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[łøđßæœı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

interface Indexed {
  readonly person: DirectoryPerson;
  readonly words: readonly string[];
}

/** People of one directory, ready to be searched. */
export interface PeopleIndex {
  readonly people: readonly Indexed[];
  readonly byCardId: ReadonlyMap<string, DirectoryPerson>;
  readonly byPersonId: ReadonlyMap<string, DirectoryPerson>;
}

const nameOf = (person: DirectoryPerson): string => `${person.lastName} ${person.firstName}`;

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
  };
};

/**
 * People whose name or class has a word beginning with each word of the search, by Polish order, at most 20.
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
  return index.people
    .filter(({ words }) => asked.every((part) => words.some((word) => word.startsWith(part))))
    .slice(0, SEARCH_MAX_ANSWERS)
    .map(({ person }) => person);
};
