import { timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Config } from '../../config.ts';
import { AppError } from '../domain/app-error.ts';
import type { Services } from '../services.ts';
import { API_PREFIX } from './register-routes.ts';

const LOOPBACK = new Set(['127.0.0.1', '::1', '::ffff:127.0.0.1']);

const isToken = (request: FastifyRequest, token: Buffer | undefined): boolean => {
  const given = Buffer.from(request.headers.authorization?.replace(/^Bearer /, '') ?? '');
  return token !== undefined && given.length === token.length && timingSafeEqual(given, token);
};

/** `/health`, `/metrics` and the API document. */
export const registerSystemRoutes = (
  app: FastifyInstance,
  services: Services,
  config: Config,
): void => {
  const token =
    config.metricsTokenFile === undefined
      ? undefined
      : Buffer.from(readFileSync(config.metricsTokenFile, 'utf8').trim());
  app.get(
    '/health',
    {
      config: {
        access: { public: 'asked by load balancers and systemd; tells nothing but alive' },
      },
    },
    async () => {
      await services.db.forPlatform('health').read((read) => services.feed.version(read));
      return { status: 'ok' };
    },
  );
  app.get(
    '/metrics',
    {
      config: {
        access: { public: 'from this machine, or with the metrics token; checked in the handler' },
      },
    },
    async (request, reply) => {
      if (!LOOPBACK.has(request.ip) && !isToken(request, token))
        throw new AppError('not_found', 'kernel.no_such_route');
      reply.type(services.metrics.contentType);
      return services.metrics.metrics();
    },
  );
  app.get(
    `${API_PREFIX}/openapi.json`,
    { config: { access: { public: 'the description of the API is no secret' } } },
    async () => app.swagger(),
  );
};
