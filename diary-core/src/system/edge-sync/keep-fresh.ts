import { setTimeout as wait } from 'node:timers/promises';
import type { SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import { defineReaction } from '../../kernel/feed/reaction.ts';
import { defineJob } from '../../kernel/jobs/job.ts';
import type { Services } from '../../kernel/services.ts';
import { endCardsOfLeavers } from '../../presence/cards/api.ts';
import { hubsWithHealth } from '../../presence/devices/api.ts';
import { publishDirectory } from './directory.ts';
import { publishRoster } from './roster/publish.ts';

/** Changes that come together make one roster, not many. */
const DEBOUNCE_MS = 200;
const HOURLY_MS = 3600 * 1000;
const JOB = 'edge-sync.renew';

/** Rosters and directories are made for sites that have a hub. */
const publishAll = async (services: Services, schoolId: SchoolId): Promise<void> => {
  const hubs = await services.db
    .forSchool(schoolId)
    .read((read) => hubsWithHealth(read, services.clocks.system.nowMs()));
  const siteIds = new Set(hubs.filter((hub) => hub.revokedAtUtc === null).map((hub) => hub.siteId));
  for (const siteId of siteIds) {
    await publishRoster(services, schoolId, siteId);
    await publishDirectory(services, schoolId, siteId);
  }
};

/** Whatever a door or a kiosk must know and that changed. */
export const republish = defineReaction({
  name: 'edge-sync.republish',
  kinds: [
    'card.changed',
    'card.blocked',
    'door.changed',
    'door.holder_changed',
    'hub.enrolled',
    'school.changed',
    'class.changed',
    'calendar.changed',
    'timetable.changed',
    'person.changed',
    'people.changed',
    'guardianship.changed',
  ],
  handle: async (services, schoolId, entries) => {
    await wait(DEBOUNCE_MS);
    await publishAll(services, schoolId);
    if (!entries.some((entry) => entry.kind === 'hub.enrolled')) return;
    await services.db.forSchool(schoolId).change(
      {
        actor: serviceActor('edge-sync.renew'),
        action: 'roster.keep_fresh',
        subject: { kind: 'school', id: schoolId },
      },
      (tx) =>
        tx.enqueue({
          kind: JOB,
          uniqueKey: JOB,
          runAtUtc: services.clocks.system.nowMs() + HOURLY_MS,
        }),
    );
  },
});

/** Each hour: a new school day changes who attends and who works, and rosters are renewed daily. */
export const renew = defineJob({
  kind: JOB,
  everyMs: HOURLY_MS,
  run: async ({ services, schoolId }) => {
    await endCardsOfLeavers(services, schoolId);
    await publishAll(services, schoolId);
  },
});
