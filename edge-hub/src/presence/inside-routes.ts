import { randomUUID } from 'node:crypto';
import { UUID_PATTERN } from '@furtka/core-contract/ids';
import type { Inside, InsidePerson } from '@furtka/hub-contract/kiosk-desk';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import { type KioskContext, signedIn, spendSearch, writing } from '../kiosk/kiosk-access.ts';
import { listInside } from './inside-list.ts';
import { silentDoors } from './silent-doors.ts';

const Strict = { additionalProperties: false } as const;
const SafeParams = Type.Object({ personId: Type.String({ pattern: UUID_PATTERN }) }, Strict);
const SafeBody = Type.Object({ safe: Type.Boolean() }, Strict);

const insideNow = async (context: KioskContext): Promise<Inside> => {
  const { parts, identity } = context;
  // All asked at once: a slow disk is waited for once.
  const [view, visits, ticks, silent] = await Promise.all([
    parts.presence.view(),
    parts.db.run('openVisits', null),
    parts.db.run('ticks', { nowUtc: parts.clocks.school.nowMs() }),
    silentDoors(context),
  ]);
  return {
    schoolName: parts.directory.schoolName || identity.siteName,
    atUtc: view.nowUtc,
    ...listInside({ view, index: parts.directory.index, visits, safe: new Set(ticks) }),
    silentDoors: silent,
    coreConnected: parts.coreLink.view().connected,
  };
};

/** Without a name and without an id that says the same of somebody twice. */
const unnamed = (person: InsidePerson): InsidePerson => ({
  ...person,
  personId: randomUUID() as InsidePerson['personId'],
  name: '',
});

/**
 * The list for somebody who cannot sign in because the directory, and with it every PIN, is gone: how many people, where nobody's name
 * is known. In a fire a number is better than a locked screen.
 */
const withoutNames = (inside: Inside): Inside => ({
  ...inside,
  classes: inside.classes.map((one) => ({ ...one, people: one.people.map(unnamed) })),
  staff: inside.staff.map(unnamed),
  guests: inside.guests.map(unnamed),
});

/**
 * Who is inside, and the ticks of a muster. Needs neither core nor internet.
 *
 * @param changed  called when somebody was ticked: other kiosks look again
 */
export const insideRoutes = (
  app: FastifyInstance,
  context: KioskContext,
  changed: () => void,
): void => {
  const { parts, sessionsAtKiosk } = context;
  app.get('/inside', async (request): Promise<Inside> => {
    if (parts.directory.index === undefined) {
      // Whoever asks without signing in asks no more often than a search: each list reads the disk.
      spendSearch(context, request);
      return withoutNames(await insideNow(context));
    }
    signedIn(context, request);
    return insideNow(context);
  });

  const isKnown = async (personId: string): Promise<boolean> => {
    if (parts.directory.index?.byPersonId.has(personId) === true) return true;
    const [view, visits] = await Promise.all([
      parts.presence.view(),
      parts.db.run('openVisits', null),
    ]);
    return view.people.has(personId) || visits.some(({ visitId }) => visitId === personId);
  };
  app.put<{ Params: Static<typeof SafeParams>; Body: Static<typeof SafeBody> }>(
    '/inside/:personId/safe',
    { schema: { params: SafeParams, body: SafeBody } },
    async (request, reply) => {
      const { operator, session } = writing(context, request);
      sessionsAtKiosk.touch(session);
      const { personId } = request.params;
      if (!(await isKnown(personId))) throw new AppError('not_found', 'kiosk.person_unknown');
      await parts.db.run('setTick', {
        personId,
        safe: request.body.safe,
        accountId: operator.accountId,
        atUtc: parts.clocks.school.nowMs(),
      });
      changed();
      return reply.code(204).send();
    },
  );
};
