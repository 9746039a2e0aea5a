import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Metrics } from './metrics.ts';
import type { Standing } from './standing.ts';

/** What `/health` says; no credential, no name. */
export interface Health {
  /** `ok`: connected to the core and to the hub. A bridge that is not serves no door, and no door waits for it. */
  readonly status: 'ok' | 'degraded';
  readonly core: { readonly connected: boolean; readonly sinceUtc: number };
  readonly hub: { readonly reachable: boolean };
  /** How far the core has the log, by its last word. */
  readonly position: number | null;
  readonly blocksWaiting: number;
  readonly revoked: boolean;
  readonly lastFault: string | null;
}

export const healthOf = (standing: Standing, blocksWaiting: number): Health => ({
  status: standing.isConnected && standing.isHubReachable ? 'ok' : 'degraded',
  core: { connected: standing.isConnected, sinceUtc: standing.sinceUtc },
  hub: { reachable: standing.isHubReachable },
  position: standing.cursor?.position ?? null,
  blocksWaiting,
  revoked: standing.isRevoked,
  lastFault: standing.lastFault ?? null,
});

const REQUEST_MS = 5_000;

const answer = (response: ServerResponse, status: number, type: string, body: string): void => {
  response.writeHead(status, { 'content-type': type, 'cache-control': 'no-store' });
  response.end(body);
};

/** Serves `/health` and `/metrics` on loopback. Errors: the port is in use. */
export const startHealthServer = async (options: {
  readonly port: number;
  readonly metrics: Metrics;
  health(): Health;
}): Promise<{ readonly port: number; stop(): Promise<void> }> => {
  const { registry } = options.metrics;
  const server = createServer((request, response) => {
    if (request.method !== 'GET') {
      answer(response, 405, 'text/plain', '');
    } else if (request.url === '/health') {
      answer(response, 200, 'application/json', JSON.stringify(options.health()));
    } else if (request.url === '/metrics') {
      registry.metrics().then(
        (text) => answer(response, 200, registry.contentType, text),
        () => answer(response, 500, 'text/plain', ''),
      );
    } else {
      answer(response, 404, 'text/plain', '');
    }
  });
  server.requestTimeout = REQUEST_MS;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(options.port, '127.0.0.1', () => resolve());
  });
  const { port } = server.address() as AddressInfo;
  return {
    port,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
};
