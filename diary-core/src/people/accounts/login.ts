import type { Brand } from '@furtka/core-contract/ids';
import type { AccountPrincipal, PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Actor, Row, SchoolDb, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import {
  countTry,
  countUnknown,
  dropOldBuckets,
  dropOldDevices,
  emptyBucket,
  failuresOf,
} from './buckets.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { dropOldSessions, dropSession, findSession, membershipsOf } from './sessions.ts';
import { bucketIdOf, csrfTokenOf, hashOfToken, makeToken, sparedBucketId } from './tokens.ts';
import { type Who, whoIs } from './who.ts';

export interface LoginTry {
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** Value of the device cookie, if the browser sent one. */
  readonly deviceToken: string | undefined;
  /** Value of a session cookie that the browser still holds: that session ends. */
  readonly oldToken: string | undefined;
}

export interface LoggedIn {
  readonly principal: AccountPrincipal;
  readonly sessionToken: string;
  readonly deviceToken: string;
}

/** What was found out before the password is judged. */
interface Prepared {
  readonly account: Row<'account'> | undefined;
  readonly memberships: readonly PrincipalMembership[];
  readonly isKnownDevice: boolean;
  readonly bucketId: string;
  /** So many unknown logins came from this address that the work of judging is spared. */
  readonly isSpared: boolean;
}

/** Logins are kept and compared in lower case. */
export const loginKey = (login: string): string => login.trim().normalize('NFC').toLowerCase();

const wrong = (): AppError => new AppError('unauthenticated', 'accounts.login_failed');

const actorOf = (
  prepared: Pick<Prepared, 'account' | 'memberships'>,
  address: string,
  name = '',
): Actor =>
  prepared.account === undefined
    ? { kind: 'service', id: 'service:login', role: 'service', name: 'login', address }
    : {
        kind: 'account',
        id: prepared.account.id,
        role: prepared.memberships[0]?.role ?? 'service',
        name,
        address,
      };

const isKnown = async (
  tx: SchoolTx,
  account: Row<'account'> | undefined,
  deviceToken: string | undefined,
): Promise<boolean> => {
  if (account === undefined || deviceToken === undefined) return false;
  const device = await tx
    .from('known_device')
    .select('id')
    .where('account_id', '=', account.id)
    .where('token_hash', '=', hashOfToken(deviceToken))
    .executeTakeFirst();
  return device !== undefined;
};

/** Finds the account and counts the try before it is judged. Errors: `accounts.too_many_tries` with the seconds to wait. */
const prepare = async (
  platform: SchoolDb,
  attempt: LoginTry,
  nowUtc: number,
): Promise<Prepared> => {
  const login = loginKey(attempt.login);
  const change = {
    actor: actorOf({ account: undefined, memberships: [] }, attempt.address),
    // Recorded only when an address begins to flood; each judged login is recorded by itself.
    action: 'login.flood',
    subject: { kind: 'account' },
  };
  return platform.change(change, async (tx) => {
    const account = await tx
      .from('account')
      .selectAll()
      .where('login', '=', login)
      .executeTakeFirst();
    const isKnownDevice = await isKnown(tx, account, attempt.deviceToken);
    const deviceHash = isKnownDevice ? hashOfToken(attempt.deviceToken ?? '') : '';
    const bucketId = bucketIdOf('login', login, deviceHash);
    const isSpared =
      account === undefined &&
      (await countUnknown(tx, bucketIdOf('address', attempt.address), nowUtc));
    const counted = isSpared ? sparedBucketId(attempt.address, login) : bucketId;
    const wait = await countTry(tx, counted, nowUtc);
    if (wait > 0) {
      const retryAfterS = Math.ceil(wait / 1000);
      throw new AppError('too_many', 'accounts.too_many_tries', { retryAfterS });
    }
    const memberships = account === undefined ? [] : await membershipsOf(tx, account.id);
    return { account, memberships, isKnownDevice, bucketId, isSpared };
  });
};

const judge = async (
  services: Services,
  prepared: Prepared,
  password: string,
): Promise<boolean> => {
  const hasher = hasherOf(services);
  if (prepared.isSpared) {
    await hasher.pause();
    return false;
  }
  const isRight = await hasher.isPassword(
    prepared.account?.password_hash ?? NOBODYS_HASH,
    password,
  );
  return isRight && prepared.account?.password_hash !== null;
};

/** Records the failure (AUDIT-11) and, where a school chose so, locks the account (ACCT-52). */
const fail = async (
  services: Services,
  platform: SchoolDb,
  prepared: Prepared,
  attempt: LoginTry,
): Promise<void> => {
  const { account, bucketId, isSpared } = prepared;
  if (isSpared) return;
  const who = await whoIs(services, prepared.memberships);
  const nowUtc = services.clocks.system.nowMs();
  await platform.change(
    {
      actor: actorOf(prepared, attempt.address, who.name ?? account?.login),
      action: 'login.failed',
      subject: { kind: 'account', ...(account && { id: account.id }) },
    },
    async (tx) => {
      tx.record({});
      if (account === undefined) return;
      await tx.put('account_login', {
        ...((await tx.get('account_login', account.id)) ?? { last_good_at_utc: null }),
        id: account.id,
        last_failed_at_utc: nowUtc,
      });
      const limit = who.lockAfterFailures;
      if (limit !== null && (await failuresOf(tx, bucketId)) >= limit) {
        await tx.update('account', account.id, { locked_at_utc: nowUtc });
      }
    },
  );
};

const rememberDevice = async (
  tx: SchoolTx,
  prepared: Prepared & { readonly account: Row<'account'> },
  deviceToken: string,
  nowUtc: number,
): Promise<void> => {
  const tokenHash = hashOfToken(deviceToken);
  if (prepared.isKnownDevice) {
    await tx
      .updateTable('known_device')
      .set({ seen_at_utc: nowUtc })
      .where('account_id', '=', prepared.account.id)
      .where('token_hash', '=', tokenHash)
      .execute();
    return;
  }
  await tx.insert('known_device', {
    id: tx.newId<'KnownDeviceId'>(),
    account_id: prepared.account.id,
    token_hash: tokenHash,
    seen_at_utc: nowUtc,
  });
};

/** Errors: `accounts.locked`, `accounts.one_time_used`; both only to somebody who knows the password. */
const begin = async (
  tx: SchoolTx,
  prepared: Prepared & { readonly account: Row<'account'> },
  started: {
    readonly tokens: readonly [string, string];
    readonly name: string;
    readonly nowUtc: number;
  },
): Promise<Brand<'SessionId'>> => {
  const { tokens, name, nowUtc } = started;
  const [sessionToken, deviceToken] = tokens;
  // Read again under the lock: two logins at once must not both use a one-time password.
  const account = await tx.require('account', prepared.account.id);
  if (account.password_hash !== prepared.account.password_hash) throw wrong();
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  if (account.is_password_one_time && account.was_one_time_used) {
    throw new AppError('unauthenticated', 'accounts.one_time_used');
  }
  if (account.is_password_one_time) {
    await tx.update('account', account.id, { was_one_time_used: true });
  }
  await emptyBucket(tx, prepared.bucketId);
  await dropOldBuckets(tx, nowUtc);
  await dropOldDevices(tx, nowUtc);
  await dropOldSessions(tx, nowUtc);
  const before = await tx.get('account_login', account.id);
  const previousFailed = before?.last_failed_at_utc ?? null;
  await tx.put('account_login', {
    id: account.id,
    last_good_at_utc: nowUtc,
    last_failed_at_utc: previousFailed,
  });
  await rememberDevice(tx, prepared, deviceToken, nowUtc);
  const sessionId = tx.newId<'SessionId'>();
  await tx.insert('session', {
    id: sessionId,
    account_id: account.id,
    token_hash: hashOfToken(sessionToken),
    name,
    started_at_utc: nowUtc,
    last_activity_at_utc: nowUtc,
    password_set_at_utc: account.password_set_at_utc,
    previous_good_at_utc: before?.last_good_at_utc ?? null,
    previous_failed_at_utc: previousFailed,
  });
  return sessionId;
};

const succeed = async (
  services: Services,
  platform: SchoolDb,
  prepared: Prepared & { readonly account: Row<'account'> },
  attempt: LoginTry,
): Promise<LoggedIn> => {
  const { account, memberships } = prepared;
  const who: Who = await whoIs(services, memberships);
  const name = who.name ?? account.login;
  const nowUtc = services.clocks.system.nowMs();
  const sessionToken = makeToken();
  const deviceToken = (prepared.isKnownDevice && attempt.deviceToken) || makeToken();
  const sessionId = await platform.change(
    {
      actor: actorOf(prepared, attempt.address, name),
      action: 'login.succeeded',
      subject: { kind: 'account', id: account.id },
    },
    async (tx) => {
      tx.record({});
      if (attempt.oldToken !== undefined) {
        const old = await findSession(tx, attempt.oldToken, nowUtc);
        if (old) {
          await dropSession(tx, old.session.id);
          tx.announce('principal.changed', { accountId: old.account.id });
        }
      }
      return begin(tx, prepared, { tokens: [sessionToken, deviceToken], name, nowUtc });
    },
  );
  const principal: AccountPrincipal = {
    kind: 'account',
    accountId: account.id,
    sessionId,
    name,
    csrfToken: csrfTokenOf(sessionToken),
    memberships,
  };
  return { principal, sessionToken, deviceToken };
};

/**
 * Signs somebody in by login and password (ACCT-06). Whatever is wrong, a stranger hears the same after the same time.
 *
 * Errors  `accounts.login_failed`, `accounts.too_many_tries`, `accounts.busy`; with the right password also `accounts.locked` and
 *         `accounts.one_time_used`
 */
export const logIn = async (services: Services, attempt: LoginTry): Promise<LoggedIn> => {
  const platform = services.db.forPlatform('somebody signs in');
  const prepared = await prepare(platform, attempt, services.clocks.system.nowMs());
  const isRight = await judge(services, prepared, attempt.password);
  const { account } = prepared;
  if (!isRight || account === undefined) {
    await fail(services, platform, prepared, attempt);
    throw wrong();
  }
  try {
    return await succeed(services, platform, { ...prepared, account }, attempt);
  } catch (error) {
    // A locked account, a password used up: that too is a failed login, and is recorded as one.
    if (error instanceof AppError && error.kind !== 'bug') {
      await fail(services, platform, prepared, attempt);
    }
    throw error;
  }
};
