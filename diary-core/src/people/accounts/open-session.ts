import type { Clocks } from '@furtka/core-contract/clock';
import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { AccountPrincipal, PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Actor, Row, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { dropOldBuckets, dropOldDevices, emptyBucket } from './buckets.ts';
import { orderFirstUse } from './first-use.ts';
import { dropOldPending } from './pending-login.ts';
import { dropOldSessions, dropSession, findSession } from './sessions.ts';
import { isAskedBy, mayLock } from './sign-in-options.ts';
import { csrfTokenOf, hashOfToken, makeToken } from './tokens.ts';
import { factorsOf } from './ways.ts';
import { type Who, whoIs } from './who.ts';

/** The browser that somebody signs in from. */
export interface Browser {
  readonly address: string;
  /** Value of the device cookie, if the browser sent one. */
  readonly deviceToken: string | undefined;
  /** Value of a session cookie that the browser still holds: that session ends. */
  readonly oldToken: string | undefined;
  readonly deviceLabel: string | null;
  /** The person says that nobody else uses this device (C-41). */
  readonly wantsOwnDevice: boolean;
}

export interface LoggedIn {
  readonly principal: AccountPrincipal;
  readonly sessionToken: string;
  /** Left out: the browser keeps the one it has, or has none. */
  readonly deviceToken: string | undefined;
  /** The session locks where another one would end. */
  readonly isOwnDevice: boolean;
}

export interface Opening {
  /** As it was when the person was judged: another password since then ends the attempt. */
  readonly account: Row<'account'>;
  readonly memberships: readonly PrincipalMembership[];
  readonly browser: Browser;
  /** How it was shown who this is. */
  readonly way: string;
  /** The password was shown too: a one-time one is used up by it. */
  readonly usesPassword: boolean;
  /** Who vouched for the person, where the first step was taken elsewhere. */
  readonly issuer?: string;
  /** The first step alone opens: worth nothing once the account has a second factor. */
  readonly needsNoFactor?: boolean;
  /** The way is worth as much as any that the account has. */
  readonly isProof: boolean;
  /** Buckets of failures that are forgotten. */
  readonly bucketIds: readonly string[];
  /** The generated password is used up by it, though another thing was shown. */
  readonly isFirstUse?: boolean;
  /** Spends what was shown, in the transaction that opens the session; throws when it is worth nothing any more. */
  readonly spend?: (tx: SchoolTx) => Promise<void>;
}

export const loginActor = (
  account: { readonly id: AccountId } | undefined,
  memberships: readonly PrincipalMembership[],
  address: string,
  name = '',
): Actor =>
  account === undefined
    ? { kind: 'service', id: 'service:login', role: 'service', name: 'login', address }
    : {
        kind: 'account',
        id: account.id,
        role: memberships[0]?.role ?? 'service',
        name,
        address,
      };

export const isKnownDevice = async (
  tx: SchoolTx,
  accountId: AccountId,
  deviceToken: string | undefined,
): Promise<boolean> => {
  if (deviceToken === undefined) return false;
  const device = await tx
    .from('known_device')
    .select('id')
    .where('account_id', '=', accountId)
    .where('token_hash', '=', hashOfToken(deviceToken))
    .executeTakeFirst();
  return device !== undefined;
};

/** Marks the browser as known; answers the value of its cookie, an old one only when it was this account's already. */
const rememberDevice = async (
  tx: SchoolTx,
  accountId: AccountId,
  tokens: { readonly held: string | undefined; readonly fresh: string },
  nowUtc: number,
): Promise<string> => {
  if (tokens.held !== undefined && (await isKnownDevice(tx, accountId, tokens.held))) {
    await tx
      .updateTable('known_device')
      .set({ seen_at_utc: nowUtc })
      .where('account_id', '=', accountId)
      .where('token_hash', '=', hashOfToken(tokens.held))
      .execute();
    return tokens.held;
  }
  await tx.insert('known_device', {
    id: tx.newId<'KnownDeviceId'>(),
    account_id: accountId,
    token_hash: hashOfToken(tokens.fresh),
    seen_at_utc: nowUtc,
  });
  return tokens.fresh;
};

/** Errors: `accounts.locked`, `accounts.suspended`, `accounts.one_time_used`; all only to somebody who has shown who it is. */
const admit = async (tx: SchoolTx, opening: Opening): Promise<Row<'account'>> => {
  // Read again under the lock: two logins at once must not both use a one-time password.
  const account = await tx.require('account', opening.account.id);
  if (account.password_hash !== opening.account.password_hash)
    throw new AppError('unauthenticated', 'accounts.login_failed');
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  if (opening.memberships.length === 0) throw new AppError('locked', 'accounts.suspended');
  if (!account.is_password_one_time || !opening.usesPassword) return account;
  if (account.was_one_time_used) throw new AppError('unauthenticated', 'accounts.one_time_used');
  return tx.update('account', account.id, { was_one_time_used: true });
};

const noteLogin = async (tx: SchoolTx, accountId: AccountId, nowUtc: number) => {
  const before = await tx.get('account_login', accountId);
  const previousFailed = before?.last_failed_at_utc ?? null;
  await tx.put('account_login', {
    id: accountId,
    last_good_at_utc: nowUtc,
    last_failed_at_utc: previousFailed,
  });
  return {
    previous_good_at_utc: before?.last_good_at_utc ?? null,
    previous_failed_at_utc: previousFailed,
  };
};

const sweep = async (tx: SchoolTx, nowUtc: number): Promise<void> => {
  await dropOldBuckets(tx, nowUtc);
  await dropOldDevices(tx, nowUtc);
  await dropOldSessions(tx, nowUtc);
  await dropOldPending(tx, nowUtc);
};

const endHeldSession = async (
  tx: SchoolTx,
  oldToken: string | undefined,
  clocks: Clocks,
): Promise<void> => {
  const old = oldToken === undefined ? undefined : await findSession(tx, oldToken, clocks);
  if (old === undefined) return;
  await dropSession(tx, old.session.id);
  tx.announce('principal.changed', { accountId: old.account.id });
};

interface Begun {
  readonly sessionId: Brand<'SessionId'>;
  readonly deviceToken: string;
}

const begin = async (
  tx: SchoolTx,
  opening: Opening,
  made: {
    readonly who: Who;
    readonly tokens: readonly [string, string];
    readonly nowUtc: number;
    readonly isOwnDevice: boolean;
    readonly clocks: Clocks;
  },
): Promise<Begun> => {
  const { who, tokens, nowUtc, isOwnDevice, clocks } = made;
  const [sessionToken, fresh] = tokens;
  const { way, issuer } = opening;
  tx.record({ after: { way, ...(issuer === undefined ? {} : { vouched_by: issuer }) } });
  await endHeldSession(tx, opening.browser.oldToken, clocks);
  const admitted = await admit(tx, opening);
  await opening.spend?.(tx);
  // What was spent may have set another password, of which this session is then.
  const account = await tx.require('account', admitted.id);
  if (opening.isFirstUse === true || (opening.usesPassword && opening.account.is_password_one_time))
    await orderFirstUse(tx, { accountId: account.id, address: opening.browser.address });
  for (const bucketId of opening.bucketIds) await emptyBucket(tx, bucketId);
  await sweep(tx, nowUtc);
  const factors = await factorsOf(tx, account.id);
  // Set up in the very moment in which the first step was judged: it alone is not enough any more.
  if (opening.needsNoFactor === true && factors.length > 0)
    throw new AppError('unauthenticated', 'accounts.login_failed');
  const previous = await noteLogin(tx, account.id, nowUtc);
  const held = opening.browser.deviceToken;
  const deviceToken = await rememberDevice(tx, account.id, { held, fresh }, nowUtc);
  const sessionId = tx.newId<'SessionId'>();
  await tx.insert('session', {
    id: sessionId,
    account_id: account.id,
    token_hash: hashOfToken(sessionToken),
    name: who.name ?? account.login,
    device_label: opening.browser.deviceLabel,
    started_at_utc: nowUtc,
    last_activity_at_utc: nowUtc,
    is_own_device: isOwnDevice,
    unlocked_at_utc: null,
    proven_at_utc: opening.isProof ? nowUtc : null,
    must_enrol: factors.length === 0 && isAskedBy(who.places, nowUtc),
    password_set_at_utc: account.password_set_at_utc,
    ...previous,
  });
  return { sessionId, deviceToken };
};

/**
 * Opens a session for somebody who has shown who it is.
 *
 * Errors  `accounts.login_failed` when the password was changed meanwhile, `accounts.locked`, `accounts.suspended`,
 *         `accounts.one_time_used`, what `spend` throws
 */
export const openSession = async (services: Services, opening: Opening): Promise<LoggedIn> => {
  const { account, memberships, browser } = opening;
  const who = await whoIs(services, memberships, account.id);
  const name = who.name ?? account.login;
  const nowUtc = services.clocks.system.nowMs();
  const tokens = [makeToken(), makeToken()] as const;
  const isOwnDevice = browser.wantsOwnDevice && mayLock(who.places);
  const { sessionId, deviceToken } = await services.db.forPlatform('somebody signs in').change(
    {
      actor: loginActor(account, memberships, browser.address, name),
      action: 'login.succeeded',
      subject: { kind: 'account', id: account.id },
    },
    (tx) => begin(tx, opening, { who, tokens, nowUtc, isOwnDevice, clocks: services.clocks }),
  );
  const [sessionToken] = tokens;
  const principal: AccountPrincipal = {
    kind: 'account',
    accountId: account.id,
    sessionId,
    name,
    csrfToken: csrfTokenOf(sessionToken),
    memberships,
  };
  return { sessionToken, deviceToken, isOwnDevice, principal };
};
