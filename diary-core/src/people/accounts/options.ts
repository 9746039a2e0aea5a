import { choiceOption, integerOption } from '../../kernel/options/option.ts';

/** Whose account asks for a second factor: `fullAccess` = who sees or changes everything, `staff` = everybody who works here. */
export const secondFactorFor = choiceOption({
  key: 'signIn.secondFactorFor',
  group: 'accounts',
  source: 'ACCT-06',
  values: ['nobody', 'fullAccess', 'staff'],
  default: 'nobody',
});

/** Days from the moment in which the school asks for it until nobody of them works without; 0: at once. */
export const secondFactorGraceDays = integerOption({
  key: 'signIn.graceDays',
  group: 'accounts',
  source: 'ACCT-06',
  least: 0,
  most: 120,
  default: 14,
});

/** Whose own remembered devices lock instead of signing out (C-41): staff off at first. */
export const ownDeviceLocks = choiceOption({
  key: 'signIn.ownDeviceLocks',
  group: 'accounts',
  source: 'C-41, ACCT-17',
  values: ['nobody', 'families', 'everybody'],
  default: 'families',
});
