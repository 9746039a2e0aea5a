import type { SessionAuthenticator } from '../access/principal.ts';
import { AppError } from '../domain/app-error.ts';
import { openEventStream } from '../http/event-stream.ts';
import { type Route, route } from '../http/route.ts';
import { sessionTokenOf } from '../http/session-cookie.ts';
import { parsePositions } from './last-event-id.ts';
import type { LiveHub } from './live-hub.ts';
import { LiveStream } from './live-stream.ts';

const HEARTBEAT_MS = 15_000;

/** `GET /api/v1/live`: one stream of server-sent events per browser, over all its schools. */
export const liveRoute = (hub: LiveHub, session: SessionAuthenticator): Route =>
  route({
    method: 'GET',
    path: '/live',
    // A browser opens the stream anew after each break, with nobody at it.
    access: {
      allMemberships: 'one stream tells of every school of the account',
      isNoActivity: true,
    },
    summary: 'Server-sent events: passage, card, heartbeat',
    handler: async ({ principal, request, reply, services }) => {
      const token = sessionTokenOf(request, services.config.publicUrl);
      if (token === undefined) throw new AppError('unauthenticated', 'kernel.unauthenticated');
      const lastEventId = request.headers['last-event-id'];
      const since = parsePositions(typeof lastEventId === 'string' ? lastEventId : undefined);
      let stream: LiveStream | undefined;
      const out = openEventStream(reply, {
        heartbeatMs: HEARTBEAT_MS,
        // With the place: who sees two events a day must not have half a day read again after each break.
        heartbeat: () => ({ event: 'heartbeat', data: {}, ...stream?.place }),
      });
      out.send({ event: 'heartbeat', data: {} });
      stream = new LiveStream({ token, principal, out, services, session });
      await hub.join(stream, since);
      return undefined;
    },
  });
