import type { CSRF_HEADER } from '@furtka/core-contract/api';
import createClient, { type Client } from 'openapi-fetch';
import { ApiFailure, failureOf } from './failure.ts';

/** The contract's own name; the type keeps both the same, and the page is spared the contract's schemas. */
const CSRF: typeof CSRF_HEADER = 'x-csrf-token';

export interface Api<Paths extends object> {
  readonly client: Client<Paths>;
  /** Takes the token of the session; sent with everything that changes something. */
  sendToken(csrfToken: string | undefined): void;
}

export interface ApiOptions {
  /** Where the server is; the page's own origin when left out. */
  readonly origin?: string;
  readonly fetch: typeof fetch;
  /** Called with the head of each answer that came, 2xx or not. */
  readonly onAnswer?: (reply: Response) => void;
  /** Asks the person to prove anew who it is; `true`: done, the act is sent once more. */
  readonly onStepUp?: () => Promise<boolean>;
}

const wantsProof = async (reply: Response): Promise<boolean> => {
  if (reply.status !== 403) return false;
  const body: unknown = await reply
    .clone()
    .json()
    .catch(() => undefined);
  return (body as { code?: unknown } | undefined)?.code === 'session.step_up';
};

/** Typed client of a server of ours, same origin. A missing answer becomes an `ApiFailure` with status 0. */
export const createApi = <Paths extends object>({
  origin = globalThis.location?.origin ?? '',
  fetch,
  onAnswer,
  onStepUp,
}: ApiOptions): Api<Paths> => {
  let token: string | undefined;
  const client = createClient<Paths>({
    baseUrl: origin,
    credentials: 'same-origin',
    cache: 'no-store',
    fetch: async (request) => {
      if (token !== undefined && !['GET', 'HEAD'].includes(request.method)) {
        request.headers.set(CSRF, token);
      }
      try {
        const again = onStepUp === undefined ? undefined : request.clone();
        const reply = await fetch(request);
        onAnswer?.(reply);
        if (again === undefined || !(await wantsProof(reply)) || !(await onStepUp?.()))
          return reply;
        return await fetch(again);
      } catch (cause) {
        throw new ApiFailure(0, { code: 'network', details: {} }, { cause });
      }
    },
  });
  return {
    client,
    sendToken: (csrfToken) => {
      token = csrfToken;
    },
  };
};

/** The data of an answer. Errors: throws `ApiFailure` for everything that is not 2xx. */
export const dataOf = async <Data>(
  call: Promise<{ data?: Data | undefined; error?: unknown; response: Response }>,
): Promise<Data> => {
  const { data, error, response } = await call;
  if (!response.ok) throw failureOf(response, error);
  return data as Data;
};
