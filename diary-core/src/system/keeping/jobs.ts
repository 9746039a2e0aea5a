import { PLATFORM_SCHOOL_ID } from '@furtka/core-contract/ids';
import { Temporal } from 'temporal-polyfill';
import { serviceActor } from '../../kernel/access/control.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import type { Services } from '../../kernel/services.ts';
import { DEFAULT_ZONE } from '../../school/schools/api.ts';
import { isDue, newestGood, OLD_AFTER_MS } from './domain.ts';
import { eraseOutlived, makeCopy } from './make-copy.ts';
import { copyRows, toCopy } from './store.ts';

const HOUR_MS = 3_600_000;
/** A start has more urgent things to do. */
const FIRST_LOOK_MS = 120_000;
const TICK = 'keeping.tick';
export const COPY_NOW = 'keeping.copy_now';

const look = async (services: Services, signal: AbortSignal): Promise<void> => {
  const rows = await services.db.forPlatform('is a copy due').read(copyRows);
  const nowUtc = services.clocks.system.nowMs();
  const last = newestGood(rows.map(toCopy))?.madeAtUtc;
  const { hour } = Temporal.Instant.fromEpochMilliseconds(nowUtc).toZonedDateTimeISO(DEFAULT_ZONE);
  if (last !== undefined && nowUtc - last > OLD_AFTER_MS)
    services.log.error({ lastUtc: last }, 'keeping.copy_old');
  if (isDue(last, { nowUtc, hour })) await makeCopy(services, 'night', signal);
  else await eraseOutlived(services);
};

export const keepingJobs = [
  defineJob({
    kind: TICK,
    everyMs: HOUR_MS,
    run: ({ services, signal }) => look(services, signal),
  }),
  defineJob({
    kind: COPY_NOW,
    run: ({ services, signal }) => makeCopy(services, 'person', signal),
  }),
];

/** Puts the hourly look in the queue, once for the installation. */
export const startLooking = async (services: Services): Promise<void> => {
  if (services.config.copies === undefined) return;
  await services.db
    .forTenant(PLATFORM_SCHOOL_ID, 'the nightly copy')
    .change(
      { actor: serviceActor('keeping'), action: 'keeping.start', subject: { kind: 'backup_copy' } },
      (tx) =>
        tx.enqueue({
          kind: TICK,
          uniqueKey: 'night',
          runAtUtc: services.clocks.system.nowMs() + FIRST_LOOK_MS,
        }),
    );
};
