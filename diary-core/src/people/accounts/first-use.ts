import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import type { Services } from '../../kernel/services.ts';
import { membershipsOf } from './sessions.ts';
import { whoIs } from './who.ts';

const JOB = 'accounts.first-use';

interface FirstUse {
  readonly accountId: AccountId;
  readonly address: string;
}

/** Orders it in the transaction of the login itself, so that no login by a generated password stays untold. */
export const orderFirstUse = (tx: SchoolTx, use: FirstUse): Promise<void> =>
  tx.enqueue({ kind: JOB, payload: use });

const tellSchools = async (services: Services, { accountId, address }: FirstUse): Promise<void> => {
  const { login, memberships } = await services.db
    .forPlatform('a generated password was used')
    .read(async (read) => ({
      login: (await read.require('account', accountId)).login,
      memberships: await membershipsOf(read, accountId, services.clocks),
    }));
  const name = (await whoIs(services, memberships, accountId)).name ?? login;
  const subject = { kind: 'account', id: accountId };
  for (const schoolId of new Set(memberships.map((each) => each.schoolId))) {
    const role = memberships.find((each) => each.schoolId === schoolId)?.role ?? 'service';
    const actor = { kind: 'account' as const, id: accountId, role, name, address };
    await services.db
      .forTenant(schoolId, 'a generated password was used')
      .change({ actor, action: 'account.firstUse', subject }, async (tx) => {
        tx.record({});
        tx.announce('account.firstUsed', { accountId });
      });
  }
};

/** Tells each school of an account that a generated password was used: an envelope was opened, a slip reached its owner. */
export const firstUseJob = defineJob({
  kind: JOB,
  run: ({ services, payload }) => tellSchools(services, payload as FirstUse),
});
