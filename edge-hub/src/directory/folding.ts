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
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .replaceAll(/[łøđßæœı]/g, (letter) => WHOLE_LETTERS[letter] ?? letter)
    .normalize('NFD')
    .replaceAll(/\p{Mark}/gu, '')
    .replaceAll(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** Does `word` begin with `asked` when one letter of it was mistyped, left out, typed twice or swapped with the next? */
export const startsWithOneSlip = (asked: string, word: string): boolean => {
  let at = 0;
  while (at < asked.length && asked[at] === word[at]) at += 1;
  if (at === asked.length) return true;
  const rest = (from: number): string => asked.slice(from);
  const isSwapped = asked[at] === word[at + 1] && asked[at + 1] === word[at];
  return (
    word.startsWith(rest(at + 1), at + 1) ||
    word.startsWith(rest(at + 1), at) ||
    word.startsWith(rest(at), at + 1) ||
    (isSwapped && word.startsWith(rest(at + 2), at + 2))
  );
};
