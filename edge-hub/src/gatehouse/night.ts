import { messageOf } from '../app-error.ts';
import { actOf, type GatehouseContext, newId, tellCommitted } from './gatehouse-context.ts';
import { dayAt } from './school-day.ts';

/** How often it is looked whether the day has changed. */
const LOOK_EVERY_MS = 1000;

/** Closes the visits of days that are over, as `visit.not_seen_out`. Nothing when there are none. */
const closeOldVisits = async (context: GatehouseContext, dayFromUtc: number): Promise<void> => {
  const { parts } = context;
  const one = actOf(context, { id: newId(context), kind: 'visit.ended' });
  const events = await parts.db.run('closeNight', { ...one, beforeUtc: dayFromUtc });
  for (const event of events) tellCommitted(context, event, one.received);
  if (events.length > 0) parts.log.warn({ visits: events.length }, 'visit.not_seen_out');
};

/**
 * Watches for the local midnight of the site and closes what it finds open; at start, what a hub that was off left open. A closing
 * that failed is tried again.
 *
 * @returns what ends the watching
 */
export const watchNights = (context: GatehouseContext): (() => void) => {
  let closedUpToUtc = Number.NaN;
  let isClosing = false;
  const close = async (): Promise<void> => {
    const { fromUtc } = dayAt(context.schoolNowUtc(), context.identity.zone);
    if (fromUtc === closedUpToUtc) return;
    await closeOldVisits(context, fromUtc);
    closedUpToUtc = fromUtc;
  };
  const look = (): void => {
    if (isClosing) return;
    isClosing = true;
    close()
      .catch((error: unknown) =>
        context.parts.log.error({ cause: messageOf(error) }, 'visit.night_not_closed'),
      )
      .finally(() => {
        isClosing = false;
      });
  };
  look();
  const timer = setInterval(look, LOOK_EVERY_MS);
  return () => clearInterval(timer);
};
