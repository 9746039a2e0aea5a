import { serviceActor } from '../../kernel/access/control.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import { letRightEnd } from './use-cases.ts';

/** Ends a right on the day until which it was given. */
export const rightEndJob = defineJob({
  kind: 'rights.end',
  run: async ({ services, schoolId, payload }) => {
    const { rightId } = payload as { rightId?: unknown };
    if (typeof rightId !== 'string') return;
    const nowUtc = services.clocks.system.nowMs();
    await services.db.forSchool(schoolId).change(
      {
        actor: serviceActor('rights.end'),
        action: 'right.end',
        subject: { kind: 'right', id: rightId },
      },
      (tx) => letRightEnd(tx, services.access, rightId, nowUtc),
    );
  },
});
