import type { ClassId } from '@furtka/core-contract/ids';
import { defineLive } from '../../kernel/live/projection.ts';

/** A timetable changed: whoever shows it reads it again (PLAN-03). A draft is told to staff alone. */
export const timetableLive = defineLive({
  kind: 'timetable.changed',
  permission: 'timetable.read',
  load: async (_read, { payload }) =>
    payload.isPublic && payload.classIds.length > 0
      ? payload.classIds.map((classId) => ({
          event: 'timetable',
          data: {},
          classId: classId as ClassId,
        }))
      : [{ event: 'timetable', data: {} }],
});
