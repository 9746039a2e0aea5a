import type { PresenceDay } from './presence-days.ts';

const MINUTE_MS = 60_000;

/**
 * Minutes at school on a day, from each entry to its exit. Nothing where a tap is missing, where somebody passed a door that does
 * not tell in from out, or while the day goes on: a sum that leaves something out would be believed.
 */
export const totalMinutes = (day: PresenceDay): number | undefined => {
  if (day.gaps > 0 || day.inside || day.stays.length === 0 || day.undirected.length > 0)
    return undefined;
  const ms = day.stays.reduce(
    (sum, { entry, exit }) => sum + (exit?.occurredAtUtc ?? 0) - (entry?.occurredAtUtc ?? 0),
    0,
  );
  return Math.floor(ms / MINUTE_MS);
};

/** Hours and minutes of a sum. */
export const hoursAndMinutes = (minutes: number): { hours: number; minutes: number } => ({
  hours: Math.floor(minutes / 60),
  minutes: minutes % 60,
});
