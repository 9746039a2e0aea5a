/** Who of a class gets slips. */
export const SLIP_AUDIENCES = ['students', 'guardians', 'both'] as const;
export type SlipAudience = (typeof SLIP_AUDIENCES)[number];

/** A made batch can be printed again for so long; then its passwords are gone (they stand nowhere else). */
export const BATCH_LIFE_MS = 24 * 3_600_000;
/** A code by which somebody joins a school with the account of another one. */
export const INVITATION_LIFE_MS = 60 * 86_400_000;

const PLAIN: Readonly<Record<string, string>> = {
  ł: 'l',
  Ł: 'l',
  ø: 'o',
  đ: 'd',
  ß: 'ss',
  æ: 'ae',
};

const plainWord = (word: string): string =>
  [...word.normalize('NFD')]
    .map((letter) => PLAIN[letter] ?? letter)
    .join('')
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '');

/**
 * A login that can be read from paper: first name, dot, last name, four digits. Names of other scripts give `konto`.
 *
 * @param digits  four random digits, so that a login tells nothing of how many bear the name, and is hard to guess
 */
export const loginFor = (
  name: { readonly firstName: string; readonly lastName: string },
  digits: string,
): string => {
  const words = [plainWord(name.firstName), plainWord(name.lastName)].filter((word) => word !== '');
  const base = words.length === 0 ? 'konto' : words.join('.').slice(0, 100);
  return `${base}${digits}`;
};
