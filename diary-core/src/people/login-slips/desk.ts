import type { AccountId, ClassId, PersonId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { lastHandouts, listAccounts, noteReceipts } from '../accounts/api.ts';
import { bondsOfSchoolOn } from '../guardians/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { homeroomsOn } from '../staff/api.ts';
import { classesByStudentOn } from '../students/api.ts';
import { membersOfClass } from './members.ts';

/** More accounts than any school has. */
const ALL = 30_000;

/** Names of the classes of each student and, for a guardian, of the children. */
const classesByPerson = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlyMap<PersonId, readonly string[]>> => {
  const classes = await classesByStudentOn(read, date);
  const names = new Map<PersonId, string[]>();
  for (const [studentId, { name }] of classes) names.set(studentId, [name]);
  for (const { guardianId, studentId } of await bondsOfSchoolOn(read, date)) {
    const name = classes.get(studentId)?.name;
    const known = names.get(guardianId) ?? [];
    if (name !== undefined && !known.includes(name)) names.set(guardianId, [...known, name]);
  }
  return names;
};

/** Every account of the school with its classes and the state of its login data: the page filters by itself. */
export const deskRows = async (read: SchoolRead, date: string) => {
  const { items } = await listAccounts(read, { limit: ALL });
  const handouts = await lastHandouts(read);
  const classes = await classesByPerson(read, date);
  return items.map((item) => {
    const handout = handouts.get(item.accountId);
    return {
      ...item,
      classNames: [...((item.personId && classes.get(item.personId)) ?? [])],
      ...(handout === undefined ? {} : { issuedAtUtc: handout.issuedAtUtc }),
      ...(handout?.receivedOn ? { receivedOn: handout.receivedOn } : {}),
    };
  });
};

export interface ReceiptRow {
  readonly accountId: AccountId;
  readonly name: string;
  readonly role: 'student' | 'guardian';
  readonly childNames: string[];
  readonly login: string;
  readonly receivedOn: string | null;
  readonly isUsed: boolean;
}

/** Those of a class whose login data were made, in the order of the register. Errors: `kernel.not_found` for a class out of reach. */
export const receiptRows = async (
  read: SchoolRead,
  scope: Scope<'loginSlip.handOut'>,
  { classId, date }: { readonly classId: ClassId; readonly date: string },
): Promise<ReceiptRow[]> => {
  const isHere = (await classNames(read)).has(classId);
  if (!isHere || !reaches(await classesWithin(read, scope), classId)) throw notFound('schoolClass');
  const members = await membersOfClass(read, classId, date);
  const handouts = await lastHandouts(read);
  const { items } = await listAccounts(read, { limit: ALL });
  const byPerson = new Map(items.map((item) => [item.personId, item]));
  return members.flatMap(({ person, role, childNames }) => {
    const account = byPerson.get(person.personId);
    const handout = account && handouts.get(account.accountId);
    if (account === undefined || handout === undefined) return [];
    const { receivedOn } = handout;
    const { accountId, login } = account;
    const isUsed = account.lastGoodLoginAtUtc !== undefined;
    return [
      {
        accountId,
        name: fullName(person),
        role,
        childNames: [...childNames],
        login,
        receivedOn,
        isUsed,
      },
    ];
  });
};

/** Writes when login data were received; accounts that are not of the class are refused. Answers how many were written. */
export const confirmReceipts = async (
  tx: Parameters<typeof noteReceipts>[0],
  scope: Scope<'loginSlip.handOut'>,
  receipt: {
    readonly classId: ClassId;
    readonly accountIds: readonly AccountId[];
    readonly receivedOn: string;
    readonly date: string;
  },
): Promise<number> => {
  const rows = await receiptRows(tx, scope, receipt);
  const known = new Set(rows.map((row) => row.accountId));
  if (receipt.accountIds.some((accountId) => !known.has(accountId))) throw notFound('account');
  return noteReceipts(tx, receipt.accountIds, receipt.receivedOn);
};

/** Name of who leads the class on a date. */
export const homeroomName = async (
  read: SchoolRead,
  classId: ClassId,
  date: string,
): Promise<string | null> => {
  const homeroom = (await homeroomsOn(read, date)).find((each) => each.classId === classId);
  if (homeroom === undefined) return null;
  const person = (await personsByIds(read, [homeroom.teacherId])).get(homeroom.teacherId);
  return person === undefined ? null : fullName(person);
};
