import type { ErrorKind } from '@furtka/core-contract/errors';

export interface AppErrorDetails {
  readonly [name: string]: unknown;
}

/**
 * A broken contract: the one error class that is thrown on purpose.
 *
 * @param kind     closed set; decides HTTP status and log level
 * @param code     dotted lower case, listed in a feature's `errors` (or `KERNEL_ERRORS`); never renamed
 * @param details  for machines: field names, limits, numbers; never personal data
 */
export class AppError extends Error {
  readonly kind: ErrorKind;
  readonly code: string;
  readonly details: AppErrorDetails;

  constructor(
    kind: ErrorKind,
    code: string,
    details: AppErrorDetails = {},
    options: { cause?: unknown } = {},
  ) {
    super(code, options);
    this.name = 'AppError';
    this.kind = kind;
    this.code = code;
    this.details = details;
  }
}

/** Another school's record is "not found" too, never "forbidden". */
export const notFound = (noun: string): AppError =>
  new AppError('not_found', 'kernel.not_found', { noun });

/** A fault of the program: 500, text never leaves. */
export const bug = (code: string, details: AppErrorDetails = {}, cause?: unknown): AppError =>
  new AppError('bug', code, details, cause === undefined ? {} : { cause });

/** Codes that the kernel itself answers with. Sentences stand in the errors catalogue of `i18n`. */
export const KERNEL_ERRORS = {
  'kernel.not_found': 'not_found',
  'kernel.no_such_route': 'not_found',
  'kernel.invalid_input': 'invalid',
  'kernel.too_large': 'invalid',
  'kernel.invalid_cursor': 'invalid',
  'kernel.unauthenticated': 'unauthenticated',
  'kernel.forbidden': 'forbidden',
  'kernel.csrf': 'forbidden',
  'kernel.school_required': 'invalid',
  'kernel.version_conflict': 'conflict',
  'kernel.duplicate': 'conflict',
  'kernel.still_referenced': 'conflict',
  'kernel.database_busy': 'unavailable',
  'kernel.stopping': 'unavailable',
  'kernel.print_busy': 'unavailable',
  'kernel.print_timeout': 'timeout',
  'kernel.mail_failed': 'unavailable',
  'kernel.mail_login_refused': 'unavailable',
  'kernel.bug': 'bug',
  'kernel.unscoped_query': 'bug',
  'kernel.unaudited_write': 'bug',
  'kernel.unnamed_record': 'bug',
  'kernel.nested_handle': 'bug',
} as const satisfies Record<string, ErrorKind>;
