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

/** A chip that runs at real time: beside other work it falls behind, and what waits for it gives up. */
const REAL_TIME_CHIP = /\/simulated-board\/board\.ts'|'--board', 'simulated'|openDoorBoard/;

/**
 * In the order in which they run. `debian` names groups of setup.mjs. Two lanes run beside each other, one file at a time in each:
 * what mostly computes, and what mostly waits for browsers and clocks; a lane that is through helps the other. Chips have the
 * machine for themselves afterwards.
 */
export const SUITES = [
  { name: 'unit', debian: [], lane: 'computes', limitMs: 180_000 },
  { name: 'integration', debian: [], lane: 'computes', limitMs: 240_000 },
  { name: 'database', debian: ['database'], lane: 'computes', limitMs: 300_000 },
  { name: 'browser', debian: ['browser'], lane: 'waits', limitMs: 400_000 },
  { name: 'faults', debian: [], lane: 'waits', limitMs: 400_000 },
  { name: 'hardware', debian: ['hardware'], lane: 'alone', limitMs: 240_000 },
];

const suiteOf = (path, text) => {
  if (path.endsWith('.hw.test.ts') || REAL_TIME_CHIP.test(text)) return 'hardware';
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
