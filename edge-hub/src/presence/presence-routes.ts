import type { KioskDesk, KioskDoor } from '@furtka/hub-contract/kiosk-desk';
import type { FastifyInstance } from 'fastify';
import Type, { type Static } from 'typebox';
import { type KioskContext, signedIn } from '../kiosk/kiosk-access.ts';
import type { KioskSessionEntry } from '../kiosk/kiosk-sessions.ts';
import { Digits, waitMsOf } from '../local-api/query.ts';
import { Desk } from './desk.ts';
import { insideRoutes } from './inside-routes.ts';

const DeskQuery = Type.Object(
  { since: Type.Optional(Digits), waitMs: Type.Optional(Digits) },
  { additionalProperties: false },
);

/** Polls of one session that may wait: its tabs, and one that its browser has not closed yet. */
const POLLS_WAITING_MAX = 6;

/** How long a poll of a session may wait: one too many is answered at once, so that no page holds sockets by the hundred. */
class PollTurns {
  readonly #waitingBySession = new WeakMap<KioskSessionEntry, number>();

  async take<Result>(
    session: KioskSessionEntry,
    waitMs: number,
    poll: (waitMs: number) => Promise<Result>,
  ): Promise<Result> {
    const waiting = this.#waitingBySession.get(session) ?? 0;
    if (waiting >= POLLS_WAITING_MAX) return poll(0);
    this.#waitingBySession.set(session, waiting + 1);
    try {
      return await poll(waitMs);
    } finally {
      this.#waitingBySession.set(session, (this.#waitingBySession.get(session) ?? 1) - 1);
    }
  }
}

/** The desk of the gatehouse, who is inside, the muster. */
export const presenceRoutes = (
  app: FastifyInstance,
  context: KioskContext,
  doors: () => readonly KioskDoor[],
): void => {
  const { parts, site } = context;
  const desk = new Desk({ parts, doors, deny: () => site.deny });
  const turns = new PollTurns();
  app.addHook('preClose', async () => desk.stop());
  app.get<{ Querystring: Static<typeof DeskQuery> }>(
    '/desk',
    { schema: { querystring: DeskQuery } },
    async (request): Promise<KioskDesk> => {
      // Asked for again and again by the page: not an act of a person, so the idle time goes on.
      const { session } = signedIn(context, request);
      const { since, waitMs } = request.query;
      const picture = await turns.take(session, waitMsOf(waitMs), (ms) =>
        desk.next(since === undefined ? undefined : Number(since), ms),
      );
      // Whoever waited may have been signed out meanwhile.
      signedIn(context, request);
      return picture;
    },
  );
  insideRoutes(app, context, () => desk.changed());
};
