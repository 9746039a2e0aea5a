import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { staysOfStudents } from '../students/api.ts';
import { recordMoves, type Writer } from './record-move.ts';
import type { Agreement } from './schema.ts';

export { moveToClass } from './make-move.ts';
export { requireAgreement, type Writer } from './record-move.ts';
export { Agreement } from './schema.ts';

/** Writes down that students who were put in together were admitted, with the director's agreement (MIGR-08). */
export const recordAdmissions = async (
  tx: SchoolTx,
  admitted: readonly {
    readonly studentId: PersonId;
    readonly classId: ClassId;
    readonly joinedOn: string;
  }[],
  agreement: Agreement,
  writer: Writer,
): Promise<void> => {
  const stays = await staysOfStudents(
    tx,
    admitted.map(({ studentId }) => studentId),
  );
  const stayOf = new Map(stays.map((stay) => [stay.studentId, stay.memberId]));
  await recordMoves(
    tx,
    admitted.map(({ studentId, classId, joinedOn }) => ({
      studentId,
      kind: 'admission',
      fromClassId: null,
      toClassId: classId,
      from: joinedOn,
      agreement,
      trace: {
        endedStay: null,
        addedStayId: stayOf.get(studentId) ?? null,
        endedGroups: [],
        removedGroups: [],
        addedGroupIds: [],
      },
    })),
    writer,
  );
};
