import { existsSync } from 'node:fs';

export type WorkerName = 'spool-worker' | 'keeper-worker';

/** Where a bundle may find a worker: beside itself, or in the agent's own output when another program bundles the agent. */
const bundled = (name: WorkerName): readonly URL[] =>
  [`./${name}.js`, `../reader-agent/${name}.js`].map((path) => new URL(path, import.meta.url));

/**
 * Entry of a worker thread. From sources a small `.mjs` registers the TypeScript loader first, because a worker does not inherit it
 * on Node 20; it then loads `./<name>.ts`.
 */
export const workerEntry = (name: WorkerName): URL => {
  if (import.meta.url.endsWith('.ts')) return new URL('./worker-boot.mjs', import.meta.url);
  const found = bundled(name).find((url) => existsSync(url));
  if (found === undefined) throw new Error(`the program ${name}.js is missing beside the agent`);
  return found;
};
