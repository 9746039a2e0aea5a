import { ROSTER_MAX_BYTES } from '@furtka/core-contract/roster';
import { BatchReply, type EventBatch, type SiteState } from '@furtka/core-contract/sync';
import { Compile } from 'typebox/compile';
import type { SseMessage } from '../core/sse.ts';
import { type Called, call, JSON_HEADERS, jsonOf } from './calls.ts';
import { followStream, type StreamEnd } from './event-stream.ts';
import type { Answer, Endpoint } from './http-client.ts';

const batchReply = Compile(BatchReply);

const BATCH_MS = 30_000;
const STATE_MS = 5_000;
const FETCH_MS = 120_000;
const SMALL_BYTES = 64 * 1024;
const REPLY_BYTES = 512 * 1024;
/** A directory with a photo of everybody. */
const DIRECTORY_BYTES = 64 * 1024 * 1024;

/** A document of the core as it came; `version` is undefined where the answer did not say it. */
export interface Fetched {
  readonly body: Buffer;
  readonly version: number | undefined;
}

/** The core's API for hubs. `use` sets the credential that every later call carries. */
export interface CoreClient {
  use(credential: string): void;
  sendEvents(batch: EventBatch): Promise<Called<BatchReply>>;
  sendState(state: SiteState): Promise<Called<true>>;
  fetchRoster(): Promise<Called<Fetched>>;
  fetchDirectory(): Promise<Called<Fetched>>;
  followChanges(
    silenceMs: number,
    signal: AbortSignal,
    onMessage: (message: SseMessage) => void,
  ): Promise<StreamEnd>;
  /** Ends every connection; none can be trusted after a silent loss. */
  drop(): void;
}

const versionOf = ({ headers }: Answer): number | undefined => {
  const digits = /^(?:W\/)?"?(\d{1,15})"?$/.exec(headers.etag ?? '')?.[1];
  return digits === undefined ? undefined : Number(digits);
};

const fetchedOf = (answer: Answer): Fetched | undefined =>
  answer.status === 200 && answer.body.length > 0
    ? { body: answer.body, version: versionOf(answer) }
    : undefined;

export const makeCoreClient = (endpoint: Endpoint): CoreClient => {
  let credential = '';
  const bearer = (): Record<string, string> => ({ authorization: `Bearer ${credential}` });
  const post = (path: string, body: object, limits: { timeoutMs: number; maxBytes: number }) => ({
    method: 'POST' as const,
    path: `/api/v1/hub/${path}`,
    headers: { ...bearer(), ...JSON_HEADERS },
    body: JSON.stringify(body),
    ...limits,
  });
  const fetch = (path: string, maxBytes: number): Promise<Called<Fetched>> =>
    call(
      endpoint,
      {
        method: 'GET',
        path: `/api/v1/hub/${path}`,
        headers: bearer(),
        timeoutMs: FETCH_MS,
        maxBytes,
      },
      fetchedOf,
    );
  return {
    use(next) {
      credential = next;
    },
    sendEvents: (batch) =>
      call(
        endpoint,
        post('events', batch, { timeoutMs: BATCH_MS, maxBytes: REPLY_BYTES }),
        jsonOf((value) => batchReply.Check(value)),
      ),
    sendState: (state) =>
      call(
        endpoint,
        post('state', state, { timeoutMs: STATE_MS, maxBytes: SMALL_BYTES }),
        () => true as const,
      ),
    fetchRoster: () => fetch('roster', ROSTER_MAX_BYTES),
    fetchDirectory: () => fetch('directory', DIRECTORY_BYTES),
    followChanges: (silenceMs, signal, onMessage) =>
      followStream(endpoint, {
        path: '/api/v1/hub/changes',
        headers: bearer(),
        silenceMs,
        signal,
        onMessage,
      }),
    drop: () => endpoint.drop(),
  };
};
