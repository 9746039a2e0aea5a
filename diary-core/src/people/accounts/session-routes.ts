import { SessionReply, SessionRequest } from '@furtka/core-contract/api';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { route } from '../../kernel/http/route.ts';
import {
  clearSessionCookie,
  sessionTokenOf,
  setSessionCookie,
} from '../../kernel/http/session-cookie.ts';
import type { Services } from '../../kernel/services.ts';
import { deviceTokenOf, setDeviceCookie } from './device-cookie.ts';
import { logIn } from './login.ts';
import { changePassword, logOut } from './own-session.ts';
import { ChangePasswordBody } from './schema.ts';
import { sessionReply } from './session-reply.ts';

interface LoginCall {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly address: string;
  readonly body: { readonly login: string; readonly password: string };
}

const signIn = async ({ services, request, reply, address, body }: LoginCall) => {
  const { publicUrl } = services.config;
  const { principal, sessionToken, deviceToken } = await logIn(services, {
    ...body,
    address,
    deviceToken: deviceTokenOf(request, publicUrl),
    oldToken: sessionTokenOf(request, publicUrl),
  });
  const answer = await sessionReply(services, principal);
  setSessionCookie(reply, publicUrl, sessionToken);
  setDeviceCookie(reply, publicUrl, deviceToken);
  reply.header('cache-control', 'no-store');
  return answer;
};

const ownPassword = route({
  method: 'PUT',
  path: '/session/password',
  summary: 'Another password of one’s own; each broken rule is named.',
  access: { allMemberships: 'an account belongs to no school', evenRestricted: true },
  schemas: { body: ChangePasswordBody },
  handler: ({ services, principal, body, address }) =>
    changePassword(services, principal, { ...body, address }),
});

export const sessionRoutes = [
  route({
    method: 'POST',
    path: '/session',
    summary: 'Signs in; the session is a cookie.',
    access: { public: 'who signs in has no session yet' },
    schemas: { body: SessionRequest, reply: SessionReply },
    handler: signIn,
  }),
  route({
    method: 'GET',
    path: '/session',
    summary: 'Who is signed in.',
    access: { allMemberships: 'shows every school of the account', evenRestricted: true },
    schemas: { reply: SessionReply },
    handler: ({ services, principal, reply }) => {
      reply.header('cache-control', 'no-store');
      return sessionReply(services, principal);
    },
  }),
  route({
    method: 'DELETE',
    path: '/session',
    summary: 'Signs out.',
    access: { allMemberships: 'a session spans all schools', evenRestricted: true },
    handler: async ({ services, principal, address, reply }) => {
      await logOut(services, principal, address);
      clearSessionCookie(reply, services.config.publicUrl);
    },
  }),
  ownPassword,
];
