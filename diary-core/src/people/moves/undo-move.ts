import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { endMemberships, insertMemberships, removeMemberships } from '../groups/api.ts';
import { undoStay } from '../students/api.ts';
import type { Writer } from './make-move.ts';
import { lastMoveId } from './store.ts';

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
  const { endedStay, addedStayId, endedGroups, removedGroups, addedGroupIds } = move.trace_json;
  if (addedStayId !== null)
    await undoStay(tx, move.student_id, { added: addedStayId, ended: endedStay });
  await removeMemberships(tx, addedGroupIds);
  for (const { memberId, lastDayBefore } of endedGroups)
    await endMemberships(tx, [memberId], lastDayBefore);
  await insertMemberships(tx, move.student_id, removedGroups);
  await tx.update(
    'student_move',
    moveId,
    { undone_at_utc: writer.atUtc, undone_by_name: writer.name, undo_reason: reason.trim() },
    { expectVersion: version },
  );
};
