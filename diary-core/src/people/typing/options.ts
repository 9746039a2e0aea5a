import { boolOption } from '../../kernel/options/option.ts';

/** People may let the diary learn how they type (ACCT-07). */
export const learnsTyping = boolOption({
  key: 'signIn.learnsTyping',
  group: 'accounts',
  source: 'ACCT-07',
  default: false,
});
