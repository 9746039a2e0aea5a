import { ApiFailure, hasStatus, isOffline } from '../../../shared/api/failure.ts';

/** Why nobody was let in. None of them says whether the login exists. */
export type Refusal =
  | { readonly kind: 'wrong' | 'network' }
  /** The server has a sentence of its own, for example about a one-time password that was used already. */
  | { readonly kind: 'told' | 'server'; readonly code: string }
  /** Tries are delayed, or the account is locked for a time. */
  | { readonly kind: 'delay' | 'locked'; readonly ms: number | undefined };

/** What an answer to a login means. */
export const refusalOf = (error: unknown): Refusal => {
  if (isOffline(error)) return { kind: 'network' };
  if (!(error instanceof ApiFailure)) return { kind: 'server', code: 'page' };
  if (hasStatus(error, 423)) return { kind: 'locked', ms: error.retryAfterMs };
  if (hasStatus(error, 429)) return { kind: 'delay', ms: error.retryAfterMs };
  if (error.code === 'accounts.login_failed') return { kind: 'wrong' };
  if (hasStatus(error, 400, 422)) return { kind: 'wrong' };
  return { kind: hasStatus(error, 401, 403, 404, 409) ? 'told' : 'server', code: error.code };
};

/** How the rest of a delay is told: seconds under a minute, else whole minutes begun. */
export const delayWords = (ms: number): { unit: 'seconds' | 'minutes'; count: number } =>
  ms < 60_000
    ? { unit: 'seconds', count: Math.max(1, Math.ceil(ms / 1000)) }
    : { unit: 'minutes', count: Math.ceil(ms / 60_000) };
