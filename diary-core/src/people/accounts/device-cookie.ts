import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_LIFE_MS } from './login-delay.ts';
import { PENDING_LIFE_MS } from './pending-login.ts';

const isSecure = (publicUrl: string): boolean => publicUrl.startsWith('https:');
const nameOf = (publicUrl: string): string =>
  isSecure(publicUrl) ? '__Host-furtka_device' : 'furtka_device';

/** Marks a browser from which somebody signed in well. It opens nothing; it only keeps strangers' failures away from its login. */
export const setDeviceCookie = (reply: FastifyReply, publicUrl: string, token: string): void => {
  reply.setCookie(nameOf(publicUrl), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(publicUrl),
    maxAge: DEVICE_LIFE_MS / 1000,
  });
};

export const deviceTokenOf = (request: FastifyRequest, publicUrl: string): string | undefined => {
  const token = request.cookies[nameOf(publicUrl)];
  return token === undefined || token === '' || token.length > 100 ? undefined : token;
};

const stepName = (publicUrl: string): string =>
  isSecure(publicUrl) ? '__Host-furtka_step' : 'furtka_step';

/** Holds a login between its two steps; worth nothing without the second one. */
export const setStepCookie = (reply: FastifyReply, publicUrl: string, token: string): void => {
  reply.setCookie(stepName(publicUrl), token, {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(publicUrl),
    maxAge: PENDING_LIFE_MS / 1000,
  });
};

export const clearStepCookie = (reply: FastifyReply, publicUrl: string): void => {
  reply.clearCookie(stepName(publicUrl), {
    path: '/',
    httpOnly: true,
    sameSite: 'strict',
    secure: isSecure(publicUrl),
  });
};

export const stepTokenOf = (request: FastifyRequest, publicUrl: string): string | undefined => {
  const token = request.cookies[stepName(publicUrl)];
  return token === undefined || token === '' || token.length > 100 ? undefined : token;
};
