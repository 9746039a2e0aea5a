import { STORABLE_PATTERN, UUID_PATTERN } from '@furtka/core-contract/ids';
import type {
  KioskBlock,
  KioskPerson,
  KioskSession,
  KioskStatus,
} from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
import { AppError } from '../app-error.ts';
import { searchPeople } from '../directory/people-search.ts';
import type { DenyEntry } from '../site/deny-store.ts';
import { doorReceipts, siteDoors } from '../site/doors.ts';
import {
  COOKIE,
  type KioskContext,
  refuseOtherOrigin,
  type SignedIn,
  signedIn,
  writing,
} from './kiosk-access.ts';

const Strict = { additionalProperties: false } as const;
const PinBody = Type.Object({ pin: Type.String({ pattern: '^[0-9]{6}$' }) }, Strict);
/** A reason that the core could not store would leave the block here for ever, known to nobody. */
const Reason = Type.String({ minLength: 1, maxLength: 200, pattern: '\\S' });
const Storable = Type.String({ pattern: STORABLE_PATTERN });
const BlockBody = Type.Object({ reason: Type.Intersect([Reason, Storable]) }, Strict);
const SearchQuery = Type.Object({ search: Type.String({ maxLength: 100 }) }, Strict);
const CardParams = Type.Object({ cardId: Type.String({ pattern: UUID_PATTERN }) }, Strict);
const BlockParams = Type.Object({ blockId: Type.String({ pattern: UUID_PATTERN }) }, Strict);

const statusOf = (context: KioskContext): KioskStatus => {
  const { parts, identity } = context;
  return {
    schoolName: parts.directory.schoolName || identity.siteName,
    schoolNowUtc: parts.clocks.school.nowMs(),
    zone: identity.zone,
    core: parts.coreLink.view(),
    revoked: parts.revoked.value,
    directoryMissing: parts.directory.index === undefined,
    cardSeen: false,
    lockedForMs: 0,
    doors: siteDoors(context) as unknown as KioskStatus['doors'],
  };
};

const sessionOf = (context: KioskContext, { session, operator }: SignedIn): KioskSession => ({
  csrfToken: session.csrfToken,
  name: operator.name,
  role: operator.role,
  by: 'pin',
  mayBlock: operator.mayBlock,
  mayKeepBooks: operator.mayKeepBooks,
  mayLockDown: operator.mayLockDown,
  idleEndsAtUtc: Math.round(
    context.parts.clocks.system.nowMs() + context.sessionsAtKiosk.idleLeftMs(session),
  ),
});

const blockOf = (context: KioskContext, entry: DenyEntry): KioskBlock =>
  ({ blockId: entry.blockId, receipts: doorReceipts(context, entry) }) as unknown as KioskBlock;

const mayBlock = ({ operator }: SignedIn): void => {
  if (!operator.mayBlock) throw new AppError('forbidden', 'kiosk.may_not_block');
};

const search = (context: KioskContext, kiosk: string, text: string): readonly KioskPerson[] => {
  const { directory } = context.parts;
  const waitMs = context.searches.waitMs(kiosk);
  if (waitMs > 0)
    throw new AppError('too_many', 'kiosk.too_many_searches', { details: { waitMs } });
  context.searches.note(kiosk);
  if (directory.index === undefined) throw new AppError('unavailable', 'kiosk.directory_missing');
  const people = searchPeople(directory.index, text);
  if (people === undefined) throw new AppError('invalid', 'kiosk.search_too_short');
  const denied = new Set<string>(context.site.deny.entries.map((entry) => entry.cardId));
  return people.map((person) => ({
    personId: person.personId,
    name: `${person.firstName} ${person.lastName}`,
    kind: person.kind,
    hasPhoto: person.photo !== undefined,
    isInside: false,
    forgottenThisMonth: 0,
    ...(person.className === undefined ? {} : { className: person.className }),
    cards: person.cards.map(({ cardId, state }) => ({
      cardId,
      // What was blocked here a moment ago is not yet in the directory.
      state: denied.has(cardId) ? 'blocked' : state,
    })),
  }));
};

const sessionRoutes = (app: FastifyInstance, context: KioskContext): void => {
  const { sessionsAtKiosk, pins, parts } = context;
  const clearCookie = (reply: FastifyReply): FastifyReply =>
    reply.clearCookie(COOKIE, { path: '/kiosk/v1' });

  app.post<{ Body: Static<typeof PinBody> }>(
    '/session',
    { schema: { body: PinBody } },
    async (request, reply): Promise<KioskSession> => {
      refuseOtherOrigin(request);
      const operator = await pins.find(request.ip, request.body.pin, parts.directory.operators);
      const before = sessionsAtKiosk.find(request.cookies[COOKIE]);
      if (before !== undefined) sessionsAtKiosk.close(before);
      const { token, session } = sessionsAtKiosk.open(operator.accountId);
      reply.setCookie(COOKIE, token, {
        path: '/kiosk/v1',
        httpOnly: true,
        sameSite: 'strict',
        secure: request.protocol === 'https',
      });
      parts.log.info({ accountId: operator.accountId }, 'kiosk.signed_in');
      return sessionOf(context, { session, operator });
    },
  );
  app.get(
    '/session',
    async (request): Promise<KioskSession> => sessionOf(context, signedIn(context, request)),
  );
  app.delete('/session', async (request, reply) => {
    const { session } = writing(context, request);
    sessionsAtKiosk.close(session);
    return clearCookie(reply).code(204).send();
  });
};

const blockRoutes = (app: FastifyInstance, context: KioskContext): void => {
  const { parts, site, sessionsAtKiosk } = context;
  app.post<{ Body: Static<typeof BlockBody>; Params: Static<typeof CardParams> }>(
    '/cards/:cardId/block',
    { schema: { body: BlockBody, params: CardParams } },
    async (request): Promise<KioskBlock> => {
      const who = writing(context, request);
      mayBlock(who);
      sessionsAtKiosk.touch(who.session);
      const { cardId } = request.params;
      if (parts.directory.index?.byCardId.has(cardId) !== true)
        throw new AppError('not_found', 'card.not_found');
      const { accountId: actorId } = who.operator;
      const entry = await site.blockAtKiosk({ cardId, actorId, reason: request.body.reason });
      parts.metrics.kioskBlocks.inc();
      parts.eventWakeups.wake();
      parts.log.info({ blockId: entry.blockId, accountId: actorId }, 'kiosk.card_blocked');
      return blockOf(context, entry);
    },
  );
  app.get<{ Params: Static<typeof BlockParams> }>(
    '/blocks/:blockId',
    { schema: { params: BlockParams } },
    async (request): Promise<KioskBlock> => {
      // Asked for again and again by the page: not an act of a person, so the idle time goes on.
      mayBlock(signedIn(context, request));
      const { blockId } = request.params;
      const entry = await parts.db.run('findBlock', { blockId });
      if (entry === undefined) throw new AppError('not_found', 'block.not_found');
      return blockOf(context, entry);
    },
  );
};

/** The routes below `/kiosk/v1`, as `kiosk-api.ts` of the contract says. */
export const kioskRoutes = (app: FastifyInstance, context: KioskContext): void => {
  app.addHook('onSend', async (_request, reply) => {
    reply.header('cache-control', 'no-store');
  });
  app.get('/status', async (): Promise<KioskStatus> => statusOf(context));
  sessionRoutes(app, context);
  app.get<{ Querystring: Static<typeof SearchQuery> }>(
    '/people',
    { schema: { querystring: SearchQuery } },
    async (request) => {
      const who = signedIn(context, request);
      mayBlock(who);
      context.sessionsAtKiosk.touch(who.session);
      return { items: search(context, request.ip, request.query.search) };
    },
  );
  blockRoutes(app, context);
};
