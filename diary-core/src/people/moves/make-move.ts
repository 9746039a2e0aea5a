import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { Scope } from '../../kernel/access/scope.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { dayBefore } from '../../school/school-date.ts';
import {
  endMemberships,
  groupsOfClass,
  insertMemberships,
  nextNumbers,
  removeMemberships,
} from '../groups/api.ts';
import {
  addStudents,
  moveStudent,
  nextNumberInClass,
  peselSealer,
  refuseSecond,
  staysOfClass,
  staysOfStudents,
} from '../students/api.ts';
import type { MoveTrace } from './domain.ts';
import { loadGround, type MoveGround, planOf, yearOfClass } from './plan.ts';
import { recordMove, type Writer } from './record-move.ts';
import type { AdmissionBody, ClassMoveBody } from './schema.ts';

/** The number asked for, or the next free one. Errors: `moves.number_taken` when somebody who is in the class from that day on has it. */
export const freeNumber = async (
  tx: SchoolTx,
  ground: Pick<MoveGround, 'classId' | 'from'>,
  asked: number | undefined,
): Promise<number> => {
  if (asked === undefined) return nextNumberInClass(tx, ground.classId);
  const taken = (await staysOfClass(tx, ground.classId)).some(
    (stay) => stay.numberInClass === asked && (stay.to === null || stay.to >= ground.from),
  );
  if (taken) throw new AppError('conflict', 'moves.number_taken');
  return asked;
};

/** Errors: `moves.group_not_of_class`. */
export const requireGroups = async (
  tx: SchoolTx,
  classId: ClassId,
  groupIds: readonly string[],
): Promise<void> => {
  if (groupIds.length === 0) return;
  const allowed = new Set((await groupsOfClass(tx, classId)).map(({ groupId }) => groupId));
  if (!groupIds.every((groupId) => allowed.has(groupId)))
    throw new AppError('invalid', 'moves.group_not_of_class');
};

/** Ends, removes and begins memberships as planned; answers what is needed to take it back. */
const moveGroups = async (
  tx: SchoolTx,
  ground: MoveGround,
  chosen: readonly string[],
): Promise<Pick<MoveTrace, 'endedGroups' | 'removedGroups' | 'addedGroupIds'>> => {
  const plan = planOf(ground, chosen);
  const ids = (each: { readonly memberId: string }) => each.memberId;
  await endMemberships(tx, plan.ended.map(ids), dayBefore(ground.from));
  await removeMemberships(tx, plan.removed.map(ids));
  const numbers = await nextNumbers(
    tx,
    plan.joined.map(({ groupId }) => groupId),
  );
  const added = plan.joined.map(({ groupId }) => ({
    groupId,
    number: numbers.get(groupId) ?? 1,
    from: ground.from,
    to: null,
  }));
  return {
    endedGroups: plan.ended.map(({ memberId, to }) => ({ memberId, lastDayBefore: to })),
    removedGroups: plan.removed.map(({ groupId, number, from, to }) => ({
      groupId,
      number,
      from,
      to,
    })),
    addedGroupIds: await insertMemberships(tx, ground.studentId, added),
  };
};

/** `shared`: the student stays in the groups that the old class and the new one have together. */
export type ClassMove = Omit<ClassMoveBody, 'groupIds'> & {
  readonly groupIds: readonly string[] | 'shared';
};

const sharedGroups = ({ memberships, groups }: MoveGround): string[] => {
  const own = new Set(memberships.map(({ groupId }) => groupId));
  return groups.flatMap(({ groupId }) => (own.has(groupId) ? [groupId] : []));
};

/** The stays that the move changed, as they were before it. */
const staysOfTrace = async (
  tx: SchoolTx,
  { studentId, last, isReplaced }: MoveGround,
): Promise<Pick<MoveTrace, 'replacedStay' | 'endedStay' | 'addedStayId'>> => {
  if (last !== undefined && isReplaced) {
    const { memberId, classId, numberInClass, to } = last;
    return {
      replacedStay: { memberId, classId, numberInClass, to },
      endedStay: null,
      addedStayId: null,
    };
  }
  const added = (await staysOfStudents(tx, [studentId])).at(-1);
  return {
    endedStay: last === undefined ? null : { memberId: last.memberId, lastDayBefore: last.to },
    addedStayId: added?.memberId ?? null,
  };
};

/**
 * Moves a student to another class from a day on, today, earlier in the year or ahead: the stay in the old class ends the day before and
 * stays on its list, memberships end with the same day, those chosen begin (MIGR-01, MIGR-04…08). A stay that begins on that very day is
 * replaced: nobody was in that class.
 *
 * Errors  those of `loadGround`, `planOf`; `moves.number_taken`, `moves.agreement_in_future`
 */
export const moveToClass = async (
  tx: SchoolTx,
  studentId: PersonId,
  body: ClassMove,
  writer: Writer,
): Promise<void> => {
  const ground = await loadGround(tx, studentId, body.classId, body.from);
  const numberInClass = await freeNumber(tx, ground, body.numberInClass);
  const chosen = body.groupIds === 'shared' ? sharedGroups(ground) : body.groupIds;
  const groups = await moveGroups(tx, ground, chosen);
  await moveStudent(tx, studentId, { classId: body.classId, numberInClass, from: body.from });
  const { last } = ground;
  const trace: MoveTrace = { ...(await staysOfTrace(tx, ground)), ...groups };
  const { agreement, from, classId } = body;
  const fromClassId = last?.classId ?? null;
  await recordMove(
    tx,
    { studentId, kind: 'class', fromClassId, toClassId: classId, from, agreement, trace },
    writer,
  );
};

/**
 * A new student, with the director's agreement (MIGR-08).
 *
 * Errors  those of `addStudents`; `students.pesel_taken`, `moves.number_taken`, `moves.group_not_of_class`, `moves.outside_year`
 */
export const admit = async (
  tx: SchoolTx,
  keys: KeyStore,
  scope: Scope<'student.enrol'>,
  { groupIds = [], agreement, numberInClass: asked, ...person }: AdmissionBody,
  writer: Writer,
): Promise<PersonId> => {
  const { classId, joinedOn } = person;
  await yearOfClass(tx, classId, joinedOn);
  const numberInClass = await freeNumber(tx, { classId, from: joinedOn }, asked);
  await requireGroups(tx, classId, groupIds);
  if (person.pesel !== undefined)
    await refuseSecond(tx, scope, (await peselSealer(tx, keys))(person.pesel));
  const studentId = tx.newId<'PersonId'>();
  await addStudents(tx, keys, [{ ...person, numberInClass, studentId }]);
  const numbers = await nextNumbers(tx, groupIds);
  const [stay] = await staysOfStudents(tx, [studentId]);
  const addedGroupIds = await insertMemberships(
    tx,
    studentId,
    groupIds.map((groupId) => ({
      groupId,
      number: numbers.get(groupId) ?? 1,
      from: joinedOn,
      to: null,
    })),
  );
  const trace: MoveTrace = {
    endedStay: null,
    addedStayId: stay?.memberId ?? null,
    endedGroups: [],
    removedGroups: [],
    addedGroupIds,
  };
  const record = { studentId, kind: 'admission', fromClassId: null, toClassId: classId } as const;
  await recordMove(tx, { ...record, from: joinedOn, agreement, trace }, writer);
  return studentId;
};
