import type { Row } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import {
  type Browser,
  bucketIdOf,
  countWithin,
  hashOfToken,
  isKnownDevice,
  letIn,
  loginActor,
  membershipsOf,
  networkOf,
  recordFailure,
  refuseWait,
  takeBackTry,
} from '../accounts/api.ts';
import { saysFactor } from './domain.ts';
import type { Flow } from './flow-cookie.ts';
import { type Issuer, partyOf, REASON, requireIssuer, requireReach } from './issuers.ts';
import { type Brought, type Vouched, vouchedBy } from './provider.ts';

/** What comes back wrong from one address: each costs the issuer a request. */
const TRIES = { most: 60, windowMs: 10 * 60_000 } as const;

const tried = (services: Services, address: string, fn: 'count' | 'takeBack'): Promise<void> => {
  const bucketId = bucketIdOf('elsewhere', networkOf(address));
  return services.db.forPlatform(REASON).change(
    {
      actor: loginActor(undefined, [], address),
      action: 'login.flood',
      subject: { kind: 'account' },
    },
    async (tx) => {
      if (fn === 'takeBack') await takeBackTry(tx, bucketId);
      else refuseWait(await countWithin(tx, bucketId, services.clocks.system.nowMs(), TRIES));
    },
  );
};

/**
 * Whom the issuer of a flow vouches for, after everything that came back was judged.
 *
 * Errors  `elsewhere.off`, `elsewhere.over` when its settings were changed meanwhile, those of `vouchedBy`, `accounts.too_many_tries`
 */
export const comeBack = async (
  services: Services,
  flow: Flow,
  { brought, address }: { readonly brought: Brought; readonly address: string },
): Promise<{ readonly issuer: Issuer; readonly vouched: Vouched }> => {
  const issuer = await requireIssuer(services, flow.issuerId);
  if (issuer.version !== flow.version) throw new AppError('invalid', 'elsewhere.over');
  await tried(services, address, 'count');
  const vouched = await vouchedBy(services, partyOf(services, issuer), { asked: flow, brought });
  await tried(services, address, 'takeBack');
  return { issuer, vouched };
};

interface Found {
  readonly account: Row<'account'>;
  readonly memberships: Awaited<ReturnType<typeof membershipsOf>>;
  readonly deviceHash: string;
}

/** Whose link it is. Errors: `elsewhere.not_linked`, `elsewhere.belongs_elsewhere`. */
const requireOwner = (
  services: Services,
  issuer: Issuer,
  subject: string,
  browser: Browser,
): Promise<Found> => {
  const change = {
    actor: loginActor(undefined, [], browser.address),
    action: 'login.elsewhere',
    subject: { kind: 'account' },
  };
  return services.db.forPlatform(REASON).change(change, async (tx) => {
    const link = await tx
      .from('sign_in_link')
      .select('account_id')
      .where('issuer_id', '=', issuer.id)
      .where('subject', '=', subject)
      .executeTakeFirst();
    if (link === undefined) throw new AppError('invalid', 'elsewhere.not_linked');
    const account = await tx.require('account', link.account_id);
    const memberships = await membershipsOf(tx, account.id, services.clocks);
    await requireReach(
      tx,
      issuer,
      memberships.map((each) => each.schoolId),
    );
    const isKnown = await isKnownDevice(tx, account.id, browser.deviceToken);
    return {
      account,
      memberships,
      deviceHash: isKnown ? hashOfToken(browser.deviceToken ?? '') : '',
    };
  });
};

/**
 * Signs in somebody whom an issuer vouches for, through the same gates as a password.
 *
 * Errors  `elsewhere.not_linked`, `elsewhere.belongs_elsewhere`, those of `letIn`
 */
export const signInBy = async (
  services: Services,
  { issuer, vouched }: { readonly issuer: Issuer; readonly vouched: Vouched },
  browser: Browser,
) => {
  const found = await requireOwner(services, issuer, vouched.subject, browser);
  const hasShownFactor = issuer.is_factor_trusted && saysFactor(vouched);
  const step = { ...found, bucketIds: [], issuer: { label: issuer.label, hasShownFactor } };
  try {
    return await letIn(services, step, browser);
  } catch (error) {
    // A locked or suspended account: that too is a failed login, and is recorded as one. It is no guess, and locks nothing.
    if (error instanceof AppError && error.kind !== 'bug') {
      const { account, memberships } = found;
      const bucketId = bucketIdOf('elsewhere-account', account.id);
      await recordFailure(services, { account, memberships, bucketId, address: browser.address });
    }
    throw error;
  }
};
