import { boolOption } from '../../kernel/options/option.ts';

/** C-04, C-32: everybody has the extended mode and nobody pays. Off: the table of modes and the treasurers' lists count. */
export const everybodyExtended = boolOption({
  key: 'access.everybodyExtended',
  group: 'accounts',
  source: 'C-04, C-32, ACCT-26, ACCT-27',
  default: true,
});
