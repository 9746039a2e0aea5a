import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build, type Plugin } from 'esbuild';
import { root } from './root.ts';

/** Programs of the release before this one, as far as events go: they write version 2 and read versions 2 and 1. */
export interface LastYear {
  readonly core: string;
  readonly hub: string;
  remove(): void;
}

const OF_THIS_YEAR = [
  ['export const EVENT_VERSION = 3;', 'export const EVENT_VERSION = 2;'],
  [
    'export const EVENT_VERSIONS = [3, 2, 1] as const;',
    'export const EVENT_VERSIONS = [2, 1, 1] as const;',
  ],
] as const;

const oneVersionBack: Plugin = {
  name: 'one-version-back',
  setup: ({ onLoad, onResolve }) => {
    onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
      kind === 'entry-point' || path.startsWith('@furtka/') ? undefined : { path, external: true },
    );
    onLoad({ filter: /diary-core\/contract\/event\.ts$/ }, ({ path }) => {
      let contents = readFileSync(path, 'utf8');
      for (const [now, then] of OF_THIS_YEAR) {
        if (!contents.includes(now)) throw new Error(`the contract has no line "${now}" any more`);
        contents = contents.replace(now, then);
      }
      return { contents, loader: 'ts' };
    });
  },
};

/** Builds them beside the programs of this year, with the same schema: a release runs on the next release's schema too. */
export const buildLastYear = async (): Promise<LastYear> => {
  const folder = mkdtempSync(join(root, 'dist', 'last-year-'));
  await build({
    absWorkingDir: root,
    entryPoints: {
      core: 'tests/processes/core.ts',
      hub: 'tests/processes/hub.ts',
      'edge-hub-database-worker': 'edge-hub/src/database/worker.ts',
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    logLevel: 'warning',
    plugins: [oneVersionBack],
  });
  return {
    core: join(folder, 'core.js'),
    hub: join(folder, 'hub.js'),
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
};
