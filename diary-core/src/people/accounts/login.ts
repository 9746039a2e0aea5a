import type { Clocks } from '@furtka/core-contract/clock';
import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Row, SchoolDb } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { countTry, countUnknown, emptyBucket } from './buckets.ts';
import { recordFailure } from './login-failure.ts';
import {
  type Browser,
  isKnownDevice,
  type LoggedIn,
  loginActor,
  openSession,
} from './open-session.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { startPending } from './pending-login.ts';
import { membershipsOf } from './sessions.ts';
import { bucketIdOf, hashOfToken, makeToken, sparedBucketId } from './tokens.ts';
import { type FactorWay, factorsOf } from './ways.ts';

export interface LoginTry extends Browser {
  readonly login: string;
  readonly password: string;
}

/** Signed in, or only half: the password was right, and one of these second factors is asked for too. */
export type LoginOutcome =
  | ({ readonly kind: 'in' } & LoggedIn)
  | { readonly kind: 'half'; readonly pendingToken: string; readonly ways: readonly FactorWay[] };

/** What was found out before the password is judged. */
interface Prepared {
  readonly account: Row<'account'> | undefined;
  readonly memberships: readonly PrincipalMembership[];
  /** Of a device that the account knows, else empty. */
  readonly deviceHash: string;
  readonly bucketId: string;
  /** So many unknown logins came from this address that the work of judging is spared. */
  readonly isSpared: boolean;
}

/** Logins are kept and compared in lower case. */
export const loginKey = (login: string): string => login.trim().normalize('NFC').toLowerCase();

const wrong = (): AppError => new AppError('unauthenticated', 'accounts.login_failed');

/** Finds the account and counts the try before it is judged. Errors: `accounts.too_many_tries` with the seconds to wait. */
const prepare = async (
  platform: SchoolDb,
  attempt: LoginTry,
  clocks: Clocks,
): Promise<Prepared> => {
  const login = loginKey(attempt.login);
  const nowUtc = clocks.system.nowMs();
  const change = {
    actor: loginActor(undefined, [], attempt.address),
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
    const isKnown =
      account !== undefined && (await isKnownDevice(tx, account.id, attempt.deviceToken));
    const deviceHash = isKnown ? hashOfToken(attempt.deviceToken ?? '') : '';
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
    const memberships = account === undefined ? [] : await membershipsOf(tx, account.id, clocks);
    return { account, memberships, deviceHash, bucketId, isSpared };
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

/** A right password where a second factor is asked for: nothing opens yet. */
const half = async (
  services: Services,
  prepared: Prepared & { readonly account: Row<'account'> },
  attempt: LoginTry,
  ways: readonly FactorWay[],
): Promise<LoginOutcome> => {
  const { account, memberships, bucketId, deviceHash } = prepared;
  const pendingToken = makeToken();
  const nowUtc = services.clocks.system.nowMs();
  await services.db.forPlatform('a login waits for its second step').change(
    {
      actor: loginActor(account, memberships, attempt.address),
      action: 'login.half',
      subject: { kind: 'account', id: account.id },
    },
    async (tx) => {
      await emptyBucket(tx, bucketId);
      const { wantsOwnDevice } = attempt;
      await startPending(tx, account, { token: pendingToken, deviceHash, wantsOwnDevice, nowUtc });
    },
  );
  return { kind: 'half', pendingToken, ways };
};

const succeed = async (
  services: Services,
  prepared: Prepared & { readonly account: Row<'account'> },
  attempt: LoginTry,
): Promise<LoginOutcome> => {
  const { account, memberships, bucketId } = prepared;
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  if (memberships.length === 0) throw new AppError('locked', 'accounts.suspended');
  const ways = await services.db
    .forPlatform('a login asks for its second step')
    .read((read) => factorsOf(read, account.id));
  if (ways.length > 0) return half(services, prepared, attempt, ways);
  const opened = await openSession(services, {
    account,
    memberships,
    browser: attempt,
    way: 'password',
    isProof: true,
    bucketIds: [bucketId],
  });
  return { kind: 'in', ...opened };
};

const fail = async (
  services: Services,
  { account, memberships, bucketId, isSpared }: Prepared,
  { address }: LoginTry,
): Promise<void> => {
  if (!isSpared) await recordFailure(services, { account, memberships, bucketId, address });
};

/**
 * Signs somebody in by login and password (ACCT-06). Whatever is wrong, a stranger hears the same after the same time.
 *
 * Errors  `accounts.login_failed`, `accounts.too_many_tries`, `accounts.busy`; with the right password also `accounts.locked`,
 *         `accounts.suspended` and `accounts.one_time_used`
 */
export const logIn = async (services: Services, attempt: LoginTry): Promise<LoginOutcome> => {
  const platform = services.db.forPlatform('somebody signs in');
  const prepared = await prepare(platform, attempt, services.clocks);
  const isRight = await judge(services, prepared, attempt.password);
  const { account } = prepared;
  if (!isRight || account === undefined) {
    await fail(services, prepared, attempt);
    throw wrong();
  }
  try {
    return await succeed(services, { ...prepared, account }, attempt);
  } catch (error) {
    // A locked account, a password used up: that too is a failed login, and is recorded as one.
    if (error instanceof AppError && error.kind !== 'bug') {
      await fail(services, prepared, attempt);
    }
    throw error;
  }
};
