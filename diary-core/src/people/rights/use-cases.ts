import type { AccountId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { Temporal } from 'temporal-polyfill';
import { type AccessControl, membershipsOf } from '../../kernel/access/control.ts';
import type { Principal } from '../../kernel/access/principal.ts';
import type { GrantableRight } from '../../kernel/access/rights.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { isSchoolDate } from '../../school/school-date.ts';
import { schoolZone } from '../../school/schools/api.ts';
import {
  type AccountRightRow,
  dropMembership,
  endRight,
  insertMemberships,
  insertRight,
  membershipsHere,
  requireAccount,
  rightRows,
} from '../accounts/api.ts';

/** Who gives or takes, with all roles held in the school, and when. */
export interface Giver {
  readonly accountId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly nowUtc: number;
}

export const giverOf = (principal: Principal, schoolId: string, nowUtc: number): Giver => ({
  accountId: principal.kind === 'account' ? principal.accountId : principal.deviceId,
  name: principal.name,
  roles: membershipsOf(principal)
    .filter((membership) => membership.schoolId === schoolId)
    .map(({ role }) => role),
  nowUtc,
});

export const isHeld = (row: AccountRightRow, nowUtc: number): boolean =>
  row.ended_at_utc === null && (row.until_utc === null || row.until_utc > nowUtc);

/** Errors: `kernel.not_found`, `rights.not_oneself`, `rights.not_yours_to_give`. */
const rightToMove = (
  access: AccessControl,
  giver: Giver,
  accountId: AccountId,
  key: string,
): GrantableRight => {
  const right = access.rights().find((each) => each.key === key);
  if (right === undefined) throw notFound('right');
  if (giver.accountId === accountId) throw new AppError('forbidden', 'rights.not_oneself');
  if (!right.grantedBy.some((role) => giver.roles.includes(role)))
    throw new AppError('forbidden', 'rights.not_yours_to_give');
  return right;
};

/** First instant at which a right that counts through `until` is over. Errors: `rights.until_past`. */
const endOf = async (tx: SchoolTx, until: string | undefined, nowUtc: number) => {
  if (until === undefined) return null;
  if (!isSchoolDate(until)) throw new AppError('invalid', 'rights.until_past');
  const zone = await schoolZone(tx);
  const endUtc = Temporal.PlainDate.from(until)
    .add({ days: 1 })
    .toZonedDateTime(zone).epochMilliseconds;
  if (endUtc <= nowUtc) throw new AppError('invalid', 'rights.until_past');
  return endUtc;
};

/** Rights of an account whose day is over, and whose job has not run yet. */
const endOverdue = async (
  tx: SchoolTx,
  access: AccessControl,
  accountId: AccountId,
  nowUtc: number,
): Promise<void> => {
  for (const { id } of await rightRows(tx, accountId)) await letRightEnd(tx, access, id, nowUtc);
};

export interface RightToGive {
  readonly accountId: AccountId;
  readonly key: string;
  readonly reason: string;
  readonly until?: string;
  readonly appointment?: string;
}

/**
 * Gives somebody a right besides those of their roles. It counts from the next request on.
 *
 * Errors  those of `rightToMove`; `rights.wrong_role`, `rights.not_open` for a suspended or closed account, `rights.held`,
 *         `rights.until_past`, `rights.appointment_needed` when the director's appointment is not named and it is not the director who
 *         gives
 */
export const giveRight = async (
  tx: SchoolTx,
  access: AccessControl,
  giver: Giver,
  wish: RightToGive,
): Promise<void> => {
  const { accountId } = wish;
  const right = rightToMove(access, giver, accountId, wish.key);
  await requireAccount(tx, accountId);
  await endOverdue(tx, access, accountId, giver.nowUtc);
  const memberships = await membershipsHere(tx, accountId);
  const able = memberships.filter(({ role }) => right.forRoles.includes(role));
  if (able.length === 0) throw new AppError('invalid', 'rights.wrong_role');
  const holder = able.find(({ isOpen }) => isOpen);
  if (holder === undefined) throw new AppError('conflict', 'rights.not_open');
  const rows = await rightRows(tx, accountId);
  const isTaken =
    memberships.some(({ role }) => role === right.role) ||
    rows.some((row) => row.right_key === right.key && isHeld(row, giver.nowUtc));
  if (isTaken) throw new AppError('conflict', 'rights.held');
  const appointment = wish.appointment?.trim() || null;
  if (right.needsAppointment === true && appointment === null && !giver.roles.includes('director'))
    throw new AppError('invalid', 'rights.appointment_needed');
  const untilUtc = await endOf(tx, wish.until, giver.nowUtc);
  const rightId = await insertRight(tx, {
    accountId,
    right: right.key,
    sinceUtc: giver.nowUtc,
    untilUtc,
    reason: wish.reason.trim(),
    appointment,
    givenByName: giver.name,
  });
  if (right.role !== undefined) {
    const { personId } = holder;
    const given = { role: right.role, personId, ...(untilUtc === null ? {} : { toUtc: untilUtc }) };
    await insertMemberships(tx, [{ accountId, memberships: [given] }]);
  }
  if (untilUtc !== null)
    await tx.enqueue({ kind: 'rights.end', payload: { rightId }, runAtUtc: untilUtc });
  tx.announce('principal.changed', { accountId });
};

/** Takes the role away that a right gave. Errors: `rights.last_role`: an account without any role could not even sign in. */
const dropRole = async (tx: SchoolTx, accountId: AccountId, role: Role): Promise<void> => {
  const left = (await membershipsHere(tx, accountId)).filter((each) => each.role !== role);
  if (left.length === 0) throw new AppError('conflict', 'rights.last_role');
  await dropMembership(tx, accountId, role);
};

/**
 * Takes a right back, also a role that came with the account. It is gone with the next request.
 *
 * Errors  those of `rightToMove`; `rights.not_held`, `rights.last_role`
 */
export const takeRight = async (
  tx: SchoolTx,
  access: AccessControl,
  giver: Giver,
  wish: Pick<RightToGive, 'accountId' | 'key' | 'reason'>,
): Promise<void> => {
  const { accountId } = wish;
  const right = rightToMove(access, giver, accountId, wish.key);
  await requireAccount(tx, accountId);
  const row = (await rightRows(tx, accountId)).find(
    (each) => each.right_key === right.key && isHeld(each, giver.nowUtc),
  );
  const memberships = await membershipsHere(tx, accountId);
  const hasRole = memberships.some(({ role }) => role === right.role);
  if (row === undefined && !hasRole) throw new AppError('conflict', 'rights.not_held');
  const end = { atUtc: giver.nowUtc, byName: giver.name, reason: wish.reason.trim() };
  if (row !== undefined) await endRight(tx, row.id, end);
  if (right.role !== undefined && hasRole) await dropRole(tx, accountId, right.role);
  tx.announce('principal.changed', { accountId });
};

/** The date until which a right was given is over: the role that came with it goes. Does nothing when it was taken back before. */
export const letRightEnd = async (
  tx: SchoolTx,
  access: AccessControl,
  rightId: string,
  nowUtc: number,
): Promise<void> => {
  const row = await tx.get('account_right', rightId);
  if (row === undefined || row.ended_at_utc !== null || isHeld(row, nowUtc)) return;
  await endRight(tx, row.id, {
    atUtc: row.until_utc ?? nowUtc,
    byName: '',
    reason: '',
  });
  const right = access.rights().find(({ key }) => key === row.right_key);
  if (right?.role !== undefined) await dropMembership(tx, row.account_id, right.role);
  tx.announce('principal.changed', { accountId: row.account_id });
};
