import { createHmac, randomInt } from 'node:crypto';
import type { AccountId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { CODE_LIFE_MS, makeCode, plainCode } from './domain.ts';

const REASON = 'the code of a slip is found before its school is known';
const MARK_KEY = 'first-code.mark';

/** Marks codes by a key of the installation, so that whoever sees the table cannot try all codes. */
export const codeMarker = async (services: Services): Promise<(code: string) => string> => {
  const platform = services.db.forPlatform(REASON);
  const known = await platform.read((read) => services.keys.get(read, MARK_KEY));
  const subject = { kind: 'key' };
  const actor = serviceActor('first-login');
  const key =
    known ??
    (await platform.change({ actor, action: 'key.make', subject }, (tx) =>
      services.keys.ensure(tx, MARK_KEY),
    ));
  return (code) => createHmac('sha256', key).update(plainCode(code)).digest('hex');
};

export const newFirstCode = (): string => makeCode((most) => randomInt(most));

/** Keeps a new code for an account whose generated password was set at `nowUtc`; the codes before it are dead. */
export const putFirstCode = async (
  tx: SchoolTx,
  given: { readonly accountId: AccountId; readonly mark: string; readonly nowUtc: number },
): Promise<void> => {
  const { accountId, mark, nowUtc } = given;
  await tx.removeWhere('first_code', {
    school_id: tx.schoolId,
    account_id: accountId,
    used_at_utc: null,
  });
  const account = await tx.require('account', accountId);
  await tx.insert('first_code', {
    id: tx.newId<'FirstCodeId'>(),
    school_id: tx.schoolId,
    account_id: accountId,
    code_mark: mark,
    password_set_at_utc: account.password_set_at_utc ?? nowUtc,
    expires_at_utc: nowUtc + CODE_LIFE_MS,
    used_at_utc: null,
  });
};
