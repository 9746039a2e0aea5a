import type { AccountId } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { optionOf } from '../../school/options/api.ts';
import { ownActor } from '../accounts/api.ts';
import { distanceHundredths, KEPT, UNLIKE_HUNDREDTHS } from './domain.ts';
import { learnsTyping } from './options.ts';

const REASON = 'typing belongs to an account, which belongs to no school';
const NOTES_SHOWN = 20;

export interface TypingAct {
  readonly services: Services;
  readonly principal: AccountPrincipal;
  readonly address: string;
}

/** Whether a school of the account offers it at all. */
const isOffered = async ({ services, principal }: TypingAct): Promise<boolean> => {
  for (const schoolId of new Set(principal.memberships.map((each) => each.schoolId))) {
    const offers = await services.db
      .forSchool(schoolId)
      .read((read) => optionOf(read, learnsTyping));
    if (offers) return true;
  }
  return false;
};

const changeOwn = <R>(act: TypingAct, action: string, fn: (tx: SchoolTx) => Promise<R>) =>
  act.services.db.forPlatform(REASON).change(
    {
      actor: ownActor(act.principal, act.address),
      action,
      subject: { kind: 'account', id: act.principal.accountId },
    },
    fn,
  );

const notesIn = async (read: SchoolRead, accountId: AccountId) => {
  const rows = await read
    .from('typing_note')
    .select(['at_utc', 'distance_hundredths'])
    .where('account_id', '=', accountId)
    .orderBy('at_utc', 'desc')
    .limit(NOTES_SHOWN)
    .execute();
  return rows.map((row) => ({
    atUtc: row.at_utc,
    distanceHundredths: row.distance_hundredths,
  }));
};

export const notesOf = (services: Services, accountId: AccountId) =>
  services.db.forPlatform(REASON).read((read) => notesIn(read, accountId));

export const ownTyping = async (act: TypingAct) => {
  const { accountId } = act.principal;
  const isThere = await isOffered(act);
  return act.services.db.forPlatform(REASON).read(async (read) => ({
    offered: isThere,
    agreed: (await read.get('typing_consent', accountId)) !== undefined,
    learned: (
      await read.from('typing_sample').select('id').where('account_id', '=', accountId).execute()
    ).length,
    notes: await notesIn(read, accountId),
  }));
};

/** Errors: `typing.not_offered`. */
export const agree = async (act: TypingAct): Promise<void> => {
  if (!(await isOffered(act))) throw new AppError('conflict', 'typing.not_offered');
  await changeOwn(act, 'typing.agree', (tx) =>
    tx.put('typing_consent', {
      id: act.principal.accountId,
      agreed_at_utc: act.services.clocks.system.nowMs(),
    }),
  );
};

/** Everything that was learned goes with the agreement, at once. */
export const withdraw = (act: TypingAct): Promise<void> =>
  changeOwn(act, 'typing.withdraw', async (tx) => {
    const { accountId } = act.principal;
    await tx.deleteFrom('typing_sample').where('account_id', '=', accountId).execute();
    await tx.deleteFrom('typing_note').where('account_id', '=', accountId).execute();
    await tx.removeWhere('typing_consent', { id: accountId });
  });

/**
 * Learns from a login that has succeeded already, so that it can decide none. What is unlike the others is noted and not learned.
 *
 * Errors  `typing.not_agreed`, `typing.not_offered`
 */
export const learn = async (act: TypingAct, times: readonly number[]): Promise<void> => {
  if (!(await isOffered(act))) throw new AppError('conflict', 'typing.not_offered');
  const { accountId } = act.principal;
  const nowUtc = act.services.clocks.system.nowMs();
  await changeOwn(act, 'typing.learn', async (tx) => {
    if ((await tx.get('typing_consent', accountId)) === undefined)
      throw new AppError('conflict', 'typing.not_agreed');
    const rows = await tx
      .from('typing_sample')
      .select(['id', 'times_json'])
      .where('account_id', '=', accountId)
      .orderBy('at_utc', 'desc')
      .orderBy('id', 'desc')
      .execute();
    const distance = distanceHundredths(
      rows.map((row) => row.times_json),
      times,
    );
    if (distance !== undefined && distance > UNLIKE_HUNDREDTHS) {
      await tx.insert('typing_note', {
        id: tx.newId<'TypingNoteId'>(),
        account_id: accountId,
        at_utc: nowUtc,
        distance_hundredths: Math.min(distance, 1_000_000),
      });
      return;
    }
    await tx.insert('typing_sample', {
      id: tx.newId<'TypingSampleId'>(),
      account_id: accountId,
      times_json: times,
      at_utc: nowUtc,
    });
    const old = rows.slice(KEPT - 1).map((row) => row.id);
    if (old.length > 0) await tx.deleteFrom('typing_sample').where('id', 'in', old).execute();
  });
};
