import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../../shared/api/client.ts';
import type { App } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';

type Core = Pick<App, 'core'>;

export const LONGEST_EMAIL = 254;
/** The server's own rule: one `@`, something on both sides, a dot after it. */
const WHOLE = /^[^\s@<>,;"]{1,64}@[^\s@<>,;"]+\.[^\s@<>,;".]{2,}$/;

/** Whether something typed could be an address; whether anybody reads it only a letter can show. */
export const isAddress = (typed: string): boolean =>
  typed.length <= LONGEST_EMAIL && WHOLE.test(typed);

/** One's own address, or `null`. Asked once a session: nobody else changes it while it lasts. */
export const ownEmailQuery = ({ core }: Core) =>
  queryOptions({
    queryKey: [KEYS.ownEmail],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async () => (await dataOf(core.client.GET('/api/v1/own-account/email'))).email,
  });

/** Enters another address; `null` takes it away. The server asks for a fresh proof. */
export const saveOwnEmail = async (
  { core, queries }: Pick<App, 'core' | 'queries'>,
  email: string | null,
): Promise<void> => {
  await dataOf(core.client.PUT('/api/v1/own-account/email', { body: { email } }));
  queries.setQueryData([KEYS.ownEmail], email);
};
