import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import { dayBefore } from '../../school/school-date.ts';
import { endMemberships, membershipsOf, removeMemberships } from '../groups/api.ts';
import { isRemoved } from '../persons/api.ts';
import { resumeSchooling, type Stay, staysOfStudents } from '../students/api.ts';
import type { MoveTrace } from './domain.ts';
import { freeNumber } from './make-move.ts';
import { yearOfClass } from './plan.ts';
import { recordMove, type Writer } from './record-move.ts';
import type { ReturnBody } from './schema.ts';

const NOTHING: MoveTrace = {
  endedStay: null,
  addedStayId: null,
  endedGroups: [],
  removedGroups: [],
  addedGroupIds: [],
};

/** Memberships end with the last day at the school: who returns later was in no group in between. */
const endGroups = async (tx: SchoolTx, studentId: PersonId, leftOn: string): Promise<void> => {
  const open = (await membershipsOf(tx, studentId)).filter(
    (each) => each.to === null || each.to >= leftOn,
  );
  const ids = (each: { readonly memberId: string }) => each.memberId;
  await endMemberships(tx, open.filter((each) => each.from < leftOn).map(ids), dayBefore(leftOn));
  await removeMemberships(tx, open.filter((each) => each.from >= leftOn).map(ids));
};

const lasted = (stay: Stay, leftOn: string): boolean =>
  stay.from < leftOn && (stay.to === null || stay.to >= leftOn);

/**
 * A student who left is one again, with the director's agreement (MIGR-01, MIGR-08). On the day of leaving and in the class of that day
 * the crossing out was a mistake: number and groups are as they were. Otherwise a new stay begins, without groups.
 *
 * Errors  `kernel.not_found`, `students.not_left`, `students.returns_before_leaving`, those of `yearOfClass`; `moves.number_taken`, `moves.agreement_in_future`
 */
export const returnToSchool = async (
  tx: SchoolTx,
  studentId: PersonId,
  { classId, from, numberInClass: asked, agreement }: ReturnBody,
  writer: Writer,
): Promise<void> => {
  const { left_on: leftOn } = await tx.require('student', studentId);
  // Who was removed whole left a row without a name, which is nobody to come back.
  if (await isRemoved(tx, studentId)) throw notFound('student');
  await yearOfClass(tx, classId, from);
  if (leftOn === null) throw new AppError('conflict', 'students.not_left');
  const stays = await staysOfStudents(tx, [studentId]);
  const last = stays.findLast((stay) => lasted(stay, leftOn));
  if (from === leftOn && last?.classId === classId) await resumeSchooling(tx, studentId, {});
  else {
    const numberInClass = await freeNumber(tx, { classId, from }, asked);
    await resumeSchooling(tx, studentId, { stay: { classId, numberInClass, from } });
    await endGroups(tx, studentId, leftOn);
  }
  const fromClassId = (last ?? stays.at(-1))?.classId ?? null;
  const record = { studentId, kind: 'admission', fromClassId, toClassId: classId } as const;
  await recordMove(tx, { ...record, from, agreement, trace: NOTHING }, writer);
};
