/** Rows of the on-screen keyboard; ą to ż are keys of their own. */
export const LETTERS = [
  ['ą', 'ć', 'ę', 'ł', 'ń', 'ó', 'ś', 'ź', 'ż'],
  ['q', 'w', 'e', 'r', 't', 'y', 'u', 'i', 'o', 'p'],
  ['a', 's', 'd', 'f', 'g', 'h', 'j', 'k', 'l'],
  ['z', 'x', 'c', 'v', 'b', 'n', 'm'],
] as const;

export const DIGITS = [
  ['1', '2', '3', '4', '5', '6', '7', '8', '9', '0'],
  ['-', '/', '.', ',', '&', '(', ')', '+', "'", '"'],
] as const;

const WORD_BEGINS = /(^|[\s-])$/;

/** Whether the next letter of a name is a capital: at its beginning, after a space, after a hyphen. */
export const isCapitalDue = (before: string): boolean => WORD_BEGINS.test(before);
