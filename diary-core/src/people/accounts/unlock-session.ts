import type { Clocks } from '@furtka/core-contract/clock';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { countTry, emptyBucket, refuseWait } from './buckets.ts';
import { loginActor } from './open-session.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { dropSession, type FoundSession, findSession } from './sessions.ts';
import { bucketIdOf, csrfTokenOf, hashOfToken, makeToken } from './tokens.ts';
import { factorsOf } from './ways.ts';

const REASON = 'a locked session spans all schools of an account';

const requireLocked = async (
  tx: SchoolTx,
  token: string | undefined,
  clocks: Clocks,
): Promise<FoundSession> => {
  const found = token === undefined ? undefined : await findSession(tx, token, clocks);
  if (found === undefined) throw new AppError('unauthenticated', 'kernel.unauthenticated');
  if (!found.isLocked) throw new AppError('conflict', 'session.not_locked');
  return found;
};

const changeOf = (found: FoundSession, address: string, action: string) => ({
  actor: loginActor(found.account, found.memberships, address, found.session.name),
  action,
  subject: { kind: 'account', id: found.account.id },
});

/** Opens a locked session again, under another token: a copy of the old cookie is worth nothing (C-41). */
const reopen = async (
  tx: SchoolTx,
  found: FoundSession,
  made: { readonly token: string; readonly nowUtc: number },
): Promise<void> => {
  const account = await tx.require('account', found.account.id);
  if (account.password_hash !== found.account.password_hash)
    throw new AppError('unauthenticated', 'kernel.unauthenticated');
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  const isProof = (await factorsOf(tx, account.id)).length === 0;
  tx.record({});
  const won = await tx
    .updateTable('session')
    .set({
      token_hash: hashOfToken(made.token),
      last_activity_at_utc: made.nowUtc,
      unlocked_at_utc: made.nowUtc,
      ...(isProof ? { proven_at_utc: made.nowUtc } : {}),
    })
    .where('id', '=', found.session.id)
    .where('token_hash', '=', found.session.token_hash)
    .executeTakeFirst();
  if (won.numUpdatedRows === 0n) throw new AppError('unauthenticated', 'kernel.unauthenticated');
};

/**
 * The owner of a locked session shows the password.
 *
 * Errors  `kernel.unauthenticated`, `session.not_locked`, `accounts.too_many_tries`, `accounts.step_wrong`, `accounts.locked`
 */
export const unlockSession = async (
  services: Services,
  given: {
    readonly token: string | undefined;
    readonly password: string;
    readonly address: string;
  },
): Promise<{ readonly principal: AccountPrincipal; readonly sessionToken: string }> => {
  const platform = services.db.forPlatform(REASON);
  const nowUtc = services.clocks.system.nowMs();
  const nobody = loginActor(undefined, [], given.address);
  const start = { actor: nobody, action: 'session.unlock_try', subject: { kind: 'account' } };
  const { found, bucketId } = await platform.change(start, async (tx) => {
    const locked = await requireLocked(tx, given.token, services.clocks);
    const counted = bucketIdOf('unlock', locked.account.id);
    refuseWait(await countTry(tx, counted, nowUtc));
    return { found: locked, bucketId: counted };
  });
  const { account } = found;
  if (
    !(await hasherOf(services).isPassword(account.password_hash ?? NOBODYS_HASH, given.password))
  ) {
    await platform.change(changeOf(found, given.address, 'session.unlock_failed'), async (tx) =>
      tx.record({}),
    );
    throw new AppError('invalid', 'accounts.step_wrong');
  }
  const token = makeToken();
  await platform.change(changeOf(found, given.address, 'session.unlock'), async (tx) => {
    await reopen(tx, found, { token, nowUtc });
    await emptyBucket(tx, bucketId);
  });
  return {
    sessionToken: token,
    principal: {
      kind: 'account',
      accountId: account.id,
      sessionId: found.session.id,
      name: found.session.name,
      csrfToken: csrfTokenOf(token),
      memberships: found.memberships,
    },
  };
};

/** Somebody else takes the device: the locked session ends. Only a locked one, which no page can use any more. */
export const leaveLocked = (
  services: Services,
  token: string | undefined,
  address: string,
): Promise<void> => {
  const nobody = loginActor(undefined, [], address);
  return services.db
    .forPlatform(REASON)
    .change(
      { actor: nobody, action: 'session.leave_locked', subject: { kind: 'account' } },
      async (tx) => {
        const found =
          token === undefined ? undefined : await findSession(tx, token, services.clocks);
        if (found?.isLocked !== true) return;
        tx.record({ table: 'session', rowId: found.session.id });
        await dropSession(tx, found.session.id);
        tx.announce('principal.changed', { accountId: found.account.id });
      },
    );
};
