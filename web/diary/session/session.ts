import { type QueryClient, queryOptions } from '@tanstack/react-query';
import { dataOf } from '../../shared/api/client.ts';
import { hasStatus } from '../../shared/api/failure.ts';
import type { Role, Session } from '../../shared/api/wire.ts';
import type { App } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';

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
    queryFn: async (): Promise<Session | null> => {
      try {
        return takeOver(app, await dataOf(app.core.client.GET('/api/v1/session')));
      } catch (error) {
        if (hasStatus(error, 401)) return null;
        throw error;
      }
    },
  });

/** Everything that was read belongs to the person who was there before. */
const forget = (queries: QueryClient, session: Session | null) => {
  queries.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== KEYS.session });
  queries.setQueryData([KEYS.session], session);
};

export const logIn = async (app: App, login: string, password: string): Promise<Session> => {
  const body = { login: login.trim(), password };
  const session = takeOver(app, await dataOf(app.core.client.POST('/api/v1/session', { body })));
  forget(app.queries, session);
  return session;
};

/** The session is over: by one's own wish, by the server's, or by time. */
export const leaveSession = (app: App): void => {
  app.core.sendToken(undefined);
  app.idle.end();
  forget(app.queries, null);
};

/** Ends the session at the server first; a session that is gone already is what was wanted. */
export const logOut = async (app: App): Promise<void> => {
  try {
    await dataOf(app.core.client.DELETE('/api/v1/session'));
  } catch (error) {
    if (!hasStatus(error, 401)) throw error;
  }
  leaveSession(app);
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
