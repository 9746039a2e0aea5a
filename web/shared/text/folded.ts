/** Letters that Unicode does not take apart. */
const FOLDED: Readonly<Record<string, string>> = {
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ı: 'i',
};

/**
 * As one types in a hurry: small letters without marks, signs and spaces to one space (`Żółć-Nowak` → `zolc nowak`). The same key
 * as the server's search has (`kernel/text/polish.ts`), so that the screen and the server find the same people.
 */
export const folded = (text: string): string =>
  [
    ...text
      .toLowerCase()
      .normalize('NFD')
      .replace(/\p{M}+/gu, ''),
  ]
    .map((letter) => FOLDED[letter] ?? letter)
    .join('')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();

/** The words of a text, folded. */
export const foldedWords = (text: string): readonly string[] =>
  folded(text)
    .split(' ')
    .filter((word) => word !== '');
