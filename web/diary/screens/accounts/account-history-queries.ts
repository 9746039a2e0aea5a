import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
interface Where {
  readonly schoolId: string;
  readonly accountId: string;
}
export type AccountLogin = ReplyOf<'/api/v1/accounts/{accountId}/logins'>['items'][number];

const HISTORY_KEYS = {
  logins: 'account-logins',
  sessions: 'account-sessions',
  typing: 'account-typing',
} as const;

const callOf = ({ schoolId, accountId }: Where) => ({
  headers: inSchool(schoolId),
  params: { path: { accountId } },
});

/** The last logins, good and bad, newest first. */
export const loginsQuery = ({ client }: Core, where: Where) =>
  queryOptions({
    queryKey: [HISTORY_KEYS.logins, where.schoolId, where.accountId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/accounts/{accountId}/logins', callOf(where)))).items,
  });

/** Where the person is signed in now. */
export const sessionsOfQuery = ({ client }: Core, where: Where) =>
  queryOptions({
    queryKey: [HISTORY_KEYS.sessions, where.schoolId, where.accountId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/accounts/{accountId}/sessions', callOf(where)))).items,
  });

/** Logins that were typed unlike the others; never the times. */
export const typingNotesQuery = ({ client }: Core, where: Where) =>
  queryOptions({
    queryKey: [HISTORY_KEYS.typing, where.schoolId, where.accountId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/accounts/{accountId}/typing-notes', callOf(where)))).items,
  });

export const endSessionsOf = ({ client }: Core, where: Where, reason: string) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/sessions/end', {
      ...callOf(where),
      body: { reason },
    }),
  );

/** Another PIN for the kiosk; it comes back once. */
export const issuePin = ({ client }: Core, where: Where) =>
  dataOf(client.POST('/api/v1/accounts/{accountId}/pin', callOf(where)));
