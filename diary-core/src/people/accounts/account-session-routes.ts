import { List, ReasonBody } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { requireAccount } from './accounts.ts';
import { endSessionsOf, sessionsOf } from './own-sessions.ts';
import { AccountParams, SessionRow } from './schema.ts';

/** Who is signed in to the accounts of a school. */
export const accountSessionRoutes = [
  route({
    method: 'GET',
    path: '/accounts/:accountId/sessions',
    summary: 'Sessions of an account that are not over.',
    access: { permission: 'account.sessions' },
    schemas: { params: AccountParams, reply: List(SessionRow) },
    handler: async ({ services, read, params }) => {
      await read((r) => requireAccount(r, params.accountId));
      return { items: await sessionsOf(services, params.accountId) };
    },
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/sessions/end',
    summary: 'Ends all sessions of an account.',
    access: { permission: 'account.sessions' },
    schemas: { params: AccountParams, body: ReasonBody },
    handler: ({ services, read, actor, params, body }) =>
      endSessionsOf(services, { read, actor, accountId: params.accountId, reason: body.reason }),
  }),
];
