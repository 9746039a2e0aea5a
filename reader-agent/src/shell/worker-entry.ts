import { Worker } from 'node:worker_threads';

export type WorkerName = 'spool-worker' | 'keeper-worker';

/**
 * Starts a worker thread. In a bundle its entry lies beside the bundle; from sources a small `.mjs` registers the TypeScript
 * loader first, because a worker does not inherit it on Node 20.
 */
export const startWorker = (name: WorkerName, workerData: object): Worker => {
  const isBundle = !import.meta.url.endsWith('.ts');
  const entry = isBundle
    ? new URL(`./${name}.js`, import.meta.url)
    : new URL('./worker-boot.mjs', import.meta.url);
  return new Worker(entry, { workerData: { ...workerData, entry: `./${name}.ts` } });
};
