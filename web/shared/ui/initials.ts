const TINTS = 5;

/** Initials of a name, at most two letters, for example `Łucja Żak` → `ŁŻ`. */
export const initialsOf = (name: string): string =>
  name
    .trim()
    .split(/\s+/)
    .map((word) => [...word][0] ?? '')
    .filter((_, index, all) => index === 0 || index === all.length - 1)
    .join('')
    .toLocaleUpperCase('pl');

/** The same tint for the same person everywhere, 0..4. */
export const tintOf = (id: string): number =>
  [...id].reduce((sum, sign) => (sum * 31 + (sign.codePointAt(0) ?? 0)) % 9973, 7) % TINTS;
