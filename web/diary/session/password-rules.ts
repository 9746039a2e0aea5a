/** Rules of a password (ACCT-09, 10, 11). The server judges by the same and has the last word. */
export const PASSWORD_RULES = ['length', 'lettersAndDigits', 'bothCases', 'different'] as const;
export type PasswordRule = (typeof PASSWORD_RULES)[number];

const LEAST = 8;

/** The rules that a new password keeps already. */
export const keptRules = (next: string, current: string): ReadonlySet<PasswordRule> => {
  const kept: Record<PasswordRule, boolean> = {
    length: [...next].length >= LEAST,
    lettersAndDigits: /\p{L}/u.test(next) && /\d/.test(next),
    bothCases: /\p{Lu}/u.test(next) && /\p{Ll}/u.test(next),
    different: next !== '' && next !== current,
  };
  return new Set(PASSWORD_RULES.filter((rule) => kept[rule]));
};
