// Which test file belongs to which suite. A file says it by its name, or by what it opens.
import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';

const SKIPPED = new Set([
  'node_modules',
  'dist',
  '.git',
  '.tsc',
  '.tap',
  '.furtka-setup',
  '.test-output',
]);
const OPENS_SOMETHING =
  /node:(fs|net|http|https|tls|child_process|worker_threads|os)'|better-sqlite3|from 'mqtt'|from 'aedes'|\/(start|app)\.ts'|\/simulated-board\/board\.ts'/;

/** In the order in which they run. `debian` names groups of setup.mjs, `jobs` how many files at once. */
export const SUITES = [
  { name: 'unit', debian: [], jobs: 2, limitMs: 120_000 },
  { name: 'integration', debian: [], jobs: 2, limitMs: 180_000 },
  { name: 'database', debian: ['database'], jobs: 2, limitMs: 240_000 },
  { name: 'hardware', debian: ['hardware'], jobs: 1, limitMs: 240_000 },
  { name: 'browser', debian: ['browser'], jobs: 1, limitMs: 400_000 },
  { name: 'faults', debian: [], jobs: 1, limitMs: 400_000 },
];

const suiteOf = (path, text) => {
  if (path.endsWith('.hw.test.ts')) return 'hardware';
  if (path.endsWith('.browser.test.ts')) return 'browser';
  if (path.endsWith('.fault.test.ts')) return 'faults';
  if (text.includes('onBothEngines') || text.includes('openTestDatabase')) return 'database';
  return OPENS_SOMETHING.test(text) ? 'integration' : 'unit';
};

const filesBelow = (folder) =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (SKIPPED.has(entry.name) || entry.isSymbolicLink()) return [];
    const path = join(folder, entry.name);
    return entry.isDirectory() ? filesBelow(path) : entry.name.endsWith('.test.ts') ? [path] : [];
  });

/** Every test file below `root`: `{ path, suite, text }`, path relative, in stable order. */
export const findTests = (root) =>
  filesBelow(root)
    .map((file) => {
      const path = relative(root, file);
      const text = readFileSync(file, 'utf8');
      return { path, text, suite: suiteOf(path, text) };
    })
    .sort((a, b) => (a.path < b.path ? -1 : 1));
