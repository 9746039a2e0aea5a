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

/** Does `word` from `at` on begin with `asked` from `from` on? Cuts no texts: it is asked of every word of a school at each search. */
const goesOn = (asked: string, from: number, word: string, at: number): boolean => {
  const length = asked.length - from;
  if (word.length - at < length) return false;
  for (let index = 0; index < length; index += 1)
    if (asked.charCodeAt(from + index) !== word.charCodeAt(at + index)) return false;
  return true;
};

/** Does `word` begin with `asked` when one letter of it was mistyped, left out, typed twice or swapped with the next? */
export const startsWithOneSlip = (asked: string, word: string): boolean => {
  let at = 0;
  while (at < asked.length && asked.charCodeAt(at) === word.charCodeAt(at)) at += 1;
  if (at === asked.length) return true;
  const isSwapped = asked[at] === word[at + 1] && asked[at + 1] === word[at];
  return (
    goesOn(asked, at + 1, word, at + 1) ||
    goesOn(asked, at + 1, word, at) ||
    goesOn(asked, at, word, at + 1) ||
    (isSwapped && goesOn(asked, at + 2, word, at + 2))
  );
};
