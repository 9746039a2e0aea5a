import type { KioskSession } from '@furtka/hub-contract/kiosk-api';
import type { FastifyInstance, FastifyReply } from 'fastify';
import Type, { type Static } from 'typebox';
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

/** What the school decided that a screen of the gatehouse shows. */
const optionsFor = ({
  parts,
}: KioskContext): Pick<KioskSession, 'officePhone' | 'meetingEntries'> => {
  const { officePhone, meetingEntries } = parts.directory.options ?? {};
  return {
    ...(officePhone === undefined ? {} : { officePhone }),
    ...(meetingEntries === undefined ? {} : { meetingEntries }),
  };
};

const sessionOf = (context: KioskContext, { session, operator }: SignedIn): KioskSession => ({
  csrfToken: session.csrfToken,
  name: operator.name,
  role: operator.role,
  by: session.by,
  mayBlock: operator.mayBlock,
  mayKeepBooks: operator.mayKeepBooks,
  mayLockDown: operator.mayLockDown,
  idleEndsAtUtc: Math.round(
    context.parts.clocks.system.nowMs() + context.sessionsAtKiosk.idleLeftMs(session),
  ),
  ...optionsFor(context),
});

/** Signing in and out. */
export const sessionRoutes = (app: FastifyInstance, context: KioskContext): void => {
  const { sessionsAtKiosk, operatorCards, pins, parts } = context;
  const clearCookie = (reply: FastifyReply): FastifyReply =>
    reply.clearCookie(COOKIE, { path: '/kiosk/v1' });

  app.post<{ Body: Static<typeof PinBody> }>(
    '/session',
    { schema: { body: PinBody } },
    async (request, reply): Promise<KioskSession> => {
      refuseOtherOrigin(request);
      const { ip, body } = request;
      // A card at the gate's reader says whose PIN is looked at first. It keeps nobody else out: a card that somebody found, or the
      // colleague who walked in a moment ago, would close the gatehouse.
      const seen = operatorCards.operator();
      const others = parts.directory.operators.filter((one) => one !== seen);
      const operator = await pins.find(
        ip,
        body.pin,
        seen === undefined ? others : [seen, ...others],
      );
      const isByCard = operator === seen;
      if (isByCard) operatorCards.used();
      const before = sessionsAtKiosk.find(request.cookies[COOKIE]);
      if (before !== undefined) sessionsAtKiosk.close(before);
      const { token, session } = sessionsAtKiosk.open(
        operator.accountId,
        isByCard ? 'cardAndPin' : 'pin',
      );
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
  app.get('/session', async (request): Promise<KioskSession> => {
    // Asked by the page while somebody touches the screen, so it is an act of a person.
    const who = signedIn(context, request);
    sessionsAtKiosk.touch(who.session);
    return sessionOf(context, who);
  });
  app.delete('/session', async (request, reply) => {
    const { session } = writing(context, request);
    sessionsAtKiosk.close(session);
    return clearCookie(reply).code(204).send();
  });
};
