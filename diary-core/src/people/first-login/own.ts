import type { Clocks } from '@furtka/core-contract/clock';
import type { PersonId } from '@furtka/core-contract/ids';
import type { AccountPrincipal } from '../../kernel/access/principal.ts';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { closeAsAsked, ownActor } from '../accounts/api.ts';
import { putReport } from '../data-checks/api.ts';
import { classOfStudentOn } from '../students/api.ts';

const REASON = 'what somebody wants to be told of belongs to the account';
export const NOT_MINE = 'To nie moje dziecko (zgłoszone przy logowaniu)';

export interface NoticeChoice {
  readonly passages: boolean;
  readonly absences: boolean;
  readonly messages: boolean;
}

/** Everything is on until somebody says otherwise. */
export const ownNotices = async (
  services: Services,
  { accountId }: AccountPrincipal,
): Promise<NoticeChoice> => {
  const row = await services.db
    .forPlatform(REASON)
    .read((read) => read.get('notice_choice', accountId));
  return {
    passages: row?.is_told_passages ?? true,
    absences: row?.is_told_absences ?? true,
    messages: row?.is_told_messages ?? true,
  };
};

export const chooseNotices = (
  services: Services,
  principal: AccountPrincipal,
  { address, ...choice }: NoticeChoice & { readonly address: string },
): Promise<void> =>
  services.db.forPlatform(REASON).change(
    {
      actor: ownActor(principal, address),
      action: 'account.notices',
      subject: { kind: 'account', id: principal.accountId },
    },
    async (tx) => {
      await tx.put('notice_choice', {
        id: principal.accountId,
        is_told_passages: choice.passages,
        is_told_absences: choice.absences,
        is_told_messages: choice.messages,
      });
    },
  );

/**
 * A slip came to the wrong hands: the account is closed in this school, the list of accounts says why, and the office finds a report
 * about the child to answer.
 *
 * Errors  `firstLogin.other_roles`: the account is more than a guardian's here
 */
export const disownChild = async (
  tx: SchoolTx,
  scope: Scope<'child.read'>,
  given: {
    readonly studentId: PersonId;
    readonly principal: AccountPrincipal;
    readonly clocks: Clocks;
  },
): Promise<void> => {
  const within = await personsWithin(tx, scope);
  if (!reaches(within, given.studentId)) throw notFound('student');
  const { accountId } = given.principal;
  const other = await tx
    .from('membership')
    .select('id')
    .where('account_id', '=', accountId)
    .where('role', '<>', 'guardian')
    .where('state', '=', 'open')
    .executeTakeFirst();
  // Who works or learns here too is known to the office, which mends it without shutting anybody out.
  if (other !== undefined) throw new AppError('conflict', 'firstLogin.other_roles');
  await closeAsAsked(tx, accountId, NOT_MINE);
  const { studentId, clocks, principal } = given;
  const place = await classOfStudentOn(tx, studentId, await schoolToday(tx, clocks));
  if (place === undefined) return;
  const { login } = await tx.require('account', accountId);
  const about = `${NOT_MINE}. Zamknięto konto ${login}; przygotuj właściwą kartę.`;
  const by = { name: principal.name, atUtc: clocks.school.nowMs() };
  await putReport(tx, { classId: place.classId, studentId, about }, by);
};
