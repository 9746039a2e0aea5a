import { existsSync } from 'node:fs';
import { AppError } from '../app-error.ts';

/** Where a bundle may find the worker: beside itself, or in the hub's own output when another program bundles the hub. */
const BUNDLED = ['./edge-hub-database-worker.js', '../edge-hub/edge-hub-database-worker.js'];

/** URL of the database worker's entry, from sources and from bundles alike. */
export const databaseWorkerEntry = (): URL => {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker-source.mjs', import.meta.url);
  for (const path of BUNDLED) {
    const url = new URL(path, import.meta.url);
    if (existsSync(url)) return url;
  }
  throw new AppError('bug', 'hub.worker_missing', { details: { looked: BUNDLED.join(' ') } });
};
