import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Row } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { emptyBucket } from './buckets.ts';
import { type Browser, type LoggedIn, loginActor, openSession } from './open-session.ts';
import { startPending } from './pending-login.ts';
import { isShutOutBySetUp, isShutOutBySuspension } from './sessions.ts';
import { makeToken } from './tokens.ts';
import { type FactorWay, factorsOf } from './ways.ts';

/** Signed in, or only half: what was shown is right, and one of these second factors is asked for too. */
export type LoginOutcome =
  | ({ readonly kind: 'in' } & LoggedIn)
  | { readonly kind: 'half'; readonly pendingToken: string; readonly ways: readonly FactorWay[] };

/** Somebody whose first step was right. */
export interface FirstStep {
  readonly account: Row<'account'>;
  readonly memberships: readonly PrincipalMembership[];
  /** Of a device that the account knows, else empty. */
  readonly deviceHash: string;
  /** Of the failures that are forgotten by it. */
  readonly bucketIds: readonly string[];
  /** Who vouches for the person, as the school calls it; without it the password was shown. */
  readonly issuer?: { readonly label: string; readonly hasShownFactor: boolean };
}

/** Nothing opens yet: a second factor is asked for. */
export const half = async (
  services: Services,
  step: FirstStep,
  browser: Browser,
  ways: readonly FactorWay[],
): Promise<LoginOutcome> => {
  const { account, memberships, bucketIds, deviceHash, issuer } = step;
  const pendingToken = makeToken();
  const nowUtc = services.clocks.system.nowMs();
  await services.db.forPlatform('a login waits for its second step').change(
    {
      actor: loginActor(account, memberships, browser.address),
      action: 'login.half',
      subject: { kind: 'account', id: account.id },
    },
    async (tx) => {
      for (const bucketId of bucketIds) await emptyBucket(tx, bucketId);
      const { wantsOwnDevice } = browser;
      const issuerName = issuer?.label ?? null;
      const given = { token: pendingToken, deviceHash, wantsOwnDevice, nowUtc, issuerName };
      await startPending(tx, account, given);
    },
  );
  return { kind: 'half', pendingToken, ways };
};

/** Nothing opens for this account: its school is suspended or being set up, or the account is suspended. */
const whyNowhere = async (services: Services, account: Row<'account'>): Promise<AppError> => {
  const code = await services.db.forPlatform('somebody signs in').read(async (read) => {
    if (await isShutOutBySuspension(read, account.id)) return 'accounts.school_suspended';
    return (await isShutOutBySetUp(read, account.id))
      ? 'accounts.school_not_open'
      : 'accounts.suspended';
  });
  return new AppError('locked', code);
};

/**
 * What follows a right first step, whichever it was: the account may be shut, a second factor may be asked for, else a session opens.
 *
 * Errors  `accounts.locked`, `accounts.suspended`, `accounts.school_suspended`, `accounts.school_not_open`, those of `openSession`
 */
export const letIn = async (
  services: Services,
  step: FirstStep,
  browser: Browser,
): Promise<LoginOutcome> => {
  const { account, memberships, bucketIds, issuer } = step;
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  if (memberships.length === 0) throw await whyNowhere(services, account);
  const ways = await services.db
    .forPlatform('a login asks for its second step')
    .read((read) => factorsOf(read, account.id));
  if (ways.length > 0 && issuer?.hasShownFactor !== true)
    return half(services, step, browser, ways);
  const opened = await openSession(services, {
    account,
    memberships,
    browser,
    ...(issuer === undefined
      ? { way: 'password', isProof: true }
      : // It may have asked for nothing, where the person was signed in there already: no proof for dangerous acts.
        { way: 'elsewhere', isProof: false, issuer: issuer.label }),
    usesPassword: issuer === undefined,
    needsNoFactor: issuer?.hasShownFactor !== true,
    bucketIds,
  });
  return { kind: 'in', ...opened };
};
