import type { LivePassage } from '@furtka/core-contract/api';
import type { EventId, PersonId, StudentId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineLive, type LiveEvent } from '../../kernel/live/projection.ts';
import { personById } from '../../people/persons/api.ts';
import { isShown } from './domain.ts';
import { asShown, countingRule, doorNames } from './reading.ts';
import { passagesById } from './store.ts';

const load = async (
  read: SchoolRead,
  passageId: EventId,
  holderId: PersonId,
): Promise<LiveEvent[]> => {
  const row = (await passagesById(read, [passageId])).get(passageId);
  const rule = await countingRule(read);
  if (row === undefined || !isShown(row.opened, rule)) return [];
  if ((await personById(read, holderId))?.kind !== 'student') return [];
  const data: LivePassage = {
    ...asShown(row, await doorNames(read), rule),
    studentId: holderId as string as StudentId,
  };
  return [{ event: 'passage', data, personId: holderId, hopEventId: passageId }];
};

/** A student's passage, for the student and the guardians. */
export const passageLive = defineLive({
  kind: 'passage.seen',
  permission: 'passage.read',
  load: (read, { payload }) => load(read, payload.passageId, payload.holderId),
});
