import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { changeChildPassword, childAccount } from './child-password.ts';
import { endAllSessions } from './end-sessions.ts';
import { officeHolders } from './office-holder.ts';
import { acknowledgeNotice, changeEmail, ownEmail } from './own-account.ts';
import {
  AccountParams,
  AppointBody,
  AppointedReply,
  ChildAccountView,
  ChildPasswordBody,
  EmailBody,
  EndAllBody,
  EndAllReply,
  NoticeBody,
  OfficeHolderRow,
  StateBody,
  StudentParams,
} from './schema.ts';
import { appointSecretariat } from './secretariat.ts';
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

const secretariatRoutes = [
  route({
    method: 'GET',
    path: '/secretariat-appointment',
    summary: 'Whom the secretariat’s account is bound to.',
    access: { permission: 'account.read' },
    schemas: { reply: List(OfficeHolderRow) },
    handler: ({ read }) => read(async (r) => ({ items: await officeHolders(r) })),
  }),
  route({
    method: 'POST',
    path: '/secretariat-appointment',
    summary: 'Binds the secretariat’s account to another person; who held it loses the role.',
    access: { permission: 'account.issue', stepUp: true },
    schemas: { body: AppointBody, reply: AppointedReply },
    handler: ({ services, change, body }) => appointSecretariat(services, change, body),
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
    handler: ({ services, read, change, scope, params, body }) =>
      changeChildPassword({ services, read, change, scope }, { ...params, ...body }),
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
    // A lost password is replaced by a link that goes there.
    access: { allMemberships: 'an account belongs to no school', stepUp: true },
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

export const lifeRoutes = [...officeRoutes, ...secretariatRoutes, ...childRoutes, ...ownRoutes];
