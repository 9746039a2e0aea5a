import { useQuery } from '@tanstack/react-query';
import { useEffect, useMemo, useRef } from 'react';
import { createZoneTime, DEFAULT_ZONE } from '../../shared/time/zone-time.ts';
import { readStatus } from '../link/kiosk-link.ts';
import { nightOf } from './nightly-reload.ts';

const EVERY_MS = 2_000;

/** State of the site, and the school's time. */
export const useStatus = () => {
  const { data, isError, refetch } = useQuery({
    queryKey: ['status'],
    queryFn: readStatus,
    refetchInterval: EVERY_MS,
    refetchIntervalInBackground: true,
  });
  const zone = useMemo(() => createZoneTime(data?.zone ?? DEFAULT_ZONE), [data?.zone]);
  return { status: data, isSilent: isError, zone, retry: () => void refetch() };
};

/** Begins the page anew at 3:00, never under somebody's hands: not while a dialog is open, not while somebody is signed in. */
export const useNightlyReload = (
  { status, zone }: Pick<ReturnType<typeof useStatus>, 'status' | 'zone'>,
  isSignedIn: boolean,
): void => {
  const began = useRef<string>(undefined);
  useEffect(() => {
    if (status === undefined) return;
    const night = nightOf(status.schoolNowUtc, zone);
    began.current ??= night;
    const hasDialog = document.querySelector('[role="dialog"], [role="alertdialog"]') !== null;
    if (night !== began.current && !isSignedIn && !hasDialog) location.reload();
  }, [status, zone, isSignedIn]);
};
