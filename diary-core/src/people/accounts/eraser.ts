import type { AccountId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import { bug } from '../../kernel/domain/app-error.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import type { PersonEraser } from '../../kernel/services.ts';

const JOB = 'accounts.forget';

/** Closes what these persons may do in this school at once; accounts that nobody else needs are forgotten by the job. */
export const accountEraser: PersonEraser = {
  name: 'people/accounts',
  erase: async (tx, personIds) => {
    const gone = { state_reason: 'removal', is_shut_with_account: false, holder_name: null };
    const closed = { state: 'closed', ...gone } as const;
    const rows = await tx.updateWhere('membership', { person_id: personIds }, closed);
    const accountIds = [...new Set(rows.map((row) => row.account_id))];
    for (const accountId of accountIds) tx.announce('principal.changed', { accountId });
    if (accountIds.length === 0) return;
    await tx.removeWhere('account_right', { account_id: accountIds });
    await tx.removeWhere('account_handout', { account_id: accountIds });
    await tx.enqueue({ kind: JOB, payload: { accountIds } });
  },
};

const idsOf = (payload: unknown): readonly AccountId[] => {
  const { accountIds } = payload as { accountIds?: unknown };
  if (!Array.isArray(accountIds)) throw bug('kernel.bug', { job: JOB });
  return accountIds as AccountId[];
};

/** Forgets login, address and password of accounts that are open in no school any more; a second run finds nothing. */
export const forgetAccounts = defineJob({
  kind: JOB,
  run: async ({ services, payload }) => {
    const platform = services.db.forPlatform('an account may be open in another school');
    const actor = serviceActor(JOB);
    for (const accountId of idsOf(payload))
      await platform.change(
        { actor, action: 'account.forget', subject: { kind: 'account', id: accountId } },
        async (tx) => {
          const open = await tx
            .from('membership')
            .select('id')
            .where('account_id', '=', accountId)
            .where('state', '!=', 'closed')
            .executeTakeFirst();
          tx.record({});
          if (open !== undefined) return;
          await tx.update('account', accountId, {
            login: `removed.${accountId}`,
            email: null,
            password_hash: null,
            password_set_at_utc: null,
            pin_hash: null,
            pin_mark: null,
          });
          for (const eraser of services.accountErasers) await eraser.forget(tx, accountId);
          for (const table of ['pending_login', 'known_device', 'session'] as const)
            await tx.deleteFrom(table).where('account_id', '=', accountId).execute();
          for (const table of ['account_factor', 'account_login'] as const)
            await tx.deleteFrom(table).where('id', '=', accountId).execute();
          tx.announce('principal.changed', { accountId });
        },
      );
  },
});
