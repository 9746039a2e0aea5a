import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../schools/api.ts';
import { whenUnused } from '../when-unused.ts';
import { calendarOf } from './api.ts';
import type { StoredBells } from './domain.ts';
import {
  BellScheduleBody,
  BellScheduleChange,
  BellScheduleParams,
  BellScheduleReply,
  CalendarQuery,
  CalendarReply,
  DayOffBody,
  DayOffChange,
  DayOffParams,
  DayOffReply,
  WorkedDayBody,
  WorkedDayChange,
  WorkedDayParams,
  WorkedDayReply,
} from './schema.ts';
import { bellRows } from './store.ts';
import {
  addDaysOff,
  addWorkedDays,
  changeDayOff,
  changeWorkedDay,
  removeBells,
  saveBells,
} from './use-cases.ts';

const bellReply = (bells: StoredBells) => ({
  ...bells,
  periods: bells.periods.map((period) => ({ ...period })),
  days: bells.days.map((day) => ({ ...day })),
});

const dayOffRoutes = [
  route({
    method: 'GET',
    path: '/calendar',
    summary: 'Days off and worked days that touch a range of dates.',
    access: { permission: 'calendar.read' },
    schemas: { query: CalendarQuery, reply: CalendarReply },
    handler: ({ read, query }) => read((r) => calendarOf(r, query)),
  }),
  route({
    method: 'POST',
    path: '/calendar/days-off',
    summary: 'A range without lessons.',
    access: { permission: 'calendar.write' },
    schemas: { body: DayOffBody, reply: DayOffReply },
    handler: ({ change, body }) =>
      change({ action: 'dayOff.add', subject: { kind: 'dayOff' } }, async (tx) => {
        const dayOff = { ...body, dayOffId: tx.newId<'DayOffId'>(), version: 1 };
        await addDaysOff(tx, [dayOff]);
        return dayOff;
      }),
  }),
  route({
    method: 'PUT',
    path: '/calendar/days-off/:dayOffId',
    summary: 'Another range, name or kind of days without lessons.',
    access: { permission: 'calendar.write' },
    schemas: { params: DayOffParams, body: DayOffChange, reply: DayOffReply },
    handler: ({ change, params, body }) =>
      change({ action: 'dayOff.change', subject: { kind: 'dayOff', id: params.dayOffId } }, (tx) =>
        changeDayOff(tx, { ...body, ...params }),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/calendar/days-off/:dayOffId',
    summary: 'Lessons again.',
    access: { permission: 'calendar.write' },
    schemas: { params: DayOffParams },
    handler: ({ change, params }) =>
      change(
        { action: 'dayOff.remove', subject: { kind: 'dayOff', id: params.dayOffId } },
        async (tx) => {
          await tx.remove('day_off', params.dayOffId);
          tx.announce('calendar.changed', {});
        },
      ),
  }),
];

const workedDayRoutes = [
  route({
    method: 'POST',
    path: '/calendar/worked-days',
    summary: 'A day with lessons by the plan of another weekday.',
    access: { permission: 'calendar.write' },
    schemas: { body: WorkedDayBody, reply: WorkedDayReply },
    handler: ({ change, body }) =>
      change({ action: 'workedDay.add', subject: { kind: 'workedDay' } }, async (tx) => {
        const workedDay = { ...body, workedDayId: tx.newId<'WorkedDayId'>(), version: 1 };
        await addWorkedDays(tx, [workedDay]);
        return workedDay;
      }),
  }),
  route({
    method: 'PUT',
    path: '/calendar/worked-days/:workedDayId',
    summary: 'Another date, or the plan of another weekday.',
    access: { permission: 'calendar.write' },
    schemas: { params: WorkedDayParams, body: WorkedDayChange, reply: WorkedDayReply },
    handler: ({ change, params, body }) =>
      change(
        { action: 'workedDay.change', subject: { kind: 'workedDay', id: params.workedDayId } },
        (tx) => changeWorkedDay(tx, { ...body, ...params }),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/calendar/worked-days/:workedDayId',
    summary: 'The plan of its own weekday again, or none.',
    access: { permission: 'calendar.write' },
    schemas: { params: WorkedDayParams },
    handler: ({ change, params }) =>
      change(
        { action: 'workedDay.remove', subject: { kind: 'workedDay', id: params.workedDayId } },
        async (tx) => {
          await tx.remove('worked_day', params.workedDayId);
          tx.announce('calendar.changed', {});
        },
      ),
  }),
];

const bellRoutes = [
  route({
    method: 'GET',
    path: '/bell-schedules',
    summary: 'Bell times of the school.',
    access: { permission: 'bellSchedule.read' },
    schemas: { reply: List(BellScheduleReply) },
    handler: async ({ read }) => ({ items: (await read(bellRows)).map(bellReply) }),
  }),
  route({
    method: 'POST',
    path: '/bell-schedules',
    summary: 'New bell times.',
    access: { permission: 'bellSchedule.write' },
    schemas: { body: BellScheduleBody, reply: BellScheduleReply },
    handler: ({ change, body, services }) =>
      change({ action: 'bellSchedule.add', subject: { kind: 'bellSchedule' } }, async (tx) => {
        const since = await schoolToday(tx, services.clocks);
        return bellReply(await saveBells(tx, { ...body, bellScheduleId: tx.newId() }, { since }));
      }),
  }),
  route({
    method: 'PUT',
    path: '/bell-schedules/:bellScheduleId',
    summary: 'Other bell times in place of these, from today on.',
    access: { permission: 'bellSchedule.write' },
    schemas: { params: BellScheduleParams, body: BellScheduleChange, reply: BellScheduleReply },
    handler: ({ change, params, body: { version: expectVersion, ...bells }, services }) =>
      change(
        {
          action: 'bellSchedule.change',
          subject: { kind: 'bellSchedule', id: params.bellScheduleId },
        },
        async (tx) => {
          await tx.require('bell_schedule', params.bellScheduleId);
          const since = await schoolToday(tx, services.clocks);
          return bellReply(await saveBells(tx, { ...bells, ...params }, { since, expectVersion }));
        },
      ),
  }),
  route({
    method: 'DELETE',
    path: '/bell-schedules/:bellScheduleId',
    summary: 'Takes bell times away that no class and no weekday follows.',
    access: { permission: 'bellSchedule.write' },
    schemas: { params: BellScheduleParams },
    handler: ({ change, params }) =>
      whenUnused(
        'calendar.bells_in_use',
        change(
          {
            action: 'bellSchedule.remove',
            subject: { kind: 'bellSchedule', id: params.bellScheduleId },
          },
          (tx) => removeBells(tx, params.bellScheduleId),
        ),
      ),
  }),
];

export const calendarRoutes = [...dayOffRoutes, ...workedDayRoutes, ...bellRoutes];
