import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ServerResponse } from 'node:http';
import cookie from '@fastify/cookie';
import helmet from '@fastify/helmet';
import swagger from '@fastify/swagger';
import { ErrorBody } from '@furtka/core-contract/errors';
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifySchema,
  LogController,
} from 'fastify';
import type { Logger } from 'pino';
import type { Config } from '../../config.ts';
import { installErrors } from './errors.ts';
import { refuseUndeclared } from './register-routes.ts';
import { installSerialization } from './serialization.ts';
import { installValidation } from './validation.ts';

const REQUEST_TIMEOUT_MS = 30_000;
const nonces = new WeakMap<object, string>();

/** The nonce that this answer's policy allows for `<style>`; put into index.html. */
export const styleNonce = (response: ServerResponse): string => {
  const known = nonces.get(response);
  if (known !== undefined) return known;
  const made = randomBytes(16).toString('base64');
  nonces.set(response, made);
  return made;
};

/** Nothing from outside, nothing inline; React Aria's own styles by nonce. */
const policy = (isSecure: boolean) => ({
  useDefaults: false,
  directives: {
    'default-src': ["'self'"],
    'style-src': [
      "'self'",
      (_request: unknown, response: object) => `'nonce-${styleNonce(response as ServerResponse)}'`,
    ],
    'img-src': ["'self'", 'data:', 'blob:'],
    'object-src': ["'none'"],
    'base-uri': ["'none'"],
    'form-action': ["'self'"],
    'frame-ancestors': ["'none'"],
    ...(isSecure ? { 'upgrade-insecure-requests': [] } : {}),
  },
});

/** Routes by pattern, never by address: ids and search words stay out of the log. */
const logRequests = (app: FastifyInstance): void => {
  app.addHook('onResponse', async (request, reply) => {
    request.log.debug(
      {
        method: request.method,
        route: request.routeOptions.url,
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
      },
      'http.answered',
    );
  });
};

/** Answers hold personal data: nothing keeps them unless its route says otherwise. */
const keepNothing = (app: FastifyInstance): void => {
  app.addHook('onSend', async (_request, reply) => {
    if (!reply.hasHeader('cache-control')) reply.header('cache-control', 'no-store');
  });
};

/** Name of the body of every refusal in the document of the API. */
const ERROR = 'Error';

/** Every route may refuse; the document names the one body in which it does. The answers themselves are written elsewhere. */
const withErrors = (schema: FastifySchema | undefined): FastifySchema => ({
  ...schema,
  response: {
    // No content, a stream or a text of its own kind.
    ...((schema?.response as object | undefined) ?? { '2xx': { type: 'null' } }),
    '4xx': { $ref: `${ERROR}#` },
  },
});

/** Fastify with everything that holds for each route; routes come after. */
export const makeServer = async (config: Config, log: Logger): Promise<FastifyInstance> => {
  const options = {
    loggerInstance: log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    forceCloseConnections: true,
    requestTimeout: REQUEST_TIMEOUT_MS,
    trustProxy: config.trustedProxies.length === 0 ? false : [...config.trustedProxies],
    genReqId: () => randomUUID(),
  };
  const app = (
    config.tls === undefined
      ? Fastify(options)
      : Fastify({
          ...options,
          https: { cert: readFileSync(config.tls.certFile), key: readFileSync(config.tls.keyFile) },
        })
  ) as FastifyInstance;
  installErrors(app);
  installValidation(app);
  installSerialization(app);
  refuseUndeclared(app);
  logRequests(app);
  keepNothing(app);
  const isSecure = config.publicUrl.startsWith('https:');
  await app.register(cookie);
  await app.register(helmet, {
    global: true,
    contentSecurityPolicy: policy(isSecure),
    strictTransportSecurity: isSecure,
    referrerPolicy: { policy: 'no-referrer' },
  });
  app.addSchema({ $id: ERROR, ...ErrorBody });
  await app.register(swagger, {
    openapi: { openapi: '3.1.0', info: { title: 'Furtka diary-core', version: '1' } },
    transform: ({ schema, url }) => ({ schema: withErrors(schema), url }),
    refResolver: {
      buildLocalReference: (json, _base, _fragment, index) =>
        typeof json['$id'] === 'string' ? json['$id'] : `schema-${index}`,
    },
  });
  return app;
};
