import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { dayBefore } from '../../school/school-date.ts';
import { fullName, personsByIds } from '../persons/api.ts';
import type { DeputyBody, HomeroomBody, HomeroomReply, HomeroomsReply } from './schema.ts';
import { homeroomsOn, insertHomerooms } from './store.ts';
import { requireDate } from './use-cases.ts';

/** Who sees to each class on a date: whoever stands in, else who leads it. */
export const homeroomLeadersOn = async (
  read: SchoolRead,
  date: string,
): Promise<ReadonlyMap<ClassId, readonly PersonId[]>> => {
  const deputies = await read
    .from('homeroom_deputy')
    .select(['class_id as classId', 'teacher_id as teacherId'])
    .where('first_day', '<=', date)
    .where('last_day', '>=', date)
    .orderBy('id')
    .execute();
  const leaders = new Map<ClassId, PersonId[]>();
  for (const { classId, teacherId } of deputies)
    leaders.set(classId, [...(leaders.get(classId) ?? []), teacherId]);
  for (const { classId, teacherId } of await homeroomsOn(read, date))
    if (!leaders.has(classId)) leaders.set(classId, [teacherId]);
  return leaders;
};

/** Everybody who leads a class or stands in, or did, or will, the latest first. Errors: `kernel.not_found`. */
export const homeroomHistory = async (
  read: SchoolRead,
  classId: ClassId,
): Promise<HomeroomsReply> => {
  await read.require('school_class', classId);
  const led = await read
    .from('homeroom_assignment')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('first_day', 'desc')
    .execute();
  const standIns = await read
    .from('homeroom_deputy')
    .selectAll()
    .where('class_id', '=', classId)
    .orderBy('first_day', 'desc')
    .execute();
  const persons = await personsByIds(
    read,
    [...led, ...standIns].map((row) => row.teacher_id),
  );
  const nameOf = (teacherId: PersonId): string => {
    const person = persons.get(teacherId);
    return person === undefined ? '' : fullName(person);
  };
  return {
    homerooms: led.map((row) => ({
      assignmentId: row.id,
      teacherId: row.teacher_id,
      name: nameOf(row.teacher_id),
      from: row.first_day,
      to: row.last_day,
      decision: row.decision,
    })),
    deputies: standIns.map((row) => ({
      deputyId: row.id,
      teacherId: row.teacher_id,
      name: nameOf(row.teacher_id),
      from: row.first_day,
      to: row.last_day,
      decision: row.decision,
    })),
  };
};

/**
 * One class has one homeroom teacher on a day (STRUCT-16): the one before ends on the day before. An appointment that begins on that day
 * or later is replaced by this one; the answer names it, so that it can be had back.
 *
 * Errors  `staff.no_such_date`, `kernel.not_found`
 */
export const setHomeroom = async (
  tx: SchoolTx,
  classId: ClassId,
  { teacherId, from, decision }: HomeroomBody,
): Promise<HomeroomReply> => {
  requireDate(from);
  await tx.require('school_class', classId);
  await tx.require('staff_member', teacherId);
  const replaced = await tx
    .from('homeroom_assignment')
    .selectAll()
    .where('class_id', '=', classId)
    .where('first_day', '>=', from)
    .orderBy('first_day')
    .execute();
  for (const { id } of replaced) await tx.remove('homeroom_assignment', id);
  const present = (await homeroomsOn(tx, from)).filter((each) => each.classId === classId);
  for (const { assignmentId } of present)
    await tx.update('homeroom_assignment', assignmentId, { last_day: dayBefore(from) });
  await insertHomerooms(tx, [{ classId, teacherId, from, decision: decision.trim() }]);
  const [added] = (await homeroomsOn(tx, from)).filter((each) => each.classId === classId);
  tx.announce('class.changed', { classId });
  return {
    assignmentId: added?.assignmentId ?? '',
    replaced: replaced.map((row) => ({
      teacherId: row.teacher_id,
      from: row.first_day,
      decision: row.decision,
    })),
  };
};

/**
 * An appointment that was entered by mistake never was: who led the class up to it leads on.
 *
 * Errors  `kernel.not_found`, also for an appointment of another class
 */
export const removeHomeroom = async (
  tx: SchoolTx,
  classId: ClassId,
  assignmentId: string,
): Promise<void> => {
  const mistaken = await tx.require('homeroom_assignment', assignmentId);
  if (mistaken.class_id !== classId) throw notFound('homeroomAssignment');
  await tx.remove('homeroom_assignment', assignmentId);
  await tx.updateWhere(
    'homeroom_assignment',
    { class_id: classId, last_day: dayBefore(mistaken.first_day) },
    { last_day: mistaken.last_day },
  );
  tx.announce('class.changed', { classId });
};

/**
 * Somebody stands in for the homeroom teacher from a day to a day, both included, with the same rights over the class.
 *
 * Errors  `staff.no_such_date`, `staff.ends_before_start`, `staff.deputy_is_homeroom`, `kernel.not_found`
 */
export const addDeputy = async (
  tx: SchoolTx,
  classId: ClassId,
  { teacherId, from, to, decision }: DeputyBody,
): Promise<void> => {
  requireDate(from);
  requireDate(to);
  if (to < from) throw new AppError('invalid', 'staff.ends_before_start');
  await tx.require('school_class', classId);
  await tx.require('staff_member', teacherId);
  const led = await homeroomsOn(tx, from);
  if (led.some((each) => each.classId === classId && each.teacherId === teacherId))
    throw new AppError('conflict', 'staff.deputy_is_homeroom');
  await tx.insert('homeroom_deputy', {
    id: tx.newId<'HomeroomDeputyId'>(),
    class_id: classId,
    teacher_id: teacherId,
    first_day: from,
    last_day: to,
    decision: decision.trim(),
  });
  tx.announce('class.changed', { classId });
};

/**
 * Standing in ends today; what was to begin later never was.
 *
 * Errors  `kernel.not_found`, also for a deputy of another class
 */
export const endDeputy = async (
  tx: SchoolTx,
  classId: ClassId,
  deputyId: string,
  today: string,
): Promise<void> => {
  const deputy = await tx.require('homeroom_deputy', deputyId);
  if (deputy.class_id !== classId) throw notFound('homeroomDeputy');
  if (deputy.first_day > today) await tx.remove('homeroom_deputy', deputyId);
  else if (deputy.last_day > today)
    await tx.update('homeroom_deputy', deputyId, { last_day: today });
  tx.announce('class.changed', { classId });
};
