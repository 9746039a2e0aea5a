import { SessionReply } from '@furtka/core-contract/api';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { answerLogin, browserOf } from '../accounts/api.ts';
import { enterByCode, lookAtCode } from './enter.ts';
import { chooseNotices, disownChild, ownNotices } from './own.ts';
import { CodeBody, CodeReply, EnterBody, NoticesBody, StudentParams } from './schema.ts';

const BEFORE = { public: 'who signs in has no session yet' } as const;
const OWN = { allMemberships: 'an account belongs to no school' } as const;

export const firstLoginRoutes = [
  route({
    method: 'POST',
    path: '/first-login/code',
    summary: 'Whose school the code of a slip is of.',
    access: BEFORE,
    schemas: { body: CodeBody, reply: CodeReply },
    handler: ({ services, body, address, reply }) => {
      reply.header('cache-control', 'no-store');
      return lookAtCode(services, { ...body, address });
    },
  }),
  route({
    method: 'POST',
    path: '/first-login',
    summary: 'The first login by the code of a slip, with an own password.',
    access: BEFORE,
    schemas: { body: EnterBody, reply: SessionReply },
    handler: async (call) => {
      const { code, password, ownDevice } = call.body;
      const browser = browserOf(call, ownDevice);
      return answerLogin(call, await enterByCode(call.services, { code, password, browser }));
    },
  }),
  route({
    method: 'GET',
    path: '/own-account/notices',
    summary: 'What one wants to be told of.',
    access: OWN,
    schemas: { reply: NoticesBody },
    handler: ({ services, principal }) => ownNotices(services, principal),
  }),
  route({
    method: 'PUT',
    path: '/own-account/notices',
    summary: 'What one wants to be told of.',
    access: OWN,
    schemas: { body: NoticesBody },
    handler: ({ services, principal, body, address }) =>
      chooseNotices(services, principal, { ...body, address }),
  }),
  route({
    method: 'POST',
    path: '/children/:studentId/not-mine',
    summary:
      'Says that this is not one’s child: the account is closed in the school, which is told.',
    access: { permission: 'child.read' },
    schemas: { params: StudentParams },
    handler: ({ services, change, scope, params, principal }) =>
      change(
        { action: 'account.disowned', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          if (principal.kind !== 'account') throw new AppError('forbidden', 'kernel.forbidden');
          await disownChild(tx, scope, { ...params, principal, clocks: services.clocks });
        },
      ),
  }),
];
