import { UUID_PATTERN } from '@furtka/core-contract/ids';
import { type BookReply, FreeBody, LetInBody } from '@furtka/hub-contract/kiosk-api';
import type { KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { type KioskContext, mayLockDown, signedIn, writing } from '../kiosk/kiosk-access.ts';
import { answerAlarms } from './answer-alarms.ts';
import { keeping } from './book-routes.ts';
import { freeDoor, setSiteMode } from './door-modes.ts';
import { kioskDoors } from './doors-view.ts';
import { letIn } from './let-in.ts';

const Strict = { additionalProperties: false } as const;
const DoorParams = Type.Object({ doorId: Type.String({ pattern: UUID_PATTERN }) }, Strict);
const ModeBody = Type.Object(
  { mode: Type.Union([Type.Literal('normal'), Type.Literal('lockdown'), Type.Literal('drill')]) },
  Strict,
);

/** Doors: how they are, opened once with a cause, and their modes. */
export const doorRoutes = (app: FastifyInstance, context: KioskContext): void => {
  const locking = (request: Parameters<typeof writing>[1]) => {
    const who = writing(context, request);
    mayLockDown(who);
    context.sessionsAtKiosk.touch(who.session);
    return who.operator;
  };
  const doors = (): { items: KioskDoor[] } => ({ items: kioskDoors(context) });

  app.get('/doors', async (request): Promise<{ items: KioskDoor[] }> => {
    signedIn(context, request);
    return doors();
  });
  app.post<{ Params: Static<typeof DoorParams>; Body: LetInBody }>(
    '/doors/:doorId/let-in',
    { schema: { params: DoorParams, body: LetInBody } },
    async (request): Promise<BookReply> => {
      const { operator } = keeping(context, request);
      return letIn(context, operator, request.params.doorId, request.body);
    },
  );
  app.post<{ Params: Static<typeof DoorParams> }>(
    '/doors/:doorId/answer-alarms',
    { schema: { params: DoorParams } },
    async (request): Promise<{ items: KioskDoor[] }> => {
      const who = writing(context, request);
      context.sessionsAtKiosk.touch(who.session);
      await answerAlarms(context, who.operator, request.params.doorId);
      return doors();
    },
  );
  app.post<{ Body: Static<typeof ModeBody> }>(
    '/mode',
    { schema: { body: ModeBody } },
    async (request): Promise<{ items: KioskDoor[] }> => {
      await setSiteMode(context, locking(request), request.body.mode);
      return doors();
    },
  );
  app.post<{ Params: Static<typeof DoorParams>; Body: FreeBody }>(
    '/doors/:doorId/free',
    { schema: { params: DoorParams, body: FreeBody } },
    async (request): Promise<{ items: KioskDoor[] }> => {
      const operator = locking(request);
      await freeDoor(context, operator, request.params.doorId, request.body);
      return doors();
    },
  );
};
