import type { FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../../kernel/domain/app-error.ts';
import { sessionTokenOf, setSessionCookie } from '../../kernel/http/session-cookie.ts';
import type { Services } from '../../kernel/services.ts';
import { clearStepCookie, deviceTokenOf, setDeviceCookie, setStepCookie } from './device-cookie.ts';
import { deviceLabel } from './device-label.ts';
import type { LoginOutcome } from './let-in.ts';
import type { Browser, LoggedIn } from './open-session.ts';
import { OWN_DEVICE_MS } from './session-life.ts';
import { sessionReply } from './session-reply.ts';

export interface Call {
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly address: string;
}

/** What a request tells of the browser behind it. */
export const browserOf = (
  { services, request, address }: Call,
  wantsOwnDevice = false,
): Browser => ({
  address,
  deviceToken: deviceTokenOf(request, services.config.publicUrl),
  oldToken: sessionTokenOf(request, services.config.publicUrl),
  deviceLabel: deviceLabel(request.headers['user-agent']),
  wantsOwnDevice,
});

/** The cookie of a session on one's own device outlives the browser; on any other it ends with it. */
const sendSession = (
  { services, reply }: Pick<Call, 'services' | 'reply'>,
  token: string,
  isOwnDevice: boolean,
): void => {
  const maxAgeS = isOwnDevice ? OWN_DEVICE_MS / 1000 : undefined;
  setSessionCookie(reply, services.config.publicUrl, token, maxAgeS);
  reply.header('cache-control', 'no-store');
};

/** Answer to a login that succeeded: the cookies and who it is. */
export const answerLogin = async (call: Call, opened: LoggedIn) => {
  const { services, reply } = call;
  const answer = await sessionReply(services, opened.principal);
  sendSession(call, opened.sessionToken, opened.isOwnDevice);
  if (opened.deviceToken !== undefined)
    setDeviceCookie(reply, services.config.publicUrl, opened.deviceToken);
  clearStepCookie(reply, services.config.publicUrl);
  return answer;
};

/** Answer to a right first step. Errors: `accounts.second_step` with the ways, where one is asked for. */
export const answerOutcome = (call: Call, outcome: LoginOutcome) => {
  if (outcome.kind === 'in') return answerLogin(call, outcome);
  setStepCookie(call.reply, call.services.config.publicUrl, outcome.pendingToken);
  throw new AppError('unauthenticated', 'accounts.second_step', { ways: outcome.ways });
};
