import { UUID_PATTERN } from '@furtka/core-contract/ids';
import {
  type BookReply,
  DayQuery,
  type GateEntry,
  GateEntryBody,
  type Visit,
  VisitBody,
} from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Type, { type Static } from 'typebox';
import {
  type KioskContext,
  mayKeepBooks,
  type SignedIn,
  signedIn,
  writing,
} from '../kiosk/kiosk-access.ts';
import { entriesOf, noteEntry, withdrawEntry } from './gate-book.ts';
import { endVisit, startVisit, visitsOf } from './visits.ts';

const Strict = { additionalProperties: false } as const;
const Nothing = Type.Object({}, Strict);
const EntryParams = Type.Object({ entryId: Type.String({ pattern: UUID_PATTERN }) }, Strict);
const VisitParams = Type.Object({ visitId: Type.String({ pattern: UUID_PATTERN }) }, Strict);

/** Somebody who may write in the books does it: the idle time begins again. */
export const keeping = (context: KioskContext, request: FastifyRequest): SignedIn => {
  const who = writing(context, request);
  mayKeepBooks(who);
  context.sessionsAtKiosk.touch(who.session);
  return who;
};

const gateRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.post<{ Body: GateEntryBody }>(
    '/gate-entries',
    { schema: { body: GateEntryBody } },
    async (request): Promise<BookReply> =>
      noteEntry(context, keeping(context, request).operator, request.body),
  );
  app.post<{ Params: Static<typeof EntryParams> }>(
    '/gate-entries/:entryId/withdraw',
    { schema: { params: EntryParams, body: Nothing } },
    async (request, reply) => {
      const { operator } = keeping(context, request);
      await withdrawEntry(context, operator, request.params.entryId);
      return reply.code(204).send();
    },
  );
  app.get<{ Querystring: Static<typeof DayQuery> }>(
    '/gate-entries',
    { schema: { querystring: DayQuery } },
    async (request): Promise<{ items: GateEntry[] }> => {
      mayKeepBooks(signedIn(context, request));
      return { items: await entriesOf(context, request.query.date) };
    },
  );
};

const visitRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.post<{ Body: VisitBody }>(
    '/visits',
    { schema: { body: VisitBody } },
    async (request): Promise<BookReply> =>
      startVisit(context, keeping(context, request).operator, request.body),
  );
  app.post<{ Params: Static<typeof VisitParams> }>(
    '/visits/:visitId/end',
    { schema: { params: VisitParams, body: Nothing } },
    async (request): Promise<BookReply> =>
      endVisit(context, keeping(context, request).operator, request.params.visitId),
  );
  app.get<{ Querystring: Static<typeof DayQuery> }>(
    '/visits',
    { schema: { querystring: DayQuery } },
    async (request): Promise<{ items: Visit[] }> => {
      mayKeepBooks(signedIn(context, request));
      return { items: await visitsOf(context, request.query.date) };
    },
  );
};

/** The books: people without a card, and visitors. */
export const bookRoutes = (app: FastifyInstance, context: KioskContext): void => {
  gateRoutes(app, context);
  visitRoutes(app, context);
};
