import { useQuery } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Child } from '../../../shared/api/wire.ts';
import { type PresenceDay, presenceDays } from '../../../shared/presence/presence-days.ts';
import { addDays } from '../../../shared/time/school-date.ts';
import type { SchoolDate, ZoneTime } from '../../../shared/time/zone-time.ts';
import { useApp } from '../../data/app.ts';
import { childrenQuery, passagesQuery } from '../../data/queries.ts';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useZone } from '../../session/use-session.ts';

export const useChildren = () => useQuery(childrenQuery(useApp().core));

export const nameOf = ({ firstName, lastName }: Child): string => `${firstName} ${lastName}`;

/** How far back the first page looks, days before today. */
const WEEK = 6;

export interface ChildWeek {
  readonly zone: ZoneTime;
  readonly today: SchoolDate;
  /** Newest first; the first one is today only when something happened today. */
  readonly days: readonly PresenceDay[];
  readonly isPending: boolean;
  readonly error: unknown;
  readonly retry: () => void;
}

/** The last week of one child, kept fresh by the live stream. */
export const useChildWeek = ({ studentId, schoolId }: Child): ChildWeek => {
  const { core } = useApp();
  const zone = useZone(schoolId);
  const today = zone.dateOf(useSchoolNow());
  const range = { studentId, schoolId, from: addDays(today, -WEEK), to: today };
  const { data, isPending, error, refetch } = useQuery(passagesQuery(core, range));
  const days = useMemo(() => presenceDays(data ?? [], zone, today), [data, zone, today]);
  return { zone, today, days, isPending, error, retry: () => void refetch() };
};
