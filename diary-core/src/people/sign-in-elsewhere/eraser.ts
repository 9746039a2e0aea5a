import type { AccountId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import type { AccountEraser, PersonEraser } from '../../kernel/services.ts';
import { accountsOf } from '../accounts/api.ts';
import { REASON } from './issuers.ts';

const JOB = 'elsewhere.forget';

interface Forget {
  readonly accountIds: readonly AccountId[];
}

/** The links of persons who are removed: the accounts stay where another school needs them, what this school’s issuers call them goes. */
export const signInLinkEraser: PersonEraser = {
  name: 'people/sign-in-elsewhere',
  erase: async (tx, personIds) => {
    const accountIds = await accountsOf(tx, personIds);
    if (accountIds.length > 0)
      await tx.enqueue({ kind: JOB, payload: { accountIds } satisfies Forget });
  },
};

/** A second run finds nothing. */
export const forgetLinks = defineJob({
  kind: JOB,
  run: async ({ services, schoolId, payload }) => {
    const actor = serviceActor(JOB);
    for (const accountId of (payload as Forget).accountIds)
      await services.db
        .forPlatform(REASON)
        .change(
          { actor, action: 'signInLink.forget', subject: { kind: 'account', id: accountId } },
          async (tx) => {
            const open = await tx
              .from('membership')
              .select('id')
              .where('account_id', '=', accountId)
              .where('school_id', '=', schoolId)
              .where('state', '!=', 'closed')
              .executeTakeFirst();
            tx.record({});
            if (open !== undefined) return;
            const issuers = await tx
              .from('sign_in_issuer')
              .select('id')
              .where('school_id', '=', schoolId)
              .execute();
            for (const { id } of issuers)
              await tx.removeWhere('sign_in_link', { issuer_id: id, account_id: accountId });
          },
        );
  },
});

/** Takes the links of an account that nobody needs any more. */
export const signInAccountEraser: AccountEraser = {
  name: 'people/sign-in-elsewhere',
  forget: async (tx, accountId) => {
    await tx.removeWhere('sign_in_link', { account_id: accountId });
  },
};
