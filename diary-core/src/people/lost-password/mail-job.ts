import type { AccountId, SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import type { Row, SchoolTx } from '../../kernel/db/handles.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import { isLoginRefused, isRefusedForGood, type Mail } from '../../kernel/mail/mailer.ts';
import type { Services } from '../../kernel/services.ts';
import {
  bucketIdOf,
  countWithin,
  hashOfToken,
  loginActor,
  makeToken,
  membershipsOf,
  takeBackTry,
} from '../accounts/api.ts';
import { lostPasswordLetter } from './letter.ts';
import { isAlive, LINK_MINUTES, LINK_MS, REASON } from './live-link.ts';

export const MAIL_JOB = 'lost-password.mail';
/** A letter takes its time; the link in it stays good meanwhile. */
const FRESH_MS = 5 * 60_000;
const LETTERS = { most: 3, windowMs: 24 * 3_600_000 } as const;
const LETTERS_BUCKET = 'lost-password-letters';

const changeOf = (accountId: AccountId) => ({
  actor: serviceActor('lost-password'),
  action: 'lostPassword.link',
  subject: { kind: 'account', id: accountId },
});

const hasFreshLink = async (
  tx: SchoolTx,
  account: Row<'account'>,
  nowUtc: number,
): Promise<boolean> => {
  const links = await tx
    .from('lost_password_link')
    .selectAll()
    .where('account_id', '=', account.id)
    .execute();
  return links.some(
    (link) => isAlive(link, account, nowUtc) && nowUtc - (link.expires_at_utc - LINK_MS) < FRESH_MS,
  );
};

/** The secret of a new link in place of the one before; undefined: no letter is due. */
const makeLink = async (
  tx: SchoolTx,
  account: Row<'account'>,
  { nowUtc, attempt }: { readonly nowUtc: number; readonly attempt: number },
): Promise<string | undefined> => {
  if (account.email === null) return undefined;
  // A second attempt is the same letter: the mail server did not take the first one.
  if (attempt === 1) {
    if (await hasFreshLink(tx, account, nowUtc)) return undefined;
    const bucketId = bucketIdOf(LETTERS_BUCKET, account.id);
    if ((await countWithin(tx, bucketId, nowUtc, LETTERS)) > 0) return undefined;
  }
  const token = makeToken();
  await tx.removeWhere('lost_password_link', { account_id: account.id });
  await tx.insert('lost_password_link', {
    id: tx.newId<'LostPasswordLinkId'>(),
    account_id: account.id,
    token_hash: hashOfToken(token),
    password_set_at_utc: account.password_set_at_utc,
    expires_at_utc: nowUtc + LINK_MS,
    used_at_utc: null,
    email_mark: hashOfToken(account.email),
  });
  return token;
};

/** An order as it waits. */
export interface LetterOrder {
  /** Of nobody, where the login that was asked for does not exist. */
  readonly accountId: AccountId;
  /** Where it was asked from. */
  readonly address: string;
}

/** The school where somebody to whom a letter may go acts now; undefined: no letter is due. */
const schoolOf = ({ db, clocks }: Services, accountId: AccountId): Promise<SchoolId | undefined> =>
  db.forPlatform(REASON).read(async (read) => {
    const account = await read.get('account', accountId);
    if (account === undefined || account.email === null) return undefined;
    return (await membershipsOf(read, accountId, clocks))[0]?.schoolId;
  });

/** The register of the school reads that, and from where, it was asked. */
const noteAsked = (
  { db }: Services,
  schoolId: SchoolId,
  { accountId, address }: LetterOrder,
): Promise<void> =>
  db.forTenant(schoolId, REASON).change(
    {
      actor: loginActor(undefined, [], address),
      action: 'lostPassword.ask',
      subject: { kind: 'account', id: accountId },
    },
    async (tx) => tx.record({}),
  );

/** The letter never left: it is none of the three of the day, and the next one need not wait. */
const takeBack = ({ db }: Services, accountId: AccountId): Promise<void> =>
  db.forPlatform(REASON).change(changeOf(accountId), async (tx) => {
    await tx.removeWhere('lost_password_link', { account_id: accountId });
    await takeBackTry(tx, bucketIdOf(LETTERS_BUCKET, accountId));
  });

const send = async (services: Services, accountId: AccountId, mail: Mail): Promise<void> => {
  try {
    await services.mailer.send(mail);
  } catch (error) {
    if (isLoginRefused(error)) {
      // Every letter fares alike until somebody mends the settings; the administrator's page of copies and stores says so.
      services.log.error({ err: error }, 'mail.login_refused');
      await takeBack(services, accountId);
    } else if (isRefusedForGood(error))
      services.log.warn({ err: error, accountId }, 'lost-password.letter_refused');
    else throw error;
  }
};

/**
 * Makes the link and sends it; the one before is dead then. At most three letters a day, and none while a link is younger than five
 * minutes. An order for nobody, or for somebody without an address or a right, ends here.
 */
export const mailJob = defineJob({
  kind: MAIL_JOB,
  run: async ({ services, payload, attempt }) => {
    const order = payload as LetterOrder;
    const { accountId } = order;
    const schoolId = await schoolOf(services, accountId);
    if (schoolId === undefined) return;
    if (attempt === 1) await noteAsked(services, schoolId, order);
    const nowUtc = services.clocks.system.nowMs();
    const { account, token } = await services.db
      .forPlatform(REASON)
      .change(changeOf(accountId), async (tx) => {
        const row = await tx.require('account', accountId);
        return { account: row, token: await makeLink(tx, row, { nowUtc, attempt }) };
      });
    if (token === undefined || account.email === null) return;
    // Behind the # it is sent to no server and stands in no log.
    const link = `${services.config.publicUrl}/new-password#${token}`;
    const words = { login: account.login, link, minutes: String(LINK_MINUTES) };
    await send(services, accountId, lostPasswordLetter(account.email, words));
  },
});
