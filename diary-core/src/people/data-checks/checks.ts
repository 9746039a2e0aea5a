import type { Brand, ClassId, PersonId } from '@furtka/core-contract/ids';
import { classesWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { classesOfYear } from '../../school/class-sections/api.ts';
import { schoolYearById, schoolYearOn } from '../../school/school-years/api.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import { missingByStudent } from '../pupil-files/api.ts';
import {
  classOfStudentOn,
  requireStudentWithin,
  staysOfClass,
  studentsInClassesOn,
} from '../students/api.ts';
import { daysUntil, deadlineOf } from './domain.ts';
import type { ClassChecks, ClassProgress } from './schema.ts';

const checksOf = async (read: SchoolRead, yearId: string, studentIds?: readonly PersonId[]) => {
  if (studentIds?.length === 0) return [];
  let query = read
    .from('data_check')
    .selectAll()
    .where('year_id', '=', yearId as Brand<'YearId'>);
  if (studentIds !== undefined) query = query.where('student_id', 'in', [...studentIds]);
  return query.execute();
};

/** Classes of this year within the scope, and how far each is; four queries. */
export const classProgress = async (
  read: SchoolRead,
  scope: Scope<'dataCheck.read'>,
  today: string,
): Promise<ClassProgress[]> => {
  const year = await schoolYearOn(read, today);
  if (year === undefined) return [];
  const within = await classesWithin(read, scope);
  const classes = (await classesOfYear(read, year.yearId)).filter(({ classId }) =>
    reaches(within, classId),
  );
  const members = await studentsInClassesOn(read, today);
  const done = new Set((await checksOf(read, year.yearId)).map((row) => row.student_id));
  return classes.map(({ classId, name }) => {
    const ids = members.get(classId) ?? [];
    return { classId, name, total: ids.length, done: ids.filter((id) => done.has(id)).length };
  });
};

/**
 * The students of a class today, with the marks and with what is missing; the number of queries does not grow with the class.
 *
 * Errors  `kernel.not_found`, also for a class outside the scope
 */
export const classChecks = async (
  read: SchoolRead,
  scope: Scope<'dataCheck.read'>,
  classId: ClassId,
  today: string,
): Promise<ClassChecks> => {
  const its = await read.require('school_class', classId);
  if (!reaches(await classesWithin(read, scope), classId)) throw notFound('schoolClass');
  const year = await schoolYearById(read, its.year_id);
  if (year === undefined) throw notFound('schoolYear');
  const present = new Set((await studentsInClassesOn(read, today)).get(classId) ?? []);
  const stays = (await staysOfClass(read, classId)).filter(
    (stay) =>
      present.has(stay.studentId) && stay.from <= today && (stay.to === null || stay.to >= today),
  );
  const ids = stays.map((stay) => stay.studentId);
  const persons = await personsByIds(read, ids);
  const files = await missingByStudent(read, ids, today);
  const marks = new Map(
    (await checksOf(read, year.yearId, ids)).map((row) => [row.student_id, row]),
  );
  const deadline = deadlineOf(year.from);
  const items = stays.map(({ studentId, numberInClass }) => {
    const person = persons.get(studentId);
    const mark = marks.get(studentId);
    const version = files.get(studentId)?.version ?? 0;
    return {
      studentId,
      name: person === undefined ? '' : fullName(person),
      numberInClass,
      missing: [...(files.get(studentId)?.missing ?? [])],
      checkedOn: mark?.checked_on ?? null,
      checkedBy: mark?.checked_by_name ?? null,
      isChangedSince: mark !== undefined && mark.file_version < version,
      version,
    };
  });
  return {
    classId,
    className: its.name,
    deadline,
    daysLeft: daysUntil(today, deadline),
    done: marks.size,
    items,
  };
};

/**
 * Marks the data of a student as verified in this school year; once more after a correction.
 *
 * Errors  `kernel.not_found`, `kernel.version_conflict` when the file changed since it was seen, `dataChecks.no_class`
 */
export const markChecked = async (
  tx: SchoolTx,
  scope: Scope<'dataCheck.mark'>,
  studentId: PersonId,
  {
    version,
    name,
    atUtc,
    today,
  }: {
    readonly version: number;
    readonly name: string;
    readonly atUtc: number;
    readonly today: string;
  },
): Promise<void> => {
  const student = await requireStudentWithin(tx, scope, studentId);
  if (student.version !== version)
    throw new AppError('conflict', 'kernel.version_conflict', { stored: student.version });
  const its = await classOfStudentOn(tx, studentId, today);
  if (its === undefined) throw new AppError('conflict', 'dataChecks.no_class');
  const { year_id: yearId } = await tx.require('school_class', its.classId);
  const [before] = await checksOf(tx, yearId, [studentId]);
  const mark = {
    checked_on: today,
    checked_at_utc: atUtc,
    checked_by_name: name,
    file_version: version,
  };
  if (before === undefined)
    await tx.insert('data_check', {
      id: tx.newId<'DataCheckId'>(),
      student_id: studentId,
      year_id: yearId,
      ...mark,
      version: 1,
    });
  else await tx.update('data_check', before.id, mark);
};
