import { List, ReasonBody } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { accountSessionRoutes } from './account-session-routes.ts';
import { issueAccount, issuePassword, issuePin, unlockAccount } from './issue.ts';
import { lifeRoutes } from './life-routes.ts';
import { listAccounts } from './listing.ts';
import { loginsOf } from './logins.ts';
import {
  AccountParams,
  AccountQuery,
  AccountRow,
  IssueAccountBody,
  IssuedPinReply,
  IssuedReply,
  LoginRow,
  NewPasswordBody,
} from './schema.ts';
import { sessionRoutes } from './session-routes.ts';

const listRoutes = [
  route({
    method: 'GET',
    path: '/accounts',
    summary: 'Accounts of the school by login; a search looks at logins and names.',
    access: { permission: 'account.read' },
    schemas: { query: AccountQuery, reply: List(AccountRow) },
    handler: ({ read, query }) => read((r) => listAccounts(r, query)),
  }),
  route({
    method: 'GET',
    path: '/accounts/:accountId/logins',
    summary: 'The last logins of an account, good and bad, newest first.',
    access: { permission: 'account.read' },
    schemas: { params: AccountParams, reply: List(LoginRow) },
    handler: async ({ services, read, params }) => ({
      items: await loginsOf(services, read, params.accountId),
    }),
  }),
  route({
    method: 'POST',
    path: '/accounts',
    summary: 'A new account; its one-time password is shown here only.',
    access: { permission: 'account.issue', stepUp: true },
    schemas: { body: IssueAccountBody, reply: IssuedReply },
    handler: ({ services, change, scope, body }) =>
      issueAccount(services, change, scope.role, body),
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/unlock',
    summary: 'Unlocks an account.',
    access: { permission: 'account.unlock' },
    schemas: { params: AccountParams, body: ReasonBody },
    handler: ({ services, change, params, body }) =>
      unlockAccount(services, change, params.accountId, body.reason),
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/password',
    summary: 'A new one-time password, shown here only; all sessions of the account end.',
    access: { permission: 'account.password', stepUp: true },
    schemas: { params: AccountParams, body: NewPasswordBody, reply: IssuedReply },
    handler: ({ services, change, schoolId, scope, params, body }) =>
      issuePassword(
        services,
        { change, schoolId, actorRole: scope.role },
        { ...params, reason: body.reason, document: body.document ?? null },
      ),
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/pin',
    summary: 'A new PIN for the kiosk, shown here only.',
    access: { permission: 'account.pin' },
    schemas: { params: AccountParams, reply: IssuedPinReply },
    handler: ({ services, change, schoolId, scope, params }) =>
      issuePin(services, { change, schoolId, actorRole: scope.role }, params.accountId),
  }),
];

export const accountRoutes = [
  ...sessionRoutes,
  ...accountSessionRoutes,
  ...listRoutes,
  ...lifeRoutes,
];
