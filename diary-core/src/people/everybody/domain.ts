/** How many letters of a word may be mistyped, by its length. */
const slipsAllowed = (word: string): number => (word.length < 3 ? 0 : word.length < 6 ? 1 : 2);

/**
 * Fewest slips between what was typed and the beginning of a name: a letter too many, too few, another one, or two swapped.
 *
 * @param typed  folded as the name is
 * Source        optimal string alignment distance, over all beginnings of `name`
 */
export const slipsBetween = (typed: string, name: string): number => {
  let before: number[] = [];
  let row = Array.from({ length: name.length + 1 }, (_, column) => column);
  for (let line = 1; line <= typed.length; line += 1) {
    const next = [line];
    for (let column = 1; column <= name.length; column += 1) {
      const isSame = typed[line - 1] === name[column - 1];
      const isSwapped =
        line > 1 &&
        column > 1 &&
        typed[line - 1] === name[column - 2] &&
        typed[line - 2] === name[column - 1];
      next.push(
        Math.min(
          (row[column] ?? 0) + 1,
          (next[column - 1] ?? 0) + 1,
          (row[column - 1] ?? 0) + (isSame ? 0 : 1),
          isSwapped ? (before[column - 2] ?? 0) + 1 : Number.POSITIVE_INFINITY,
        ),
      );
    }
    before = row;
    row = next;
  }
  return Math.min(...row);
};

/**
 * Slips by which a person's names miss what was typed; `undefined` when some word is too far from every name.
 *
 * @param words    folded words of the question
 * @param nameKey  folded names of the person, words parted by single spaces
 */
export const slipsOfPerson = (words: readonly string[], nameKey: string): number | undefined => {
  const names = nameKey.split(' ');
  let sum = 0;
  for (const word of words) {
    const fewest = Math.min(...names.map((name) => slipsBetween(word, name)));
    if (fewest > slipsAllowed(word)) return undefined;
    sum += fewest;
  }
  return sum;
};

export interface Question<Class> {
  /** Words to look for in names. */
  readonly words: readonly string[];
  /** Classes named in the question; none: all. */
  readonly classes: readonly Class[];
}

/** Takes the classes out of a question such as `kowalska 4a`. `folded`: how names of classes are compared with its words. */
export const readQuestion = <Class extends { readonly name: string }>(
  words: readonly string[],
  classes: readonly Class[],
  folded: (text: string) => string,
): Question<Class> => {
  const named = classes.filter(({ name }) => words.includes(folded(name)));
  const taken = new Set(named.map(({ name }) => folded(name)));
  return { words: words.filter((word) => !taken.has(word)), classes: named };
};
