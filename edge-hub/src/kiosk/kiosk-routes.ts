import type { FastifyInstance } from 'fastify';
import { peopleRoutes } from '../directory/people-routes.ts';
import { bookRoutes } from '../gatehouse/book-routes.ts';
import { doorRoutes } from '../gatehouse/door-routes.ts';
import { kioskDoors } from '../gatehouse/doors-view.ts';
import { presenceRoutes } from '../presence/presence-routes.ts';
import { blockRoutes } from './block-routes.ts';
import type { KioskContext } from './kiosk-access.ts';
import { sessionRoutes } from './session-routes.ts';
import { statusRoutes } from './status-routes.ts';

/** The routes below `/kiosk/v1`, as `kiosk-api.ts` of the contract says. */
export const kioskRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
  statusRoutes(app, context);
  sessionRoutes(app, context);
  peopleRoutes(app, context);
  blockRoutes(app, context);
  bookRoutes(app, context);
  doorRoutes(app, context);
  presenceRoutes(app, context, () => kioskDoors(context));
};
