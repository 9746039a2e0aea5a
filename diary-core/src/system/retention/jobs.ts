import type { SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import { defineJob, type JobRun } from '../../kernel/jobs/job.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday, schoolZone } from '../../school/schools/api.ts';
import { hourOf, NIGHT_HOUR } from './domain.ts';
import { type Erased, eraseOver } from './erase.ts';
import { hasRun } from './store.ts';

const HOUR_MS = 3_600_000;
const NIGHTLY = 'retention.nightly';
export const NOW = 'retention.now';

const writeRun = async (
  { services, schoolId }: Pick<JobRun, 'services' | 'schoolId'>,
  found: readonly Erased[],
  askedByName: string | null,
): Promise<void> => {
  const subject = { kind: 'retention' };
  const actor = serviceActor('retention');
  await services.db
    .forSchool(schoolId)
    .change({ actor, action: 'retention.run', subject }, async (tx) => {
      const runId = tx.newId<'RetentionRunId'>();
      await tx.insert('retention_run', {
        id: runId,
        on_date: await schoolToday(tx, services.clocks),
        finished_at_utc: services.clocks.school.nowMs(),
        asked_by_name: askedByName,
        erased: found.reduce((sum, { erased }) => sum + erased, 0),
      });
      await tx.insertMany(
        'retention_count',
        found.map(({ key, days, beforeDate, erased }) => ({
          id: tx.newId<'RetentionCountId'>(),
          run_id: runId,
          rule_key: key,
          days,
          before_date: beforeDate,
          erased,
        })),
      );
    });
};

const run = async (job: JobRun, askedByName: string | null): Promise<void> => {
  const total = job.services.retention.length;
  const progress = (done: number) => job.progress(done, total);
  const found = await eraseOver(job.services, job.schoolId, { signal: job.signal, progress });
  if (!job.signal.aborted) await writeRun(job, found, askedByName);
};

/** Each hour it looks whether the night's run is due; a night that was missed is made up in the morning. */
const nightly = async (job: JobRun): Promise<void> => {
  const { services, schoolId } = job;
  const isDue = await services.db.forSchool(schoolId).read(async (read) => {
    const now = services.clocks.school.nowMs();
    if (hourOf(now, await schoolZone(read)) < NIGHT_HOUR) return false;
    return !(await hasRun(read, await schoolToday(read, services.clocks)));
  });
  if (isDue) await run(job, null);
};

const askedBy = (payload: unknown): string =>
  typeof payload === 'object' && payload !== null && 'name' in payload ? String(payload.name) : '';

export const retentionJobs = [
  defineJob({ kind: NIGHTLY, everyMs: HOUR_MS, leaseMs: 300_000, run: nightly }),
  defineJob({ kind: NOW, leaseMs: 300_000, run: (job) => run(job, askedBy(job.payload)) }),
];

const begin = (services: Services, schoolId: SchoolId): Promise<void> =>
  services.db.forSchool(schoolId).change(
    {
      actor: serviceActor('retention'),
      action: 'retention.begin',
      subject: { kind: 'school', id: schoolId },
    },
    (tx) => tx.enqueue({ kind: NIGHTLY, uniqueKey: NIGHTLY }),
  );

/** A school that comes gets its nightly run. */
export const retentionBegins = defineReaction({
  name: 'retention.begin',
  kinds: ['school.changed'],
  handle: (services, schoolId) => begin(services, schoolId),
});

/** Schools that are there already, when the program starts. */
export const beginAll = async (services: Services): Promise<void> => {
  const schools = await services.db
    .forPlatform('each school has its nightly erasing')
    .read((read) => read.from('school').select('id').execute());
  for (const { id } of schools) await begin(services, id);
};
