import { BATCH_MAX_EVENTS } from '@furtka/core-contract/sync';
import { Acknowledged, type LocalEvents, type LocalVerify } from '@furtka/hub-contract/local-api';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import type { Head } from '../eventlog/log-handle.ts';
import type { Page, Place } from '../eventlog/read.ts';
import type { HubParts } from '../hub-parts.ts';
import { Digits, waitMsOf } from './query.ts';

const EventsQuery = Type.Object(
  {
    logId: Type.Optional(Type.String({ maxLength: 36 })),
    position: Type.Optional(Digits),
    hash: Type.Optional(Type.String({ pattern: '^[0-9a-f]{64}$' })),
    waitMs: Type.Optional(Digits),
  },
  { additionalProperties: false },
);
type EventsQuery = Static<typeof EventsQuery>;

/** Rows looked at in one job of `verify`, so that commits of events come in between. */
const VERIFY_ROWS = 1000;

const placeOf = ({ logId, position, hash }: EventsQuery): Place | undefined => {
  if (logId === undefined && position === undefined && hash === undefined) return undefined;
  if (logId === undefined || position === undefined || hash === undefined)
    throw new AppError('invalid', 'hub.cursor_malformed');
  return { logId, position: Number(position), hash };
};

const readPage = async ({ db, log }: HubParts, place: Place | undefined): Promise<Page> => {
  const page = await db.run('page', { place, limit: BATCH_MAX_EVENTS });
  if (page !== undefined) return page;
  const { logId } = await db.run('figures', null);
  log.error({ logId }, 'log.cursor_unknown');
  throw new AppError('conflict', 'hub.cursor_unknown', { details: { logId } });
};

const verifyAll = async ({ db, log }: HubParts): Promise<LocalVerify> => {
  let after: Head | undefined;
  let rows = 0;
  let erasedByRule = 0;
  for (;;) {
    const step = await db.run('verify', { after, limit: VERIFY_ROWS });
    rows += step.rows;
    erasedByRule += step.erasedByRule;
    after = step.after;
    if (step.brokenAt !== undefined) {
      log.error({ position: step.brokenAt }, 'log.broken');
      return { rows, erasedByRule, brokenAt: step.brokenAt };
    }
    if (step.done) return { rows, erasedByRule };
  }
};

/** The event log as the bridge reads it: pages after a cursor, acknowledgements, verification. */
export const eventsRoutes = (app: FastifyInstance, parts: HubParts): void => {
  app.get<{ Querystring: EventsQuery }>(
    '/events',
    { schema: { querystring: EventsQuery } },
    async (request): Promise<LocalEvents> => {
      const place = placeOf(request.query);
      parts.coreLink.heard();
      const { count } = parts.eventWakeups;
      let page = await readPage(parts, place);
      if (page.rows.length === 0) {
        await parts.eventWakeups.wait(waitMsOf(request.query.waitMs), count);
        page = await readPage(parts, place);
      }
      const { gapBefore, ...rest } = page;
      return { ...rest, ...(gapBefore ? { gapBefore } : {}) } as unknown as LocalEvents;
    },
  );
  app.post<{ Body: Static<typeof Acknowledged> }>(
    '/acknowledged',
    { schema: { body: Acknowledged } },
    async (request, reply) => {
      const place = request.body.cursor;
      const nowUtc = parts.clocks.system.nowMs();
      if (!(await parts.db.run('acknowledge', { place, nowUtc })))
        throw new AppError('conflict', 'hub.cursor_unknown');
      return reply.code(204).send();
    },
  );
  app.get('/verify', async () => verifyAll(parts));
};
