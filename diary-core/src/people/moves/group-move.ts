import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { dayBefore, isSchoolDate } from '../../school/school-date.ts';
import {
  endMemberships,
  insertMemberships,
  membershipsOf,
  nextNumbers,
  removeMemberships,
} from '../groups/api.ts';
import { classOfStudentOn } from '../students/api.ts';
import { requireGroups } from './make-move.ts';
import { yearOfClass } from './plan.ts';
import { recordMove, type Writer } from './record-move.ts';
import type { GroupMoveBody } from './schema.ts';

/** The class of that day; its year must hold the day. Errors: `students.no_such_date`, `moves.no_class`, `moves.outside_year`. */
const classOnDay = async (tx: SchoolTx, studentId: PersonId, from: string) => {
  if (!isSchoolDate(from)) throw new AppError('invalid', 'students.no_such_date');
  const its = await classOfStudentOn(tx, studentId, from);
  if (its === undefined) throw new AppError('conflict', 'moves.no_class');
  await yearOfClass(tx, its.classId, from);
  return its.classId;
};

/**
 * Out of a group from a day on, into another, or both (MIGR-02). Earlier days stay as they were.
 *
 * Errors  those of `classOnDay`; `moves.nothing_to_do`, `moves.group_not_of_class`, `moves.in_group_already`, `kernel.not_found` for a
 *         group the student is not in
 */
export const moveToGroup = async (
  tx: SchoolTx,
  studentId: PersonId,
  { leave, join, from }: GroupMoveBody,
  writer: Writer,
): Promise<void> => {
  await tx.require('student', studentId);
  if (leave === join) throw new AppError('invalid', 'moves.nothing_to_do');
  const classId = await classOnDay(tx, studentId, from);
  const open = (await membershipsOf(tx, studentId)).filter(
    (each) => each.to === null || each.to >= from,
  );
  const leaving = open.filter(({ groupId }) => groupId === leave);
  if (leave !== null && leaving.length === 0) throw notFound('group');
  if (join !== null) {
    await requireGroups(tx, classId, [join]);
    if (open.some(({ groupId }) => groupId === join))
      throw new AppError('conflict', 'moves.in_group_already');
  }
  const ended = leaving.filter((each) => each.from < from);
  const removed = leaving.filter((each) => each.from >= from);
  const ids = (each: { readonly memberId: string }) => each.memberId;
  await endMemberships(tx, ended.map(ids), dayBefore(from));
  await removeMemberships(tx, removed.map(ids));
  const joined = join === null ? [] : [join];
  const numbers = await nextNumbers(tx, joined);
  const addedGroupIds = await insertMemberships(
    tx,
    studentId,
    joined.map((groupId) => ({ groupId, number: numbers.get(groupId) ?? 1, from, to: null })),
  );
  const trace = {
    endedStay: null,
    addedStayId: null,
    endedGroups: ended.map(({ memberId, to }) => ({ memberId, lastDayBefore: to })),
    removedGroups: removed.map(({ groupId, number, from: first, to }) => ({
      groupId,
      number,
      from: first,
      to,
    })),
    addedGroupIds,
  };
  const move = { studentId, kind: 'group', fromClassId: classId, toClassId: classId } as const;
  await recordMove(tx, { ...move, from, agreement: null, trace }, writer);
};
