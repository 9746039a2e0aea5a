import { List, SessionReply, SessionRequest } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { clearSessionCookie, sessionTokenOf } from '../../kernel/http/session-cookie.ts';
import { logIn } from './login.ts';
import { changePassword, logOut } from './own-session.ts';
import { endOtherSessions, endOwnSession, sessionsOf } from './own-sessions.ts';
import { ChangePasswordBody, SessionParams, SessionRow, UnlockBody } from './schema.ts';
import { answerOutcome, browserOf, type Call } from './session-answer.ts';
import { sessionReply } from './session-reply.ts';
import { leaveLocked, unlockSession } from './unlock-session.ts';

const signIn = async (
  call: Call & {
    readonly body: {
      readonly login: string;
      readonly password: string;
      readonly ownDevice?: boolean;
    };
  },
) => {
  const { services, body } = call;
  const { login, password, ownDevice } = body;
  const outcome = await logIn(services, { ...browserOf(call, ownDevice), login, password });
  return answerOutcome(call, outcome);
};

/** Works before an own password or a second factor is there, but not in a locked session. */
const BEFORE_REST = ['accounts.must_change_password', 'accounts.must_enrol'] as const;

const ownPassword = route({
  method: 'PUT',
  path: '/session/password',
  summary: 'Another password of one’s own; each broken rule is named.',
  access: { allMemberships: 'an account belongs to no school', evenRestricted: BEFORE_REST },
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
    access: { allMemberships: 'shows every school of the account', evenRestricted: BEFORE_REST },
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
  route({
    method: 'POST',
    path: '/session/unlock',
    summary: 'Opens the locked session of one’s own device again, or asks for the second step.',
    access: { public: 'a locked session has no rights; the password is shown here' },
    schemas: { body: UnlockBody, reply: SessionReply },
    handler: async (call) => {
      const { services, body } = call;
      return answerOutcome(call, await unlockSession(services, body.password, browserOf(call)));
    },
  }),
  route({
    method: 'DELETE',
    path: '/session/locked',
    summary: 'Ends the locked session of this device.',
    access: { public: 'a locked session has no rights' },
    handler: async ({ services, request, reply, address }) => {
      await leaveLocked(services, sessionTokenOf(request, services.config.publicUrl), address);
      clearSessionCookie(reply, services.config.publicUrl);
    },
  }),
  route({
    method: 'GET',
    path: '/sessions',
    summary: 'One’s own sessions: device, last use, which one this is.',
    access: { allMemberships: 'sessions span all schools' },
    schemas: { reply: List(SessionRow) },
    handler: async ({ services, principal }) => ({
      items: await sessionsOf(services, principal.accountId, principal.sessionId),
    }),
  }),
  route({
    method: 'DELETE',
    path: '/sessions/:sessionId',
    summary: 'Ends one session of one’s own.',
    access: { allMemberships: 'sessions span all schools' },
    schemas: { params: SessionParams },
    handler: ({ services, principal, params, address }) =>
      endOwnSession(services, principal, params.sessionId, address),
  }),
  route({
    method: 'DELETE',
    path: '/sessions',
    summary: 'Ends every session of one’s own but this one.',
    access: { allMemberships: 'sessions span all schools' },
    handler: ({ services, principal, address }) => endOtherSessions(services, principal, address),
  }),
];
