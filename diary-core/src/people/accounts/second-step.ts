import type { AccountId, Brand } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { countTry, emptyBucket, refuseWait } from './buckets.ts';
import { recordFailure } from './login-failure.ts';
import { type Browser, type LoggedIn, loginActor, openSession } from './open-session.ts';
import { ownActor } from './own-session.ts';
import { hasherOf, NOBODYS_HASH } from './password-hasher.ts';
import { dropPending, failPending, requirePending } from './pending-login.ts';
import { membershipsOf } from './sessions.ts';
import { bucketIdOf } from './tokens.ts';
import { type FactorWay, factorsOf } from './ways.ts';

/** Judges what was shown and spends it, in the transaction that believes it. False: it is wrong, or spent already. */
export type Spend = (tx: SchoolTx, accountId: AccountId) => Promise<boolean>;

// Invalid, not unauthenticated: where a session stands already it goes on.
const wrongStep = (): AppError => new AppError('invalid', 'accounts.step_wrong');

/** Whose login waits behind this cookie, and which second factors it may show. Errors: `accounts.step_expired`. */
export const pendingFactors = (
  services: Services,
  pendingToken: string | undefined,
): Promise<{ readonly accountId: AccountId; readonly ways: readonly FactorWay[] }> =>
  services.db.forPlatform('a login asks for its second step').change(
    {
      actor: loginActor(undefined, [], ''),
      action: 'login.ways',
      subject: { kind: 'account' },
    },
    async (tx) => {
      const nowUtc = services.clocks.system.nowMs();
      const { account } = await requirePending(tx, pendingToken, nowUtc);
      return { accountId: account.id, ways: await factorsOf(tx, account.id) };
    },
  );

export interface Step {
  readonly pendingToken: string | undefined;
  readonly browser: Omit<Browser, 'wantsOwnDevice'>;
  readonly way: FactorWay;
  readonly spend: Spend;
}

/**
 * The second step of a login. Failures are counted by account and device in the database, so that another session or another
 * process gives no more tries; after five of one login the password is asked for again.
 *
 * Errors  `accounts.step_expired`, `accounts.step_wrong`, `accounts.too_many_tries`, those of `openSession`
 */
export const finishLogin = async (services: Services, step: Step): Promise<LoggedIn> => {
  const platform = services.db.forPlatform('the second step of a login');
  const nowUtc = services.clocks.system.nowMs();
  const change = {
    actor: loginActor(undefined, [], step.browser.address),
    action: 'login.step',
    subject: { kind: 'account' },
  };
  const { pending, account, memberships, bucketId } = await platform.change(change, async (tx) => {
    const found = await requirePending(tx, step.pendingToken, nowUtc);
    const counted = bucketIdOf('factor', found.account.id, found.pending.device_hash);
    refuseWait(await countTry(tx, counted, nowUtc));
    return {
      ...found,
      bucketId: counted,
      memberships: await membershipsOf(tx, found.account.id, services.clocks),
    };
  });
  try {
    return await openSession(services, {
      account,
      memberships,
      browser: { ...step.browser, wantsOwnDevice: pending.is_own_device },
      way: step.way,
      usesPassword: pending.issuer_name === null,
      ...(pending.issuer_name === null ? {} : { issuer: pending.issuer_name }),
      isProof: true,
      bucketIds: [bucketId],
      spend: async (tx) => {
        await requirePending(tx, step.pendingToken, nowUtc);
        if (!(await step.spend(tx, account.id))) throw wrongStep();
        await dropPending(tx, pending.id);
      },
    });
  } catch (error) {
    if (error instanceof AppError && error.kind !== 'bug') {
      await platform.change(change, (tx) => failPending(tx, pending.id));
      await recordFailure(services, {
        account,
        memberships,
        bucketId,
        address: step.browser.address,
      });
    }
    throw error;
  }
};

/**
 * Proves anew who it is, for dangerous acts. Tries are counted by account, whatever session they come from.
 *
 * Errors  `accounts.step_wrong`, `accounts.too_many_tries`
 */
export const proveAgain = async (
  services: Services,
  principal: AccountPrincipal,
  shown: { readonly address: string; readonly way: string; readonly spend: Spend },
): Promise<void> => {
  const platform = services.db.forPlatform('somebody proves who it is');
  const { accountId, sessionId } = principal;
  const nowUtc = services.clocks.system.nowMs();
  const bucketId = bucketIdOf('proof', accountId);
  const common = {
    actor: ownActor(principal, shown.address),
    subject: { kind: 'account', id: accountId },
  };
  await platform.change({ ...common, action: 'proof.try' }, async (tx) =>
    refuseWait(await countTry(tx, bucketId, nowUtc)),
  );
  const isRight = await platform.change({ ...common, action: 'session.proved' }, async (tx) => {
    if (!(await shown.spend(tx, accountId))) return false;
    await emptyBucket(tx, bucketId);
    tx.record({ after: { way: shown.way } });
    await tx
      .updateTable('session')
      .set({ proven_at_utc: nowUtc })
      .where('id', '=', sessionId as Brand<'SessionId'>)
      .execute();
    return true;
  });
  if (isRight) return;
  await platform.change({ ...common, action: 'session.proof_failed' }, async (tx) => tx.record({}));
  throw wrongStep();
};

/** The password as a proof: good only where the account has nothing stronger, so that no factor is talked down. */
export const passwordProof = async (
  services: Services,
  accountId: AccountId,
  password: string,
): Promise<Spend> => {
  const account = await services.db
    .forPlatform('somebody proves who it is')
    .read((read) => read.require('account', accountId));
  const isRight = await hasherOf(services).isPassword(
    account.password_hash ?? NOBODYS_HASH,
    password,
  );
  return async (tx) => {
    const present = await tx.require('account', accountId);
    const isSame =
      present.password_hash !== null && present.password_hash === account.password_hash;
    return isRight && isSame && (await factorsOf(tx, accountId)).length === 0;
  };
};
