import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';

const NAME = 'furtka_session';
const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');
/** `__Host-` binds the cookie to this host and to TLS; a plain-HTTP loopback installation cannot have it. */
export const sessionCookieName = (publicUrl: string): string =>
  isSecure(publicUrl) ? `__Host-${NAME}` : NAME;

const options = (publicUrl: string) =>
  ({ path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(publicUrl) }) as const;

/** Ends with the browser, or after `maxAgeS` on a person's own device; the server ends the session earlier by idle time. */
export const setSessionCookie = (
  reply: FastifyReply,
  publicUrl: string,
  token: string,
  maxAgeS?: number,
): void => {
  const life = maxAgeS === undefined ? {} : { maxAge: maxAgeS };
  reply.setCookie(sessionCookieName(publicUrl), token, { ...options(publicUrl), ...life });
};

export const clearSessionCookie = (reply: FastifyReply, publicUrl: string): void => {
  reply.clearCookie(sessionCookieName(publicUrl), options(publicUrl));
};

export const sessionTokenOf = (request: FastifyRequest, publicUrl: string): string | undefined => {
  const token = request.cookies[sessionCookieName(publicUrl)];
  return token === undefined || token === '' ? undefined : token;
};
