import type { SchoolRead } from '../../kernel/db/handles.ts';
import { choiceOption, integerOption } from '../../kernel/options/option.ts';
import { optionOf } from '../../school/options/api.ts';

/** Days after which those who teach choose a new password (ACCT-08); 0: never. */
export const teacherPasswordDays = integerOption({
  key: 'accounts.teacherPasswordDays',
  group: 'accounts',
  source: 'ACCT-08',
  least: 0,
  most: 365,
  default: 30,
});

/** `each`: an account for every guardian (C-03); `first`: for one of each child, a further one on request (ACCT-05). */
export const guardianAccounts = choiceOption({
  key: 'accounts.guardianAccounts',
  group: 'accounts',
  source: 'C-03, ACCT-05, ACCT-02',
  values: ['each', 'first'],
  default: 'each',
});

/** What a school decides about its accounts. */
export interface AccountSettings {
  /** `null`: passwords do not grow old. */
  readonly teacherPasswordDays: number | null;
  readonly guardianAccounts: 'each' | 'first';
}

export const accountSettings = async (read: SchoolRead): Promise<AccountSettings> => {
  const days = await optionOf(read, teacherPasswordDays);
  return {
    teacherPasswordDays: days === 0 ? null : days,
    guardianAccounts: await optionOf(read, guardianAccounts),
  };
};
