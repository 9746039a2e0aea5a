// Builds what runs: each workspace's programs and workers into dist/<workspace>, the three web apps into web/dist.
//
// Our own sources are bundled, and the packages of BUNDLED; all others stay in node_modules. A workspace names its programs in package.json under
// "furtka": { "entries": { "<name>": "<source>" } }.
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { root, run, voice } from './setup.mjs';

const WORKSPACES = [
  'hardware',
  'reader-agent',
  'edge-hub',
  'cloud-bridge',
  'diary-core',
  'scripts',
  'tests',
];
const WEB_APPS = ['diary', 'kiosk', 'demo'];
const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.git',
  '.tsc',
  '.tap',
  '.furtka-setup',
  '.test-output',
  'docs',
]);

const sourcesBelow = (folder) =>
  readdirSync(join(root, folder), { withFileTypes: true })
    .filter((entry) => !SKIPPED.has(entry.name))
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return sourcesBelow(path);
      return /\.(test\.ts|md)$/.test(entry.name) ? [] : [path];
    });

const fingerprint = (folders) => {
  const hash = createHash('sha256').update(process.version);
  for (const path of [...folders.flatMap(sourcesBelow), 'package-lock.json', 'scripts/build.mjs'])
    hash
      .update(path)
      .update('\0')
      .update(readFileSync(join(root, path)));
  return hash.digest('hex');
};

// Packages of which a process needs a small part: taken into the bundle, where the rest falls away. An agent has 30 MB less of it.
const BUNDLED = /^(mqtt|prom-client|temporal-polyfill|typebox)($|\/)/;

/** What is neither ours nor of BUNDLED, nor needed by it, stays outside of the bundle. */
const packagesStayOutside = {
  name: 'packages-stay-outside',
  setup(build) {
    build.onResolve({ filter: /^[^./]/ }, ({ path, kind, importer }) => {
      const isInside = kind === 'entry-point' || path.startsWith('@furtka/') || BUNDLED.test(path);
      return isInside || importer.includes('/node_modules/') ? undefined : { path, external: true };
    });
  },
};

/** Templates of prints lie beside the programs that print them; the name of each is its own. */
const layTemplates = (workspace, outdir) => {
  for (const path of sourcesBelow(workspace).filter((source) => source.endsWith('.typ'))) {
    const target = join(outdir, basename(path));
    if (existsSync(target)) throw new Error(`two templates are named ${basename(path)}`);
    copyFileSync(join(root, path), target);
  }
};

// CommonJS packages inside an ES module ask for Node's own modules by `require`.
const REQUIRE =
  "import { createRequire as makeRequire } from 'node:module'; const require = makeRequire(import.meta.url);";

const buildPrograms = async () => {
  const { build } = await import('esbuild');
  for (const workspace of WORKSPACES) {
    const manifest = JSON.parse(readFileSync(join(root, workspace, 'package.json'), 'utf8'));
    const entries = manifest.furtka?.entries;
    if (entries === undefined) continue;
    const outdir = join(root, 'dist', workspace);
    rmSync(outdir, { recursive: true, force: true });
    await build({
      absWorkingDir: root,
      entryPoints: Object.fromEntries(
        Object.entries(entries).map(([name, source]) => [name, join(root, workspace, source)]),
      ),
      outdir,
      bundle: true,
      splitting: true,
      platform: 'node',
      format: 'esm',
      target: 'node20',
      sourcemap: 'linked',
      logLevel: 'warning',
      mainFields: ['module', 'main'],
      banner: { js: REQUIRE },
      plugins: [packagesStayOutside],
    });
    layTemplates(workspace, outdir);
  }
  writeFileSync(join(root, 'dist', 'package.json'), '{ "type": "module" }\n');
};

const buildWeb = async () => {
  for (const app of WEB_APPS) {
    if (!existsSync(join(root, 'web', app, 'index.html'))) continue;
    await run(`web ${app}`, process.execPath, [
      join(root, 'node_modules/vite/bin/vite.js'),
      'build',
      '--config',
      'web/vite.config.ts',
      '--mode',
      app,
    ]);
  }
};

const once = async (name, folders, act) => {
  const stamp = join(root, 'dist', `.${name}.stamp`);
  const key = fingerprint(folders);
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === key) return;
  const began = Date.now();
  voice.stream.write(`  building ${name} …\n`);
  rmSync(stamp, { force: true });
  mkdirSync(join(root, 'dist'), { recursive: true });
  await act();
  writeFileSync(stamp, key);
  voice.stream.write(`  building ${name}: done in ${((Date.now() - began) / 1000).toFixed(1)} s\n`);
};

/** Builds what changed since the last build; instant when nothing did. */
export const ensureBuilt = async ({ web = true } = {}) => {
  await once('programs', [...WORKSPACES], buildPrograms);
  if (web) await once('web', ['web', 'diary-core/contract', 'edge-hub/contract'], buildWeb);
};

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  try {
    const { ensureSetup } = await import('./setup.mjs');
    await ensureSetup();
    await ensureBuilt();
  } catch (error) {
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}
