import type { Clocks } from '@furtka/core-contract/clock';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { countTry, emptyBucket, refuseWait } from './buckets.ts';
import { half, type LoginOutcome } from './let-in.ts';
import { type Browser, isKnownDevice, loginActor } from './open-session.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { dropSession, type FoundSession, findSession } from './sessions.ts';
import { isAskedBy, mayLock } from './sign-in-options.ts';
import { bucketIdOf, csrfTokenOf, hashOfToken, makeToken } from './tokens.ts';
import { factorsOf } from './ways.ts';
import { whoIs } from './who.ts';

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
  made: { readonly token: string; readonly nowUtc: number; readonly mustEnrol: boolean },
): Promise<void> => {
  const account = await tx.require('account', found.account.id);
  if (account.password_hash !== found.account.password_hash)
    throw new AppError('unauthenticated', 'kernel.unauthenticated');
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  // Set up in the very moment in which the password was judged: it alone is not enough any more.
  if ((await factorsOf(tx, account.id)).length > 0)
    throw new AppError('unauthenticated', 'accounts.login_failed');
  tx.record({});
  const won = await tx
    .updateTable('session')
    .set({
      token_hash: hashOfToken(made.token),
      last_activity_at_utc: made.nowUtc,
      unlocked_at_utc: made.nowUtc,
      proven_at_utc: made.nowUtc,
      must_enrol: made.mustEnrol,
    })
    .where('id', '=', found.session.id)
    .where('token_hash', '=', found.session.token_hash)
    .executeTakeFirst();
  if (won.numUpdatedRows === 0n) throw new AppError('unauthenticated', 'kernel.unauthenticated');
};

/** The locked session behind a cookie, its try counted. Errors: `kernel.unauthenticated`, `session.not_locked`, too many tries. */
const countedTry = async (services: Services, browser: Browser) => {
  const platform = services.db.forPlatform(REASON);
  const nobody = loginActor(undefined, [], browser.address);
  const start = { actor: nobody, action: 'session.unlock_try', subject: { kind: 'account' } };
  const prepared = await platform.change(start, async (tx) => {
    const found = await requireLocked(tx, browser.oldToken, services.clocks);
    const { id } = found.account;
    const bucketId = bucketIdOf('unlock', id);
    refuseWait(await countTry(tx, bucketId, services.clocks.system.nowMs()));
    const { deviceToken } = browser;
    const isKnown = await isKnownDevice(tx, id, deviceToken);
    const deviceHash = isKnown && deviceToken !== undefined ? hashOfToken(deviceToken) : '';
    return { found, bucketId, deviceHash, ways: await factorsOf(tx, id) };
  });
  const { places } = await whoIs(services, prepared.found.memberships);
  if (!mayLock(places)) throw new AppError('unauthenticated', 'kernel.unauthenticated');
  return { ...prepared, places };
};

/**
 * The owner of a locked session shows the password, and then whatever the login would ask for too. A login asks every account that has
 * a second factor for it, on a known device as on a strange one, and so does this: a phone that was taken together with the password
 * opens nothing. The second step ends the locked session and begins another one, which may lock again. An account without a factor of
 * which a school asks one by now must set it up first, as after a login. A device that may not lock any more, because a school changed
 * its option or its owner works there now, signs in anew (C-41).
 *
 * Errors  `kernel.unauthenticated`, `session.not_locked`, `accounts.too_many_tries`, `accounts.step_wrong`, `accounts.locked`,
 *         `accounts.login_failed`
 */
export const unlockSession = async (
  services: Services,
  password: string,
  browser: Browser,
): Promise<LoginOutcome> => {
  const platform = services.db.forPlatform(REASON);
  const nowUtc = services.clocks.system.nowMs();
  const { found, bucketId, deviceHash, ways, places } = await countedTry(services, browser);
  const { account, memberships, session } = found;
  const { address } = browser;
  if (!(await hasherOf(services).isPassword(account.password_hash ?? NOBODYS_HASH, password))) {
    await platform.change(changeOf(found, address, 'session.unlock_failed'), async (tx) =>
      tx.record({}),
    );
    throw new AppError('invalid', 'accounts.step_wrong');
  }
  if (ways.length > 0) {
    if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
    const step = { account, memberships, deviceHash, bucketIds: [bucketId] };
    return half(services, step, { ...browser, wantsOwnDevice: true }, ways);
  }
  const token = makeToken();
  await platform.change(changeOf(found, address, 'session.unlock'), async (tx) => {
    await reopen(tx, found, { token, nowUtc, mustEnrol: isAskedBy(places, nowUtc) });
    await emptyBucket(tx, bucketId);
  });
  return {
    kind: 'in',
    sessionToken: token,
    deviceToken: browser.deviceToken,
    isOwnDevice: true,
    principal: {
      kind: 'account',
      accountId: account.id,
      sessionId: session.id,
      name: session.name,
      csrfToken: csrfTokenOf(token),
      memberships,
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
