import type { Static } from 'typebox';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { type Browser, type LoggedIn, membershipsOf, openSession } from '../accounts/api.ts';
import { judgePasskey } from './passkeys.ts';
import type { PasskeyAnswer } from './schema.ts';

/**
 * A passkey is two factors in one: the thing, and the finger or PIN that its device has checked. Unknown, wrong, spent: all the same
 * to whoever asks.
 *
 * Errors  `second_factors.passkey_wrong`, those of `openSession`
 */
export const passkeyLogin = async (
  services: Services,
  browser: Browser,
  answer: Static<typeof PasskeyAnswer>,
): Promise<LoggedIn> => {
  const wrong = () => new AppError('invalid', 'second_factors.passkey_wrong');
  const judged = await judgePasskey(services, { purpose: 'login', to: '' }, answer);
  const { accountId, spend } = judged;
  if (accountId === undefined) throw wrong();
  const { account, memberships } = await services.db
    .forPlatform('somebody signs in with a passkey')
    .read(async (read) => ({
      account: await read.require('account', accountId),
      memberships: await membershipsOf(read, accountId, services.clocks),
    }));
  return openSession(services, {
    account,
    memberships,
    browser,
    way: 'passkey',
    usesPassword: false,
    isProof: true,
    bucketIds: [],
    spend: async (tx) => {
      if (!(await spend(tx, accountId))) throw wrong();
    },
  });
};
