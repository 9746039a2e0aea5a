import { folded, foldedWords } from '../../../shared/text/folded.ts';
import { nameSearch } from '../../../shared/text/name-search.ts';
import type { PersonKind } from './people-address.ts';
import type { PersonRow } from './people-queries.ts';
import { listName } from './person-words.ts';

/** People with their words made ready once, so that a letter typed costs no folding. */
export interface ReadyPeople {
  readonly people: readonly {
    readonly person: PersonRow;
    readonly words: readonly string[];
    readonly className: string;
  }[];
  /** Folded names of the classes they are in. */
  readonly classes: ReadonlySet<string>;
}

export const readyPeople = (people: readonly PersonRow[]): ReadyPeople => ({
  people: people.map((person) => ({
    person,
    words: foldedWords(listName(person)),
    className: folded(person.className ?? ''),
  })),
  classes: new Set(
    people.flatMap(({ className }) => (className === undefined ? [] : [folded(className)])),
  ),
});

export interface PeopleWish {
  readonly typed: string;
  readonly kind: PersonKind | undefined;
  readonly classId: string | undefined;
}

/**
 * Those whose names begin with each word typed, in the order given; a word that names a class asks for its pupils (`kowalska 4a`).
 * Slips of the keys are the server's to forgive.
 */
export const findPeople = (ready: ReadyPeople, wish: PeopleWish): readonly PersonRow[] => {
  const isMeant = nameSearch(wish.typed, ready.classes);
  return ready.people
    .filter(
      ({ person, words, className }) =>
        (wish.kind === undefined || person.kind === wish.kind) &&
        (wish.classId === undefined || person.classId === wish.classId) &&
        isMeant(words, className),
    )
    .map(({ person }) => person);
};
