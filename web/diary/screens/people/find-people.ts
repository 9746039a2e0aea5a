import { folded, foldedWords } from '../../../shared/text/folded.ts';
import type { PersonKind } from './people-address.ts';
import type { PersonRow } from './people-queries.ts';
import { listName } from './person-words.ts';

/** People with their words made ready once, so that a letter typed costs no folding. */
export interface ReadyPeople {
  readonly people: readonly { readonly person: PersonRow; readonly words: readonly string[] }[];
  /** Folded names of the classes they are in. */
  readonly classes: ReadonlySet<string>;
}

export const readyPeople = (people: readonly PersonRow[]): ReadyPeople => ({
  people: people.map((person) => ({ person, words: foldedWords(listName(person)) })),
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
  const typed = foldedWords(wish.typed);
  const classes = typed.filter((word) => ready.classes.has(word));
  const names = typed.filter((word) => !ready.classes.has(word));
  return ready.people
    .filter(
      ({ person, words }) =>
        (wish.kind === undefined || person.kind === wish.kind) &&
        (wish.classId === undefined || person.classId === wish.classId) &&
        (classes.length === 0 || classes.includes(folded(person.className ?? ''))) &&
        names.every((name) => words.some((word) => word.startsWith(name))),
    )
    .map(({ person }) => person);
};
