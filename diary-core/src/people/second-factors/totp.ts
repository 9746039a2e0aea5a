import { randomBytes } from 'node:crypto';
import { type AccountId, PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import type { Spend } from '../accounts/api.ts';
import { retellFactors } from './factors.ts';
import { enrolmentOf, SECRET_BYTES, stepOf } from './totp-code.ts';

type Vault = Pick<Services, 'keys'>;

const purposeOf = (accountId: AccountId): string => `totp/${accountId}`;

const open = ({ keys }: Vault, accountId: AccountId, sealed: Buffer): Buffer =>
  keys.open(PLATFORM_SCHOOL_ID, purposeOf(accountId), sealed);

/** A new secret that waits for its first code. The one in use goes on until then. */
export const beginTotp = async (
  services: Vault,
  tx: SchoolTx,
  accountId: AccountId,
): Promise<{ readonly uri: string; readonly secret: string }> => {
  const secret = randomBytes(SECRET_BYTES);
  const sealed = services.keys.seal(PLATFORM_SCHOOL_ID, purposeOf(accountId), secret);
  const present = await tx.get('totp', accountId);
  await tx.put('totp', {
    ...(present ?? { secret: null, last_step: 0, set_at_utc: null }),
    id: accountId,
    waiting_secret: sealed,
  });
  return enrolmentOf(secret, (await tx.require('account', accountId)).login);
};

/** The first code shows that the app has the secret. Errors: `second_factors.not_begun`, `second_factors.wrong_code`. */
export const confirmTotp = async (
  services: Pick<Services, 'keys' | 'clocks'>,
  tx: SchoolTx,
  accountId: AccountId,
  code: string,
): Promise<void> => {
  const row = await tx.get('totp', accountId);
  if (row === undefined || row.waiting_secret === null)
    throw new AppError('conflict', 'second_factors.not_begun');
  const nowUtc = services.clocks.system.nowMs();
  const secret = open(services, accountId, row.waiting_secret);
  const step = stepOf(secret, code, { nowUtc, lastStep: 0 });
  if (step === undefined) throw new AppError('invalid', 'second_factors.wrong_code');
  await tx.update('totp', accountId, {
    secret: row.waiting_secret,
    waiting_secret: null,
    last_step: step,
    set_at_utc: nowUtc,
  });
  await retellFactors(tx, accountId);
};

/** A code of the app, good once. */
export const spendTotp =
  (services: Pick<Services, 'keys' | 'clocks'>, code: string): Spend =>
  async (tx, accountId) => {
    // Read under the lock: of two logins with one code at the same moment one is believed.
    const row = await tx.get('totp', accountId);
    if (row === undefined || row.secret === null) return false;
    const nowUtc = services.clocks.system.nowMs();
    const secret = open(services, accountId, row.secret);
    const step = stepOf(secret, code, { nowUtc, lastStep: row.last_step });
    if (step === undefined) return false;
    await tx.update('totp', accountId, { last_step: step });
    return true;
  };
