import type { Enrolled } from '@furtka/hub-contract/local-api';
import type { FastifyRequest } from 'fastify';
import { AppError } from '../app-error.ts';
import type { Operator } from '../directory/site-directory.ts';
import type { HubParts } from '../hub-parts.ts';
import { RateLimit } from '../rate-limit.ts';
import type { DoorSources } from '../site/doors.ts';
import { type KioskSessionEntry, KioskSessions } from './kiosk-sessions.ts';
import { PinCheck } from './pin-check.ts';

export const COOKIE = 'furtka_kiosk';
/** Searches of one kiosk, one per letter typed: a caretaker looks for a card, not for a list of the school. */
const SEARCHES = { count: 60, windowMs: 60_000 };

/** What the kiosk's routes work with. */
export interface KioskContext extends DoorSources {
  readonly parts: HubParts;
  readonly identity: Enrolled;
  readonly sessionsAtKiosk: KioskSessions;
  readonly pins: PinCheck;
  readonly searches: RateLimit;
}

export const kioskContext = (
  base: DoorSources & { readonly parts: HubParts; readonly identity: Enrolled },
): KioskContext => {
  const nowMs = (): number => base.parts.clocks.monotonicMs();
  return {
    ...base,
    sessionsAtKiosk: new KioskSessions(nowMs),
    pins: new PinCheck(nowMs, base.parts.log),
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
