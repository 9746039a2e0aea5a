import type { FastifyRequest } from 'fastify';
import { AppError, messageOf } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import { type GatehouseContext, gateDoor } from '../gatehouse/gatehouse-context.ts';
import { RateLimit } from '../rate-limit.ts';
import { type KioskSessionEntry, KioskSessions } from './kiosk-sessions.ts';
import { OperatorCards } from './operator-cards.ts';
import { PinCheck } from './pin-check.ts';

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

/** Writes the locks that are in force, by the system's clock: a restart of the hub must not be a way past them. */
const keepLocks =
  ({ parts }: GatehouseContext) =>
  (locked: ReadonlyMap<string, number>): void => {
    const nowUtc = parts.clocks.system.nowMs();
    const until = Object.fromEntries(
      [...locked].map(([kiosk, leftMs]) => [kiosk, nowUtc + leftMs]),
    );
    parts.db
      .run('writePinLocks', until)
      .catch((error: unknown) =>
        parts.log.error({ cause: messageOf(error) }, 'kiosk.pin_lock_not_stored'),
      );
  };

/** @returns the context, with the locks of before a restart in force */
export const kioskContext = async (gatehouse: GatehouseContext): Promise<KioskContext> => {
  const { parts, site } = gatehouse;
  const nowMs = (): number => parts.clocks.monotonicMs();
  const pins = new PinCheck({ nowMs, log: parts.log, onLocked: keepLocks(gatehouse) });
  const nowUtc = parts.clocks.system.nowMs();
  const lockedUntil = Object.entries(await parts.db.run('readPinLocks', null));
  pins.restore(new Map(lockedUntil.map(([kiosk, untilUtc]) => [kiosk, untilUtc - nowUtc])));
  return {
    ...gatehouse,
    sessionsAtKiosk: new KioskSessions(nowMs),
    operatorCards: new OperatorCards({
      directory: parts.directory,
      gateDoorId: () => gateDoor(gatehouse)?.doorId,
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
