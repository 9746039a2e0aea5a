import type { Clocks } from '@furtka/core-contract/clock';
import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Row, SchoolDb } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { countTry, countUnknown, refuseWait } from './buckets.ts';
import { type LoginOutcome, letIn } from './let-in.ts';
import { recordFailure } from './login-failure.ts';
import { type Browser, isKnownDevice, loginActor } from './open-session.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { membershipsOf } from './sessions.ts';
import { bucketIdOf, hashOfToken, sparedBucketId } from './tokens.ts';

export interface LoginTry extends Browser {
  readonly login: string;
  readonly password: string;
}

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
    refuseWait(await countTry(tx, counted, nowUtc));
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
 *         `accounts.suspended`, `accounts.school_suspended`, `accounts.school_not_open` and `accounts.one_time_used`
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
    const { memberships, deviceHash, bucketId } = prepared;
    const step = { account, memberships, deviceHash, bucketIds: [bucketId] };
    return await letIn(services, step, attempt);
  } catch (error) {
    // A locked account, a password used up: that too is a failed login, and is recorded as one.
    if (error instanceof AppError && error.kind !== 'bug') {
      await fail(services, prepared, attempt);
    }
    throw error;
  }
};
