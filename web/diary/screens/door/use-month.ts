import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Child } from '../../../shared/api/wire.ts';
import { presenceDays } from '../../../shared/presence/presence-days.ts';
import { monthOf, monthRange, type SchoolMonth } from '../../../shared/time/school-date.ts';
import { useApp } from '../../data/app.ts';
import { calendarQuery, passagesQuery } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useZone } from '../../session/use-session.ts';
import { monthRows } from './month-rows.ts';

/** One month of a child: rows of the page, days with passages, and where the month ends today. */
export const useMonth = ({ studentId, schoolId }: Child, asked: SchoolMonth | undefined) => {
  const { core } = useApp();
  const zone = useZone(schoolId);
  const now = useSchoolNow();
  const today = zone.dateOf(now);
  const month = asked ?? monthOf(today);
  const range = { studentId, schoolId, ...monthRange(month) };
  const passages = useQuery({ ...passagesQuery(core, range), placeholderData: keepPreviousData });
  const calendar = useQuery(calendarQuery(core, range));
  const { data } = passages;
  const days = useMemo(() => presenceDays(data ?? [], zone, today), [data, zone, today]);
  const daysOff = calendar.data;
  const rows = useMemo(
    () => monthRows(days, { month, today, daysOff: daysOff ?? [] }),
    [days, month, today, daysOff],
  );
  return {
    zone,
    today,
    month,
    nowMinute: zone.minutesOf(now),
    days,
    rows,
    // What is kept of the month before would look like an empty month.
    isPending: passages.isPending || passages.isPlaceholderData,
    error: passages.error,
    retry: () => void passages.refetch(),
  };
};

export type Month = ReturnType<typeof useMonth>;
