import type { ErrorBody } from '@furtka/core-contract/errors';

/** An answer that is not what was asked for. `status` 0: no answer at all, the network or the server is away. */
export class ApiFailure extends Error {
  readonly status: number;
  /** Dotted code of the errors catalogue, or `network` and `unreadable` of this side. */
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;
  /** How long the server wants to be left alone, milliseconds. */
  readonly retryAfterMs: number | undefined;

  constructor(
    status: number,
    body: ErrorBody,
    options: { cause?: unknown; retryAfterMs?: number | undefined } = {},
  ) {
    super(body.code, { cause: options.cause });
    this.name = 'ApiFailure';
    this.status = status;
    this.code = body.code;
    this.details = body.details;
    this.retryAfterMs = options.retryAfterMs;
  }
}

export const isOffline = (error: unknown): boolean =>
  error instanceof ApiFailure && error.status === 0;

export const hasStatus = (error: unknown, ...statuses: readonly number[]): boolean =>
  error instanceof ApiFailure && statuses.includes(error.status);

export const hasCode = (error: unknown, code: string): boolean =>
  error instanceof ApiFailure && error.code === code;

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' &&
  body !== null &&
  'code' in body &&
  typeof body.code === 'string' &&
  'details' in body &&
  typeof body.details === 'object' &&
  body.details !== null;

/**
 * Time to wait that an answer names: the details' `retryAfterMs`, else the header `retry-after` in seconds.
 *
 * Source  RFC 9110 §10.2.3
 */
export const retryAfterMs = (
  details: Readonly<Record<string, unknown>>,
  header: string | null,
): number | undefined => {
  const named = details['retryAfterMs'];
  if (typeof named === 'number' && named >= 0) return named;
  const seconds = header === null ? Number.NaN : Number(header);
  return Number.isFinite(seconds) && seconds >= 0 ? seconds * 1000 : undefined;
};

/** Turns an answer that is not 2xx into the failure it means. */
export const failureOf = (reply: Response, body: unknown): ApiFailure => {
  const known: ErrorBody = isErrorBody(body) ? body : { code: 'unreadable', details: {} };
  return new ApiFailure(reply.status, known, {
    retryAfterMs: retryAfterMs(known.details, reply.headers.get('retry-after')),
  });
};
