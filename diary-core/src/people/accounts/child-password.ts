import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import { personsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { requireDecides } from '../guardians/api.ts';
import type { Change } from './issue.ts';
import { requirePasswordRules } from './own-session.ts';
import { hasherOf } from './password-hasher.ts';

export interface ChildAccount {
  readonly accountId: AccountId;
  readonly login: string;
}

/**
 * A password opens every school of an account: it is changed by a parent only where the account does nothing but being a student's,
 * in this school and in every other one.
 *
 * Errors  `accounts.not_only_student`
 */
const requireOnlyStudents = async (services: Services, accountId: AccountId): Promise<void> => {
  const rows = await services.db
    .forPlatform('does this account do more in other schools')
    .read((read) =>
      read.from('membership').select('role').where('account_id', '=', accountId).execute(),
    );
  if (rows.some((row) => row.role !== 'student'))
    throw new AppError('conflict', 'accounts.not_only_student');
};

/** The account of a child within reach. Errors: `kernel.not_found` for another child, and for one without an account. */
export const childAccount = async (
  read: SchoolRead,
  scope: Scope<'childAccount.password'>,
  studentId: PersonId,
): Promise<ChildAccount> => {
  if (!reaches(await personsWithin(read, scope), studentId)) throw notFound('student');
  const row = await read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .select(['a.id as accountId', 'a.login'])
    .where('m.person_id', '=', studentId)
    .where('m.role', '=', 'student')
    .executeTakeFirst();
  if (row === undefined) throw notFound('account');
  return row;
};

export interface Changing {
  readonly services: Services;
  readonly read: <R>(fn: (read: SchoolRead) => Promise<R>) => Promise<R>;
  readonly change: Change;
  readonly scope: Scope<'childAccount.password'>;
}

/**
 * A parent's new password for the child's account (ACCT-31); every session of the child ends. The child has no such way to the parent's
 * account (ACCT-32).
 *
 * Errors  `accounts.password_weak`, `accounts.not_only_student`, `guardians.no_decisions`, `kernel.not_found`
 */
export const changeChildPassword = async (
  { services, read, change, scope }: Changing,
  { studentId, next }: { readonly studentId: PersonId; readonly next: string },
): Promise<void> => {
  requirePasswordRules(next);
  const found = await read((r) => childAccount(r, scope, studentId));
  await requireOnlyStudents(services, found.accountId);
  const passwordHash = await hasherOf(services).hashPassword(next);
  const nowUtc = services.clocks.system.nowMs();
  await change(
    { action: 'account.childPassword', subject: { kind: 'student', id: studentId } },
    async (tx) => {
      const { accountId } = await childAccount(tx, scope, studentId);
      const guardianIds = scope.grants.flatMap(({ personId }) => personId ?? []);
      await requireDecides(tx, guardianIds, studentId, await schoolToday(tx, services.clocks));
      // Another account stands for the child since: nobody has asked what that one does.
      if (accountId !== found.accountId) throw notFound('account');
      const account = await tx.require('account', accountId);
      await tx.update('account', accountId, {
        password_hash: passwordHash,
        is_password_one_time: false,
        was_one_time_used: false,
        password_set_at_utc: Math.max(nowUtc, (account.password_set_at_utc ?? 0) + 1),
      });
      tx.announce('principal.changed', { accountId });
    },
  );
};
