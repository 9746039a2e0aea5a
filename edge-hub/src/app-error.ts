import type { ErrorKind } from '@furtka/core-contract/errors';

export interface AppErrorOptions {
  readonly details?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/**
 * A request that cannot be served, or a contract that was broken. `code` is dotted lower case and goes to the caller; its sentence
 * stands in the catalogue of `i18n`. `details` hold numbers, ids and field names, never a name or a secret.
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: Readonly<Record<string, unknown>>;

  constructor(kind: ErrorKind, code: string, options: AppErrorOptions = {}) {
    super(code, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.details = options.details ?? {};
  }
}

/** Text of whatever was thrown, for logs; never shown to a user. */
export const messageOf = (thrown: unknown): string =>
  thrown instanceof Error ? thrown.message : String(thrown);
