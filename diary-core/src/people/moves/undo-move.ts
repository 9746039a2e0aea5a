import type { PersonId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import {
  endMemberships,
  insertMemberships,
  membershipsOf,
  removeMemberships,
} from '../groups/api.ts';
import { putStayBack, undoStay } from '../students/api.ts';
import { type MoveTrace, restorable } from './domain.ts';
import type { Writer } from './record-move.ts';
import { lastMoveId } from './store.ts';

/**
 * Memberships as they were before the move. Lists may have been written since: what they took is left alone, and where they put the
 * student back already nothing is added.
 */
const undoGroups = async (
  tx: SchoolTx,
  studentId: PersonId,
  { endedGroups, removedGroups, addedGroupIds }: MoveTrace,
): Promise<void> => {
  await removeMemberships(tx, addedGroupIds);
  const now = await membershipsOf(tx, studentId);
  const lastDays = new Map(endedGroups.map((each) => [each.memberId, each.lastDayBefore]));
  const ended = now
    .filter(({ memberId }) => lastDays.has(memberId))
    .map((each) => ({ ...each, to: lastDays.get(each.memberId) ?? null }));
  const others = now.filter(({ memberId }) => !lastDays.has(memberId));
  for (const { memberId, to } of restorable(ended, others))
    await endMemberships(tx, [memberId], to);
  await insertMemberships(tx, studentId, restorable(removedGroups, others));
};

/**
 * Takes a mistaken move back whole: stays and memberships are as they were before it. Only the last move of a student; an admission is
 * not taken back, the student is struck off.
 *
 * Errors  `kernel.not_found`, `kernel.version_conflict`, `moves.undone_already`, `moves.not_the_last`
 */
export const undoMove = async (
  tx: SchoolTx,
  moveId: string,
  { reason, version }: { readonly reason: string; readonly version: number },
  writer: Writer,
): Promise<void> => {
  const move = await tx.require('student_move', moveId);
  if (move.undone_at_utc !== null) throw new AppError('conflict', 'moves.undone_already');
  if (move.kind === 'admission' || (await lastMoveId(tx, move.student_id)) !== moveId)
    throw new AppError('conflict', 'moves.not_the_last');
  const { replacedStay, endedStay, addedStayId } = move.trace_json;
  if (replacedStay !== undefined) await putStayBack(tx, move.student_id, replacedStay);
  if (addedStayId !== null)
    await undoStay(tx, move.student_id, { added: addedStayId, ended: endedStay });
  await undoGroups(tx, move.student_id, move.trace_json);
  await tx.update(
    'student_move',
    moveId,
    { undone_at_utc: writer.atUtc, undone_by_name: writer.name, undo_reason: reason.trim() },
    { expectVersion: version },
  );
};
