import { requireOpenWithout } from '../../../teaching/timetable/api.ts';
import type { ImportKind } from '../import-kind.ts';
import type { FileTimetable } from '../timetable/file-timetable.ts';
import type { TimetableEffects } from './effects.ts';
import { planTimetable } from './plan-timetable.ts';
import { schoolNow } from './school-now.ts';
import { writeTimetable } from './write-timetable.ts';

/** A timetable with its classes, subjects, teachers, groups and courses, from aSc Timetables or Optivum (TIMETABLE-02, PLAN-08). */
export const timetableKind: ImportKind<FileTimetable, TimetableEffects> = {
  format: 'timetable',
  fields: [],
  plan: async (read, services, { parsed, choices, remembered }) =>
    planTimetable(read, parsed, choices, {
      now: await schoolNow(read, services, choices),
      remembered,
    }),
  prepare: async () => undefined,
  write: (tx, _services, { effects, from }) => writeTimetable(tx, effects, from),
  requireUndoable: (tx, { entries }) =>
    requireOpenWithout(
      tx,
      entries.flatMap(({ act, table, rowId }) =>
        act === 'insert' && table === 'timetable_version' ? [rowId] : [],
      ),
    ),
  remember: ({ effects }) => effects.decided,
};
