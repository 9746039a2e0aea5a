/** Signs that are not mistaken for one another on paper or on a phone: no 0, O, 1, I, L. Capitals and small letters are the same. */
export const CODE_ALPHABET = 'ABCDEFGHJKMNPQRSTUVWXYZ23456789';
export const CODE_LENGTH = 8;
/** A slip that lies in a drawer works until the next school year. */
export const CODE_LIFE_MS = 366 * 86_400_000;

/**
 * A code of eight signs (about 40 bits); tries are slowed, so that nobody guesses one.
 *
 * @param randomIndex  a whole number from 0 up to, not including, `most`; evenly drawn
 */
export const makeCode = (randomIndex: (most: number) => number): string =>
  Array.from({ length: CODE_LENGTH }, () =>
    CODE_ALPHABET.charAt(randomIndex(CODE_ALPHABET.length)),
  ).join('');

/** As it is kept, however it was typed: capitals, no spaces, no hyphens. */
export const plainCode = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase();

/** As it stands on paper: two groups of four. */
export const shownCode = (code: string): string => `${code.slice(0, 4)} ${code.slice(4)}`;
