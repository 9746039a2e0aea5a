import type { KioskDesk, KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { type KioskContext, signedIn } from '../kiosk/kiosk-access.ts';
import { Digits, waitMsOf } from '../local-api/query.ts';
import { Desk } from './desk.ts';
import { insideRoutes } from './inside-routes.ts';

const DeskQuery = Type.Object(
  { since: Type.Optional(Digits), waitMs: Type.Optional(Digits) },
  { additionalProperties: false },
);

/** The desk of the gatehouse, who is inside, the muster. */
export const presenceRoutes = (
  app: FastifyInstance,
  context: KioskContext,
  doors: () => readonly KioskDoor[],
): void => {
  const { parts, site } = context;
  const desk = new Desk({ parts, doors, deny: () => site.deny });
  app.addHook('preClose', async () => desk.stop());
  app.get<{ Querystring: Static<typeof DeskQuery> }>(
    '/desk',
    { schema: { querystring: DeskQuery } },
    async (request): Promise<KioskDesk> => {
      // Asked for again and again by the page: not an act of a person, so the idle time goes on.
      signedIn(context, request);
      const { since, waitMs } = request.query;
      const picture = await desk.next(
        since === undefined ? undefined : Number(since),
        waitMsOf(waitMs),
      );
      // Whoever waited may have been signed out meanwhile.
      signedIn(context, request);
      return picture;
    },
  );
  insideRoutes(app, context, () => desk.changed());
};
