import type { FastifyRequest } from 'fastify';
import { AppError, messageOf } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { type GatehouseContext, gateDoor } from '../gatehouse/gatehouse-context.ts';
import { RateLimit } from '../rate-limit.ts';
import { isOfItsDoor } from '../site/doors.ts';
import { type KioskSessionEntry, KioskSessions } from './kiosk-sessions.ts';
import { OperatorCards } from './operator-cards.ts';
import { PinCheck, type PinTries } from './pin-check.ts';
import type { StoredTries } from './pin-lock-store.ts';

export const COOKIE = 'furtka_kiosk';
/** Searches of one kiosk, one per letter typed: a caretaker looks for a card, not for a list of the school. */
const SEARCHES = { count: 60, windowMs: 60_000 };

/** What the kiosk's routes work with. */
export interface KioskContext extends GatehouseContext {
  readonly sessionsAtKiosk: KioskSessions;
  readonly operatorCards: OperatorCards;
  readonly pins: PinCheck;
  readonly searches: RateLimit;
}

/** Tries with all their instants moved by so much: between the monotonic clock and the system's. */
const shifted = ({ kiosks, ofStrangers }: StoredTries, byMs: number): StoredTries => ({
  kiosks: Object.fromEntries(
    Object.entries(kiosks).map(([kiosk, { rightMs, ...tries }]) => [
      kiosk,
      {
        ...tries,
        lastMs: tries.lastMs + byMs,
        lockedUntilMs: tries.lockedUntilMs + byMs,
        ...(rightMs === undefined ? {} : { rightMs: rightMs + byMs }),
      },
    ]),
  ),
  ofStrangers: ofStrangers.map((at) => at + byMs),
});

/** Writes the tries of PINs by the system's clock. A disk that fails is no reason to let nobody in. */
const keepTries =
  ({ parts }: GatehouseContext) =>
  async ({ kiosks, ofStrangers }: PinTries): Promise<void> => {
    const { system, monotonicMs } = parts.clocks;
    const tries = { kiosks: Object.fromEntries(kiosks), ofStrangers: [...ofStrangers] };
    try {
      await parts.db.run('writePinTries', shifted(tries, system.nowMs() - monotonicMs()));
    } catch (error) {
      parts.log.error({ cause: messageOf(error) }, 'kiosk.pin_tries_not_stored');
    }
  };

/** Tries of before a restart. */
const triesBefore = async ({ parts }: GatehouseContext): Promise<PinTries> => {
  const { system, monotonicMs } = parts.clocks;
  const stored = await parts.db.run('readPinTries', null);
  const { kiosks, ofStrangers } = shifted(stored, monotonicMs() - system.nowMs());
  return { kiosks: new Map(Object.entries(kiosks)), ofStrangers };
};

/** @returns the context, with the tries of PINs of before a restart */
export const kioskContext = async (gatehouse: GatehouseContext): Promise<KioskContext> => {
  const { parts, site } = gatehouse;
  const nowMs = (): number => parts.clocks.monotonicMs();
  const pins = new PinCheck({ nowMs, log: parts.log, keep: keepTries(gatehouse) });
  pins.restore(await triesBefore(gatehouse));
  return {
    ...gatehouse,
    sessionsAtKiosk: new KioskSessions(nowMs),
    operatorCards: new OperatorCards({
      directory: parts.directory,
      isAtGate: (event) =>
        event.doorId === gateDoor(gatehouse)?.doorId && isOfItsDoor(gatehouse, event),
      isDenied: (cardId) => site.deny.entries.some((entry) => entry.cardId === cardId),
      schoolNowUtc: gatehouse.schoolNowUtc,
      monotonicMs: nowMs,
    }),
    pins,
    searches: new RateLimit(SEARCHES, nowMs),
  };
};

export interface SignedIn {
  readonly session: KioskSessionEntry;
  readonly operator: Operator;
}

/** Who asks. An operator whom the core took out of the directory is signed out with it. Errors: `kiosk.signed_out` */
export const signedIn = (context: KioskContext, request: FastifyRequest): SignedIn => {
  const session = context.sessionsAtKiosk.find(request.cookies[COOKIE]);
  if (session === undefined) throw new AppError('unauthenticated', 'kiosk.signed_out');
  const operator = context.parts.directory.operators.find(
    (one) => one.accountId === session.accountId,
  );
  if (operator !== undefined) return { session, operator };
  context.sessionsAtKiosk.close(session);
  throw new AppError('unauthenticated', 'kiosk.signed_out');
};

/** One more search or list of this kiosk. Errors: `kiosk.too_many_searches` with `waitMs` */
export const spendSearch = ({ searches, parts }: KioskContext, request: FastifyRequest): void => {
  const waitMs = searches.waitMs(request.ip);
  if (waitMs > 0) {
    parts.metrics.refused.inc({ code: 'kiosk.too_many_searches' });
    parts.log.warn('kiosk.too_many_searches');
    throw new AppError('too_many', 'kiosk.too_many_searches', { details: { waitMs } });
  }
  searches.note(request.ip);
};

/** A write: signed in, with the token that another site's page cannot know. Errors: `kiosk.csrf` */
export const writing = (context: KioskContext, request: FastifyRequest): SignedIn => {
  const who = signedIn(context, request);
  if (request.headers['x-csrf-token'] !== who.session.csrfToken)
    throw new AppError('forbidden', 'kiosk.csrf');
  return who;
};

/** Errors: `kiosk.may_not_block` */
export const mayBlock = ({ operator }: SignedIn): void => {
  if (!operator.mayBlock) throw new AppError('forbidden', 'kiosk.may_not_block');
};

/** Entries without a card, visits, letting in once. Errors: `kiosk.may_not_keep_books` */
export const mayKeepBooks = ({ operator }: SignedIn): void => {
  if (!operator.mayKeepBooks) throw new AppError('forbidden', 'kiosk.may_not_keep_books');
};

/** Modes of doors. Errors: `kiosk.may_not_lock_down` */
export const mayLockDown = ({ operator }: SignedIn): void => {
  if (!operator.mayLockDown) throw new AppError('forbidden', 'kiosk.may_not_lock_down');
};

/** Names are for those who write of somebody or block a card. Errors: `kiosk.may_not_find_people` */
export const mayFindPeople = ({ operator }: SignedIn): void => {
  if (!operator.mayBlock && !operator.mayKeepBooks)
    throw new AppError('forbidden', 'kiosk.may_not_find_people');
};

/** Signing in has no token yet, so another site's page is known by what the browser says of it. Errors: `kiosk.csrf` */
export const refuseOtherOrigin = (request: FastifyRequest): void => {
  const { origin, 'sec-fetch-site': site } = request.headers;
  const isOtherSite = typeof site === 'string' && site !== 'same-origin' && site !== 'none';
  const isOtherOrigin = origin !== undefined && origin !== `${request.protocol}://${request.host}`;
  if (isOtherSite || isOtherOrigin) throw new AppError('forbidden', 'kiosk.csrf');
};
