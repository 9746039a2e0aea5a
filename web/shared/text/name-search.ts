import { foldedWords } from './folded.ts';

/**
 * What is typed into the search of a list of people: each word begins a name, and a word that names a class asks for its people
 * (`kowalska 4a`).
 *
 * @param classes  folded names of the classes that stand in the list
 * @returns whether somebody of these folded words and this folded class is meant
 */
export const nameSearch = (typed: string, classes: ReadonlySet<string>) => {
  const all = foldedWords(typed);
  const asked = all.filter((word) => classes.has(word));
  const names = all.filter((word) => !classes.has(word));
  return (words: readonly string[], className: string): boolean =>
    (asked.length === 0 || asked.includes(className)) &&
    names.every((name) => words.some((word) => word.startsWith(name)));
};
