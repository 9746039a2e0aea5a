import { useNavigate, useSearch } from '@tanstack/react-router';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';

/** What the address of the year holds. */
export interface CalendarAddress {
  readonly day?: SchoolDate;
  readonly school?: string;
}

export const useCalendarAddress = () => {
  const address = useSearch({ from: '/inside/calendar' });
  const navigate = useNavigate({ from: '/calendar' });
  return {
    address,
    choose: (day: SchoolDate | undefined) =>
      void navigate({
        search: ({ day: _, ...now }) => (day === undefined ? now : { ...now, day }),
        replace: true,
      }),
    inSchool: (school: string) => void navigate({ search: { school } }),
  };
};
