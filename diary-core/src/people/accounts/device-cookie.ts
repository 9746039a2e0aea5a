import type {} from '@fastify/cookie';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { DEVICE_LIFE_MS } from './login-delay.ts';

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
