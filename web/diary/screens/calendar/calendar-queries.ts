import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';
import type { SettingsReply } from '../settings/setting-queries.ts';
import type { DayOff, SchoolDays, WorkedDay } from './school-days.ts';

type Core = Api<paths>;
export type Bells = ReplyOf<'/api/v1/bell-schedules'>['items'][number];
export type NewDayOff = Omit<DayOff, 'dayOffId' | 'version'>;
export type NewWorkedDay = Omit<WorkedDay, 'workedDayId' | 'version'>;

export interface YearOfSchool extends SchoolDays {
  readonly name: string;
}

/** The school year of a date with its days off and worked days; `null` where the school has none. */
export const yearQuery = ({ client }: Core, schoolId: string, today: SchoolDate) =>
  queryOptions({
    queryKey: [KEYS.year, schoolId, today],
    queryFn: async (): Promise<YearOfSchool | null> => {
      const headers = inSchool(schoolId);
      const years = (await dataOf(client.GET('/api/v1/school-years', { headers }))).items;
      const year = years.find(({ from, to }) => from <= today && today <= to) ?? years.at(-1);
      if (!year) return null;
      const { name, from, to, lessonsFrom, lessonsTo } = year;
      const call = client.GET('/api/v1/calendar', { headers, params: { query: { from, to } } });
      return { name, lessonsFrom, lessonsTo, ...(await dataOf(call)) };
    },
  });

export const addDayOff = ({ client }: Core, schoolId: string, body: NewDayOff) =>
  dataOf(client.POST('/api/v1/calendar/days-off', { headers: inSchool(schoolId), body }));

export const changeDayOff = ({ client }: Core, schoolId: string, { dayOffId, ...body }: DayOff) =>
  dataOf(
    client.PUT('/api/v1/calendar/days-off/{dayOffId}', {
      headers: inSchool(schoolId),
      params: { path: { dayOffId } },
      body,
    }),
  );

export const removeDayOff = ({ client }: Core, schoolId: string, dayOffId: string) =>
  dataOf(
    client.DELETE('/api/v1/calendar/days-off/{dayOffId}', {
      headers: inSchool(schoolId),
      params: { path: { dayOffId } },
    }),
  );

export const addWorkedDay = ({ client }: Core, schoolId: string, body: NewWorkedDay) =>
  dataOf(client.POST('/api/v1/calendar/worked-days', { headers: inSchool(schoolId), body }));

export const changeWorkedDay = (
  { client }: Core,
  schoolId: string,
  { workedDayId, ...body }: WorkedDay,
) =>
  dataOf(
    client.PUT('/api/v1/calendar/worked-days/{workedDayId}', {
      headers: inSchool(schoolId),
      params: { path: { workedDayId } },
      body,
    }),
  );

export const removeWorkedDay = ({ client }: Core, schoolId: string, workedDayId: string) =>
  dataOf(
    client.DELETE('/api/v1/calendar/worked-days/{workedDayId}', {
      headers: inSchool(schoolId),
      params: { path: { workedDayId } },
    }),
  );

export const bellsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.bells, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/bell-schedules', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const saveBells = (
  { client }: Core,
  schoolId: string,
  bellScheduleId: string,
  body: BodyOf<'/api/v1/bell-schedules/{bellScheduleId}', 'put'>,
) =>
  dataOf(
    client.PUT('/api/v1/bell-schedules/{bellScheduleId}', {
      headers: inSchool(schoolId),
      params: { path: { bellScheduleId } },
      body,
    }),
  );

export const addBells = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/bell-schedules', 'post'>,
) => dataOf(client.POST('/api/v1/bell-schedules', { headers: inSchool(schoolId), body }));

export const removeBells = ({ client }: Core, schoolId: string, bellScheduleId: string) =>
  dataOf(
    client.DELETE('/api/v1/bell-schedules/{bellScheduleId}', {
      headers: inSchool(schoolId),
      params: { path: { bellScheduleId } },
    }),
  );

/** Margins around lessons in which cards open, minutes. */
export const marginsOf = ({ settings }: SettingsReply) => ({
  marginBeforeMinutes: settings.marginBeforeMinutes,
  marginAfterMinutes: settings.marginAfterMinutes,
});
