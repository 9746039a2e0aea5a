import type { SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../access/control.ts';
import { fullness, PRESSED_AT } from '../db/room.ts';
import type { ReactionStore } from '../feed/reaction-store.ts';
import type { Services } from '../services.ts';

const HOUR_MS = 3_600_000;
const KEEP_MS = 30 * 24 * HOUR_MS;
/** A database that is nearly full keeps them only as long as screens and retries need them. */
const KEEP_PRESSED_MS = 2 * 24 * HOUR_MS;

/** Clears feed entries that every reaction has seen, and settled jobs, once they are 30 days old, 2 where the database is nearly full. The audit is not touched. */
export const tidySchool = async (
  services: Services,
  store: ReactionStore,
  schoolId: SchoolId,
): Promise<void> => {
  const isPressed = fullness(await services.room()) >= PRESSED_AT;
  const before = services.clocks.system.nowMs() - (isPressed ? KEEP_PRESSED_MS : KEEP_MS);
  const seenByAll = await store.slowest(schoolId);
  await services.db.forTenant(schoolId, 'tidying feed and jobs').change(
    {
      actor: serviceActor('kernel.housekeeping'),
      action: 'kernel.tidy',
      subject: { kind: 'school', id: schoolId },
    },
    async (tx) => {
      const old = tx.deleteFrom('feed').where('at_utc', '<', before);
      await (seenByAll === undefined ? old : old.where('version', '<=', seenByAll)).execute();
      await tx
        .deleteFrom('job')
        .where('school_id', '=', schoolId)
        .where('state', 'in', ['done', 'failed'])
        .where('finished_at_utc', '<', before)
        .execute();
    },
  );
};

/** Every hour, school by school. */
export const startHousekeeping = (
  services: Services,
  store: ReactionStore,
): { stop(): Promise<void> } => {
  let running: Promise<void> = Promise.resolve();
  const tidyAll = async (): Promise<void> => {
    for (const { schoolId } of await store.heads()) await tidySchool(services, store, schoolId);
  };
  const timer = setInterval(() => {
    running = tidyAll().catch((error: unknown) =>
      services.log.warn({ err: error }, 'housekeeping.failed'),
    );
  }, HOUR_MS);
  return {
    stop: async () => {
      clearInterval(timer);
      await running;
    },
  };
};
