import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import {
  bucketIdOf,
  countTry,
  countWithin,
  endEverySession,
  hasherOf,
  hashOfToken,
  loginActor,
  loginKey,
  membershipsOf,
  networkOf,
  refuseWait,
  requirePasswordRules,
} from '../accounts/api.ts';
import { isAlive, REASON } from './live-link.ts';
import { type LetterOrder, MAIL_JOB } from './mail-job.ts';

/** What one address may ask and try, of whatever login: a whole school stands behind one. */
const OF_ADDRESS = { most: 30, windowMs: 10 * 60_000 } as const;

/**
 * Orders the letter. Whoever asks hears the same, after the same work, whether the login, or an address for it, exists. Asking is slowed for one login from
 * one address, so that nobody keeps the owner from asking elsewhere.
 *
 * Errors  `lostPassword.no_mail` where letters are not sent, `accounts.too_many_tries`
 */
export const askForLink = async (
  services: Services,
  asked: { readonly login: string; readonly address: string },
): Promise<void> => {
  if (!services.mailer.isSet) throw new AppError('conflict', 'lostPassword.no_mail');
  const login = loginKey(asked.login);
  const network = networkOf(asked.address);
  const nowUtc = services.clocks.system.nowMs();
  const change = {
    actor: loginActor(undefined, [], asked.address),
    action: 'lostPassword.ask',
    subject: { kind: 'account' },
  };
  await services.db.forPlatform(REASON).change(change, async (tx) => {
    const ofAddress = bucketIdOf('lost-password-address', network);
    refuseWait(await countWithin(tx, ofAddress, nowUtc, OF_ADDRESS));
    refuseWait(await countTry(tx, bucketIdOf('lost-password', login, network), nowUtc));
    const account = await tx
      .from('account')
      .select('id')
      .where('login', '=', login)
      .executeTakeFirst();
    // An order for nobody is written down like one for somebody, so that the time of the answer tells nothing either.
    const accountId = account?.id ?? tx.newId<'AccountId'>();
    const payload = { accountId, address: asked.address } satisfies LetterOrder;
    await tx.enqueue({ kind: MAIL_JOB, payload, uniqueKey: bucketIdOf('lost-password', login) });
  });
};

/** Whose link it is. Errors: `lostPassword.dead_link`, `accounts.locked`. */
const requireLink = async (read: SchoolRead, token: string, nowUtc: number) => {
  const dead = new AppError('invalid', 'lostPassword.dead_link');
  const link = await read
    .from('lost_password_link')
    .selectAll()
    .where('token_hash', '=', hashOfToken(token))
    .executeTakeFirst();
  if (link === undefined) throw dead;
  const account = await read.require('account', link.account_id);
  if (!isAlive(link, account, nowUtc)) throw dead;
  if (account.locked_at_utc !== null) throw new AppError('locked', 'accounts.locked');
  return { link, account };
};

/** Counts a try before the link is looked for. */
const countLink = (services: Services, address: string): Promise<void> =>
  services.db.forPlatform(REASON).change(
    {
      actor: loginActor(undefined, [], address),
      action: 'lostPassword.try',
      subject: { kind: 'account' },
    },
    async (tx) => {
      const bucketId = bucketIdOf('lost-password-link', networkOf(address));
      refuseWait(await countWithin(tx, bucketId, services.clocks.system.nowMs(), OF_ADDRESS));
    },
  );

/**
 * Another password by the link of a letter. Every session ends, nobody is signed in by it: a second factor is asked for as always.
 *
 * Errors  `lostPassword.dead_link`, `accounts.password_weak`, `accounts.locked`, `accounts.too_many_tries`
 */
export const setByLink = async (
  services: Services,
  given: { readonly token: string; readonly password: string; readonly address: string },
): Promise<void> => {
  requirePasswordRules(given.password);
  await countLink(services, given.address);
  const platform = services.db.forPlatform(REASON);
  const nowUtc = services.clocks.system.nowMs();
  // A dead link costs no work of the hasher; a live one is judged once more below.
  const { owner, memberships } = await platform.read(async (read) => {
    const { account } = await requireLink(read, given.token, nowUtc);
    return { owner: account, memberships: await membershipsOf(read, account.id, services.clocks) };
  });
  const passwordHash = await hasherOf(services).hashPassword(given.password);
  const change = {
    actor: loginActor(owner, memberships, given.address, owner.login),
    action: 'lostPassword.set',
    subject: { kind: 'account', id: owner.id },
  };
  await platform.change(change, async (tx) => {
    const { link, account } = await requireLink(tx, given.token, nowUtc);
    await tx.update('lost_password_link', link.id, { used_at_utc: nowUtc });
    await tx.update('account', account.id, {
      password_hash: passwordHash,
      is_password_one_time: false,
      was_one_time_used: false,
      password_set_at_utc: Math.max(nowUtc, (account.password_set_at_utc ?? 0) + 1),
    });
    await endEverySession(tx, account.id);
  });
};
