import type { ErrorBody, ErrorKind } from '@furtka/core-contract/errors';
import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { AppError } from '../domain/app-error.ts';

/** Adding a kind without a status does not compile. */
export const HTTP_STATUS: Record<ErrorKind, number> = {
  invalid: 400,
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

export const LOG_LEVEL: Record<ErrorKind, 'debug' | 'info' | 'warn' | 'error'> = {
  invalid: 'debug',
  unauthenticated: 'debug',
  forbidden: 'info',
  not_found: 'debug',
  conflict: 'debug',
  locked: 'info',
  too_many: 'info',
  unavailable: 'warn',
  timeout: 'warn',
  device: 'warn',
  bug: 'error',
};

const FASTIFY_CODES: Readonly<Record<string, string>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'kernel.too_large',
};

/** Anything thrown, as one of ours. Faults of the request that Fastify itself finds are `invalid`; the rest are bugs. */
export const asAppError = (error: unknown): AppError => {
  if (error instanceof AppError) return error;
  const { code = '', statusCode = 500 } = error as Partial<FastifyError>;
  if (code.startsWith('FST_') && statusCode < 500)
    return new AppError(
      'invalid',
      FASTIFY_CODES[code] ?? 'kernel.invalid_input',
      {},
      { cause: error },
    );
  return new AppError('bug', 'kernel.bug', {}, { cause: error });
};

/** What leaves: nothing but the code and the request's id once it is our fault. */
export const errorBody = (error: AppError, requestId: string): ErrorBody => {
  if (error.kind === 'bug') return { code: 'kernel.bug', details: { requestId } };
  if (HTTP_STATUS[error.kind] >= 500) return { code: error.code, details: { requestId } };
  return { code: error.code, details: { ...error.details } };
};

const answer = (error: AppError, request: FastifyRequest, reply: FastifyReply): FastifyReply => {
  const fields = { code: error.code, route: request.routeOptions.url };
  // A bug is told with everything we know: stack, cause, details. None of it leaves the machine.
  if (error.kind === 'bug')
    request.log.error({ ...fields, details: error.details, err: error }, 'http.bug');
  else request.log[LOG_LEVEL[error.kind]](fields, 'http.refused');
  const retryAfterS = error.details['retryAfterS'];
  if (typeof retryAfterS === 'number') reply.header('retry-after', Math.ceil(retryAfterS));
  return reply
    .code(HTTP_STATUS[error.kind])
    .type('application/json; charset=utf-8')
    .serializer(JSON.stringify)
    .send(errorBody(error, request.id));
};

export const installErrors = (app: FastifyInstance): void => {
  app.setErrorHandler((error, request, reply) => answer(asAppError(error), request, reply));
  app.setNotFoundHandler((request, reply) =>
    answer(new AppError('not_found', 'kernel.no_such_route'), request, reply),
  );
};
