/** The Polish alphabet with the letters that foreign names bring, in dictionary order. */
const ALPHABET = 'aąbcćdeęfghijklłmnńoópqrsśtuvwxyzźż';
const RANK = new Map(
  [...ALPHABET].map((letter, index) => [letter, String.fromCharCode(0x41 + index)]),
);
/** Letters that Unicode does not take apart. */
const FOLDED = new Map([
  ['ł', 'l'],
  ['ø', 'o'],
  ['đ', 'd'],
  ['ß', 'ss'],
  ['æ', 'ae'],
  ['œ', 'oe'],
  ['ı', 'i'],
]);

const withoutMarks = (text: string): string => text.normalize('NFD').replace(/\p{Mark}+/gu, '');

/**
 * Key by which names are sorted on both engines, compared byte by byte: ą after a, ł after l, ó after o, ż last. Spaces sort
 * before letters, so "Nowak" comes before "Nowak-Żak"; other signs are left out. ASCII only.
 */
export const sortKey = (text: string): string => {
  let key = '';
  for (const letter of text.toLowerCase().normalize('NFC')) {
    const own = RANK.get(letter);
    if (own !== undefined) key += own;
    else if (/[\s\-–—]/u.test(letter)) key += ' ';
    else
      for (const part of FOLDED.get(letter) ?? withoutMarks(letter))
        key += RANK.get(part) ?? (/[0-9]/.test(part) ? part : '');
  }
  return key.replace(/ +/g, ' ').trim();
};

/**
 * Key in which names are searched: lower case, no marks (ł→l, ż→z), signs and spaces to one space. Fold the question the same
 * way. Contains none of the wildcards of `like`.
 */
export const searchKey = (text: string): string =>
  [...withoutMarks(text.toLowerCase())]
    .map((letter) => FOLDED.get(letter) ?? letter)
    .join('')
    .replace(/[^\p{Letter}\p{Number}]+/gu, ' ')
    .trim();
