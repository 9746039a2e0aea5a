/** Names of the rules of a password that can be broken (ACCT-09..11). Each has a sentence in the errors catalogue of `i18n`. */
export const PASSWORD_RULES = [
  'too_short',
  'too_long',
  'no_letter',
  'no_digit',
  'no_upper_case',
  'no_lower_case',
  'same_as_current',
] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

export const PASSWORD_MIN_LENGTH = 8;
export const PASSWORD_MAX_LENGTH = 200;

/**
 * Which rules a new password breaks; empty when it may be taken.
 *
 * @param next     the new password as typed; length counts code points, letters of every script count (ł, Ж)
 * @param current  the present password, which may not be taken again
 * Source          ACCT-09, ACCT-10, ACCT-11 (S0 §18)
 */
export const brokenPasswordRules = (
  next: string,
  current: string | undefined,
): readonly PasswordRule[] => {
  const broken: PasswordRule[] = [];
  const length = [...next].length;
  if (length < PASSWORD_MIN_LENGTH) broken.push('too_short');
  if (length > PASSWORD_MAX_LENGTH) broken.push('too_long');
  if (!/\p{L}/u.test(next)) broken.push('no_letter');
  if (!/\p{Nd}/u.test(next)) broken.push('no_digit');
  if (!/\p{Lu}/u.test(next)) broken.push('no_upper_case');
  if (!/\p{Ll}/u.test(next)) broken.push('no_lower_case');
  if (current !== undefined && next === current) broken.push('same_as_current');
  return broken;
};
