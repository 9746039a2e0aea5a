import { route } from '../../kernel/http/route.ts';
import { changeChildPassword, childAccount } from './child-password.ts';
import { endAllSessions } from './end-sessions.ts';
import { acknowledgeNotice, changeEmail, ownEmail } from './own-account.ts';
import {
  AccountParams,
  ChildAccountView,
  ChildPasswordBody,
  EmailBody,
  EndAllBody,
  EndAllReply,
  NoticeBody,
  StateBody,
  StudentParams,
} from './schema.ts';
import { changeState } from './states.ts';

const officeRoutes = [
  route({
    method: 'PUT',
    path: '/accounts/:accountId/state',
    summary: 'Suspends, closes or opens again an account in this school; its history stays.',
    access: { permission: 'account.state' },
    schemas: { params: AccountParams, body: StateBody },
    handler: ({ change, actor, scope, params, body }) =>
      changeState(change, { accountId: actor.id, role: scope.role }, { ...params, ...body }),
  }),
  route({
    method: 'POST',
    path: '/sessions/end-all',
    summary: 'Signs everybody of the school out, as in an evacuation.',
    access: { permission: 'session.endAll' },
    schemas: { body: EndAllBody, reply: EndAllReply },
    handler: async ({ services, actor, change, schoolId, principal, body }) => {
      const own = principal.kind === 'account' ? { keptSessionId: principal.sessionId } : {};
      const common = { actor, change, schoolId, reason: body.reason };
      return {
        ended: await endAllSessions(services, { ...common, ...(body.keepOwn ? own : {}) }),
      };
    },
  }),
];

const childRoutes = [
  route({
    method: 'GET',
    path: '/children/:studentId/account',
    summary: 'The login of one’s child.',
    access: { permission: 'childAccount.password' },
    schemas: { params: StudentParams, reply: ChildAccountView },
    handler: async ({ read, scope, params }) => {
      const { login } = await read((r) => childAccount(r, scope, params.studentId));
      return { login };
    },
  }),
  route({
    method: 'PUT',
    path: '/children/:studentId/password',
    summary: 'Another password for the account of one’s child.',
    access: { permission: 'childAccount.password' },
    schemas: { params: StudentParams, body: ChildPasswordBody },
    handler: ({ services, change, scope, params, body }) =>
      changeChildPassword(services, change, scope, { ...params, ...body }),
  }),
];

const ownRoutes = [
  route({
    method: 'GET',
    path: '/own-account/email',
    summary: 'One’s own e-mail address.',
    access: { allMemberships: 'an account belongs to no school' },
    schemas: { reply: EmailBody },
    handler: async ({ services, principal }) => ({ email: await ownEmail(services, principal) }),
  }),
  route({
    method: 'PUT',
    path: '/own-account/email',
    summary: 'Enters one’s own e-mail address, or takes it away.',
    access: { allMemberships: 'an account belongs to no school' },
    schemas: { body: EmailBody },
    handler: ({ services, principal, body, address }) =>
      changeEmail(services, principal, { ...body, address }),
  }),
  route({
    method: 'POST',
    path: '/own-account/notice',
    summary: 'Acknowledges the notice that work in the diary is monitored.',
    access: { allMemberships: 'an account belongs to no school' },
    schemas: { body: NoticeBody },
    handler: async ({ services, principal, body, address }) => {
      await acknowledgeNotice(services, principal, { ...body, address });
    },
  }),
];

export const lifeRoutes = [...officeRoutes, ...childRoutes, ...ownRoutes];
