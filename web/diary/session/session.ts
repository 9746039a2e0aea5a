import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../../shared/api/client.ts';
import { ApiFailure, hasCode, hasStatus } from '../../shared/api/failure.ts';
import type { Role, Session } from '../../shared/api/wire.ts';
import type { App } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';
import { askPasskey, type ShownStep } from './passkey.ts';

type Parts = Pick<App, 'core' | 'schoolClock' | 'idle'>;

/** Takes over what a session tells: the token, the school's time and how long it lasts. */
const takeOver = ({ core, schoolClock, idle }: Parts, session: Session): Session => {
  core.sendToken(session.csrfToken);
  if (session.schoolNowUtc !== undefined) schoolClock.set(session.schoolNowUtc);
  idle.begin(session.idleEndsAtUtc);
  return session;
};

/** The session of this browser, or `null` for nobody. */
export const sessionQuery = (app: Parts) =>
  queryOptions({
    queryKey: [KEYS.session],
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
    queryFn: async ({ client }): Promise<Session | null> => {
      try {
        const session = takeOver(app, await dataOf(app.core.client.GET('/api/v1/session')));
        client.setQueryData([KEYS.locked], false);
        return session;
      } catch (error) {
        const isLocked = hasCode(error, 'session.locked');
        client.setQueryData([KEYS.locked], isLocked);
        if (isLocked) app.core.sendToken(undefined);
        if (isLocked || hasStatus(error, 401)) return null;
        throw error;
      }
    },
  });

/** Everything that was read belongs to the person who was there before. */
const forget = (queries: QueryClient, session: Session | null) => {
  queries.removeQueries({
    predicate: ({ queryKey }) => queryKey[0] !== KEYS.session && queryKey[0] !== KEYS.locked,
  });
  queries.setQueryData([KEYS.session], session);
};

/** What an answer to a login opened. */
const enter = async (app: App, answer: Promise<Session>): Promise<Session> => {
  const session = takeOver(app, await answer);
  forget(app.queries, session);
  app.queries.setQueryData([KEYS.locked], false);
  return session;
};

export interface Credentials {
  readonly login: string;
  readonly password: string;
  readonly ownDevice: boolean;
}

/** Errors: `accounts.second_step` when the password is right and a second factor is asked for too. */
export const logIn = (app: App, { login, password, ownDevice }: Credentials): Promise<Session> => {
  const body = { login: login.trim(), password, ownDevice };
  return enter(app, dataOf(app.core.client.POST('/api/v1/session', { body })));
};

export const secondStep = (app: App, body: ShownStep): Promise<Session> =>
  enter(app, dataOf(app.core.client.POST('/api/v1/session/second-step', { body })));

/** The first login by the code of a slip, with an own password. */
export const firstLogin = (
  app: App,
  body: { readonly code: string; readonly password: string; readonly ownDevice: boolean },
): Promise<Session> => enter(app, dataOf(app.core.client.POST('/api/v1/first-login', { body })));

/** Signs in with what an issuer sent back. Errors: `accounts.second_step` when a second factor is asked for too. */
export const elsewhereLogin = (
  app: App,
  body: {
    readonly state: string;
    readonly code?: string;
    readonly error?: string;
    readonly iss?: string;
  },
): Promise<Session> =>
  enter(app, dataOf(app.core.client.POST('/api/v1/session/elsewhere/finish', { body })));

/** Signs in with a passkey alone: the device has checked the person. */
export const passkeyLogin = async (app: App, ownDevice: boolean): Promise<Session> => {
  const question = await dataOf(app.core.client.POST('/api/v1/session/passkey/options'));
  const body = { answer: await askPasskey(question), ownDevice };
  return enter(app, dataOf(app.core.client.POST('/api/v1/session/passkey', { body })));
};

/** Tells how the login was typed, when the person agreed to it; whatever comes of it, the session stands. */
export const tellRhythm = async ({ core }: App, times: readonly number[]): Promise<void> => {
  try {
    const { offered, agreed } = await dataOf(core.client.GET('/api/v1/typing'));
    if (!offered || !agreed) return;
    await dataOf(core.client.POST('/api/v1/typing/samples', { body: { times: [...times] } }));
  } catch (error) {
    // A session that must first change its password or set up a factor learns nothing; nor does one whose link broke.
    if (!(error instanceof ApiFailure)) throw error;
  }
};

/** Opens the locked session of this device again. */
export const unlock = (app: App, password: string): Promise<Session> =>
  enter(app, dataOf(app.core.client.POST('/api/v1/session/unlock', { body: { password } })));

/** Somebody else takes the device: its locked session ends. */
export const leaveLocked = async (app: App): Promise<void> => {
  await dataOf(app.core.client.DELETE('/api/v1/session/locked'));
  app.queries.setQueryData([KEYS.locked], false);
};

/**
 * The session is over: by one's own wish, by the server's, or by time. Whoever wished it is not led back to where they were; all
 * others are told and come back.
 */
export const leaveSession = (app: App, isWished = false): void => {
  app.core.sendToken(undefined);
  app.idle.end();
  forget(app.queries, null);
  app.queries.setQueryData([KEYS.left], isWished);
};

/** Ends the session at the server first; a session that is gone already is what was wanted. */
export const logOut = async (app: App): Promise<void> => {
  try {
    await dataOf(app.core.client.DELETE('/api/v1/session'));
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
  }
  leaveSession(app, true);
};

/** A new own password; the session goes on and is read anew. */
export const changePassword = async (app: App, current: string, next: string): Promise<void> => {
  const body = { current, next };
  await dataOf(app.core.client.PUT('/api/v1/session/password', { body }));
  await app.queries.fetchQuery({ ...sessionQuery(app), staleTime: 0 });
};

export const rolesOf = (session: Session): readonly Role[] => [
  ...new Set(session.memberships.map(({ role }) => role)),
];

/** Keys of the rights that were given to the person besides the roles. */
export const rightsOf = (session: Session): readonly string[] => [
  ...new Set(session.memberships.flatMap(({ rights = [] }) => rights)),
];
