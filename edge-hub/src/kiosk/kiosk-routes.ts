import type { FastifyInstance } from 'fastify';
import { blockRoutes } from './block-routes.ts';
import type { KioskContext } from './kiosk-access.ts';
import { peopleRoutes } from './people-routes.ts';
import { sessionRoutes } from './session-routes.ts';
import { statusRoutes } from './status-routes.ts';

/** The routes below `/kiosk/v1`, as `kiosk-api.ts` of the contract says. */
export const kioskRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  statusRoutes(app, context);
  sessionRoutes(app, context);
  peopleRoutes(app, context);
  blockRoutes(app, context);
};
