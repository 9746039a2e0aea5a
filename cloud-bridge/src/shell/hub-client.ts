import type { Block, Cursor } from '@furtka/core-contract/sync';
import { LocalEvents, LocalIdentity, LocalState } from '@furtka/hub-contract/local-api';
import { Compile } from 'typebox/compile';
import { type Called, call, JSON_HEADERS, jsonOf } from './calls.ts';
import type { Ask, Endpoint } from './http-client.ts';

const identity = Compile(LocalIdentity);
const events = Compile(LocalEvents);
const state = Compile(LocalState);

const QUICK_MS = 5_000;
/** Beyond what the hub was asked to wait. */
const GRACE_MS = 5_000;
const SMALL_BYTES = 64 * 1024;
const EVENTS_BYTES = 32 * 1024 * 1024;
const STATE_BYTES = 8 * 1024 * 1024;

/** The hub's local API, as far as the bridge uses it. */
export interface HubClient {
  identity(): Promise<Called<LocalIdentity>>;
  /** Rows after `cursor`, from the oldest without one; waits for the first up to `waitMs`. */
  events(
    cursor: Cursor | undefined,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<Called<LocalEvents>>;
  acknowledge(cursor: Cursor): Promise<Called<true>>;
  state(
    since: number | undefined,
    waitMs: number,
    signal: AbortSignal,
  ): Promise<Called<LocalState>>;
  putRoster(text: Buffer): Promise<Called<true>>;
  putDirectory(json: Buffer): Promise<Called<true>>;
  block(block: Block): Promise<Called<true>>;
  revoked(): Promise<Called<true>>;
  coreLink(connected: boolean, sinceUtc: number): Promise<Called<true>>;
}

const query = (fields: Readonly<Record<string, string | number | undefined>>): string => {
  const given = Object.entries(fields).flatMap(([name, value]) =>
    value === undefined ? [] : [`${name}=${encodeURIComponent(value)}`],
  );
  return given.join('&');
};

export const makeHubClient = (endpoint: Endpoint): HubClient => {
  const get = (path: string): Pick<Ask, 'method' | 'path'> => ({ method: 'GET', path });
  const send = (
    method: 'POST' | 'PUT',
    path: string,
    body: string | Buffer,
    options: { readonly type?: string; readonly timeoutMs?: number } = {},
  ): Promise<Called<true>> =>
    call(
      endpoint,
      {
        method,
        path: `/local/v1/${path}`,
        headers: { 'content-type': options.type ?? JSON_HEADERS['content-type'] },
        body,
        timeoutMs: options.timeoutMs ?? QUICK_MS,
        maxBytes: SMALL_BYTES,
      },
      () => true as const,
    );
  return {
    identity: () =>
      call(
        endpoint,
        { ...get('/local/v1/identity'), timeoutMs: QUICK_MS, maxBytes: SMALL_BYTES },
        jsonOf((value) => identity.Check(value)),
      ),
    events: (cursor, waitMs, signal) =>
      call(
        endpoint,
        {
          ...get(`/local/v1/events?${query({ ...cursor, waitMs })}`),
          timeoutMs: waitMs + GRACE_MS,
          maxBytes: EVENTS_BYTES,
          signal,
        },
        jsonOf((value) => events.Check(value)),
      ),
    acknowledge: (cursor) => send('POST', 'acknowledged', JSON.stringify({ cursor })),
    state: (since, waitMs, signal) =>
      call(
        endpoint,
        {
          ...get(`/local/v1/state?${query({ since, waitMs })}`),
          timeoutMs: waitMs + GRACE_MS,
          maxBytes: STATE_BYTES,
          signal,
        },
        jsonOf((value) => state.Check(value)),
      ),
    putRoster: (text) =>
      send('PUT', 'roster', text, { type: 'text/plain', timeoutMs: 6 * QUICK_MS }),
    putDirectory: (json) => send('PUT', 'directory', json, { timeoutMs: 12 * QUICK_MS }),
    block: (block) => send('POST', 'blocks', JSON.stringify({ block })),
    revoked: () => send('POST', 'revoked', '{}'),
    coreLink: (connected, sinceUtc) =>
      send('PUT', 'core-link', JSON.stringify({ connected, sinceUtc })),
  };
};
