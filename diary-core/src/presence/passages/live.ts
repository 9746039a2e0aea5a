import type { LivePassage, LivePassageWithdrawn } from '@furtka/core-contract/api';
import type { EventId, PersonId, StudentId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { defineLive, type LiveEvent } from '../../kernel/live/projection.ts';
import type { Services } from '../../kernel/services.ts';
import { guardiansOf } from '../../people/guardians/api.ts';
import { attends } from '../../people/students/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { isShown } from './domain.ts';
import { asShown, countingRule, doorNaming } from './reading.ts';
import { passagesById } from './store.ts';

/** The student, and the guardians from whom the school does not keep it, while the student attends (PRES-03, PRES-07). */
const watchers = async (
  read: SchoolRead,
  services: Services,
  studentId: PersonId,
): Promise<PersonId[]> => {
  const today = await schoolToday(read, services.clocks);
  if (!(await attends(read, studentId, today))) return [];
  const guardians = await guardiansOf(read, studentId, today);
  return [
    studentId,
    ...guardians.filter((bond) => bond.seesPassages).map((bond) => bond.guardianId),
  ];
};

const load = async (
  read: SchoolRead,
  services: Services,
  passage: { readonly passageId: EventId; readonly holderId: PersonId },
): Promise<LiveEvent[]> => {
  const row = (await passagesById(read, [passage.passageId])).get(passage.passageId);
  const rule = await countingRule(read);
  if (row === undefined || !isShown(row.opened, rule)) return [];
  const persons = await watchers(read, services, passage.holderId);
  if (persons.length === 0) return [];
  const data: LivePassage = {
    ...asShown(row, await doorNaming(read), rule),
    studentId: passage.holderId as string as StudentId,
  };
  return persons.map((personId) => ({
    event: 'passage',
    data,
    personId,
    hopEventId: passage.passageId,
  }));
};

/** A student's passage as it happens. */
export const passageLive = defineLive({
  kind: 'passage.seen',
  permission: 'passage.watch',
  load: (read, { payload }, services) => load(read, services, payload),
});

/** The gatehouse took an entry back: whoever saw it sees it go. */
export const withdrawnLive = defineLive({
  kind: 'passage.withdrawn',
  permission: 'passage.watch',
  load: async (read, { payload }, services) => {
    const data: LivePassageWithdrawn = {
      eventId: payload.passageId,
      studentId: payload.holderId as string as StudentId,
    };
    const persons = await watchers(read, services, payload.holderId);
    return persons.map((personId) => ({ event: 'passageWithdrawn', data, personId }));
  },
});
