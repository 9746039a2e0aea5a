import type { ErrorKind } from '@furtka/core-contract/errors';
import Fastify, {
  type FastifyInstance,
  type FastifyReply,
  type FastifyServerOptions,
} from 'fastify';
import type { Logger } from 'pino';
import { AppError, messageOf } from './app-error.ts';

const STATUS_BY_KIND: Record<ErrorKind, number> = {
  invalid: 422,
  unauthenticated: 401,
  forbidden: 403,
  not_found: 404,
  conflict: 409,
  locked: 423,
  too_many: 429,
  unavailable: 503,
  timeout: 504,
  device: 502,
  bug: 500,
};

const isServerFault = (kind: ErrorKind): boolean => STATUS_BY_KIND[kind] >= 500;

/** What Fastify itself refuses: not JSON, a body too large, a schema that does not fit. */
const fastifyCode = (error: object): { status: number; code: string } | undefined => {
  const status: unknown = Reflect.get(error, 'statusCode');
  if (Reflect.get(error, 'validation') !== undefined)
    return { status: 400, code: 'request.invalid' };
  if (status === 413) return { status: 413, code: 'request.too_large' };
  if (status === 415) return { status: 415, code: 'request.other_type' };
  // A path that leads out of the served folder.
  if (status === 403 || status === 404) return { status: 404, code: 'request.not_found' };
  return status === 400 ? { status: 400, code: 'request.malformed' } : undefined;
};

/** A field that is not there has no path of its own. */
const missingField = (fault: object): string => {
  const params: unknown = Reflect.get(fault, 'params');
  if (typeof params !== 'object' || params === null) return '';
  const missing: unknown = Reflect.get(params, 'missingProperty');
  return typeof missing === 'string' ? `/${missing}` : '';
};

const fieldsOf = (error: object): Record<string, unknown> => {
  const validation: unknown = Reflect.get(error, 'validation');
  if (!Array.isArray(validation)) return {};
  const faults = validation.slice(0, 20).map((fault: object) => ({
    where: `${Reflect.get(fault, 'instancePath') ?? ''}${missingField(fault)}`,
    rule: String(Reflect.get(fault, 'keyword') ?? ''),
  }));
  return { faults };
};

/**
 * A Fastify server with the rules that all of the hub's ports share: unknown fields are refused, nothing is coerced, errors are
 * `{ code, details }`, the text of an inner fault never leaves, and a stop does not wait for idle connections.
 */
export const httpServer = (log: Logger, options: FastifyServerOptions = {}): FastifyInstance => {
  const app = Fastify({
    bodyLimit: 64 * 1024,
    requestTimeout: 30_000,
    forceCloseConnections: true,
    ajv: { customOptions: { removeAdditional: false, coerceTypes: false } },
    ...options,
  });
  app.setErrorHandler((error: Error, _request, reply) => {
    if (error instanceof AppError) {
      if (isServerFault(error.kind))
        log.error({ code: error.code, cause: messageOf(error.cause ?? error) }, 'http.failed');
      return reply
        .code(STATUS_BY_KIND[error.kind])
        .send({ code: error.code, details: error.details });
    }
    const refused = fastifyCode(error);
    if (refused !== undefined)
      return reply.code(refused.status).send({ code: refused.code, details: fieldsOf(error) });
    log.error({ cause: messageOf(error) }, 'http.failed');
    return reply.code(500).send({ code: 'bug', details: {} });
  });
  return app;
};

/** Answers an address that nobody serves. */
export const sendNotFound = (reply: FastifyReply): FastifyReply =>
  reply.code(404).send({ code: 'request.not_found', details: {} });

/** For servers that serve no pages. */
export const answerNotFound = (app: FastifyInstance): void => {
  app.setNotFoundHandler((_request, reply) => sendNotFound(reply));
};
