import { defineLive } from '../../kernel/live/projection.ts';

/** School years, days off, worked days or bell times changed: whoever shows them reads them again. */
export const calendarLive = defineLive({
  kind: 'calendar.changed',
  permission: 'calendar.read',
  load: async () => [{ event: 'calendar', data: {} }],
});
