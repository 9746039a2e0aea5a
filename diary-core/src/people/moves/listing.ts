import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { notFound } from '../../kernel/domain/app-error.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { dayAfter, dayBefore } from '../../school/school-date.ts';
import { schoolYearById } from '../../school/school-years/api.ts';
import { groupsOfClass, membershipsOf, unbroken } from '../groups/api.ts';
import { personsByIds } from '../persons/api.ts';
import {
  classOfStudentOn,
  type Stay,
  staysOfClass,
  staysOfStudents,
  studentRecords,
} from '../students/api.ts';
import { absencesOf } from './domain.ts';
import type { ListLine, MoveView } from './schema.ts';
import { moveRows } from './store.ts';

/** Moves of a student, and the times in and out of the groups of the present class; the caller has checked the scope. */
export const movesOf = async (read: SchoolRead, studentId: PersonId, date: string) => {
  const names = await classNames(read);
  const rows = await moveRows(read, studentId);
  const nameOf = (classId: ClassId | null) =>
    classId === null ? null : (names.get(classId) ?? null);
  const last = rows.find((row) => row.undone_at_utc === null);
  const items: MoveView[] = rows.map((row) => ({
    moveId: row.id,
    kind: row.kind === 'admission' && row.from_class_id !== null ? 'return' : row.kind,
    fromClass: nameOf(row.from_class_id),
    toClass: nameOf(row.to_class_id),
    from: row.first_day,
    agreedOn: row.agreed_on,
    agreedBy: row.agreed_by,
    agreementReference: row.agreement_reference,
    writtenAtUtc: row.written_at_utc,
    writtenBy: row.written_by_name,
    undoneAtUtc: row.undone_at_utc,
    undoneBy: row.undone_by_name,
    undoReason: row.undo_reason,
    isLast: row === last && row.kind !== 'admission',
    version: row.version,
  }));
  const memberships = await membershipsOf(read, studentId);
  return {
    items,
    memberships: unbroken(memberships, (each) => each.groupId, dayAfter).map(
      ({ groupId, name, from, to }) => ({ groupId: groupId as never, name, from, to }),
    ),
    absences: await absencesIn(read, studentId, memberships, date),
  };
};

/** MIGR-07: when the student does not belong to the groups of the present class and to those left in this year. */
const absencesIn = async (
  read: SchoolRead,
  studentId: PersonId,
  memberships: Awaited<ReturnType<typeof membershipsOf>>,
  date: string,
) => {
  const its = await classOfStudentOn(read, studentId, date);
  if (its === undefined) return [];
  const { year_id: yearId } = await read.require('school_class', its.classId);
  const year = await schoolYearById(read, yearId);
  if (year === undefined) return [];
  const groups = await groupsOfClass(read, its.classId);
  const known = new Map(groups.map(({ groupId, name }) => [groupId, name]));
  for (const { groupId, name, to } of memberships)
    if (to === null || to >= year.from) known.set(groupId, name);
  return [...known].flatMap(([groupId, name]) =>
    absencesOf(
      memberships.filter((each) => each.groupId === groupId),
      year,
    ).map((times) => ({ groupId: groupId as never, name, ...times })),
  );
};

/** The stay of the same student that comes after another. */
const nextStayOf = (stays: readonly Stay[], stay: Stay): Stay | undefined =>
  stays.find((other) => other.studentId === stay.studentId && other.from > stay.from);

/** Whether somebody was away between two stays: left the school and came back. */
const isApart = (stay: Stay, next: Stay | undefined): boolean =>
  stay.to !== null && next !== undefined && dayBefore(next.from) > stay.to;

/**
 * Everybody who was in a class in its year, by number. Who moved away or left is crossed out from the day after the last one, and stays
 * on the list (MIGR-03). Six queries, however long the list.
 *
 * Errors  `kernel.not_found`, also for a class outside the scope
 */
export const classList = async (
  read: SchoolRead,
  scope: Scope<'classList.read'>,
  classId: ClassId,
  date: string,
): Promise<ListLine[]> => {
  const { year_id: yearId } = await read.require('school_class', classId);
  if (!reaches(await classesWithin(read, scope), classId)) throw notFound('schoolClass');
  const year = await schoolYearById(read, yearId);
  const stays = await staysOfClass(read, classId);
  const ids = [...new Set(stays.map((stay) => stay.studentId))];
  const persons = await personsByIds(read, ids);
  const records = await studentRecords(read, ids);
  const all = await staysOfStudents(read, ids);
  const names = await classNames(read);
  return stays.map((stay) => {
    const leftOn = records.get(stay.studentId)?.leftOn ?? null;
    const hasLeft = leftOn !== null && leftOn <= date && (stay.to === null || stay.to >= leftOn);
    const hasMoved = stay.to !== null && stay.to < date && stay.to < (year?.to ?? date);
    const next = nextStayOf(all, stay);
    const wasAway = isApart(stay, next);
    const person = persons.get(stay.studentId);
    return {
      studentId: stay.studentId,
      firstName: person?.firstName ?? '',
      lastName: person?.lastName ?? '',
      numberInClass: stay.numberInClass,
      from: stay.from,
      to: stay.to,
      isStruck: hasLeft || hasMoved,
      why: hasLeft || (hasMoved && wasAway) ? 'left' : hasMoved ? 'moved' : null,
      movedTo:
        hasMoved && !wasAway && next !== undefined ? (names.get(next.classId) ?? null) : null,
    };
  });
};
