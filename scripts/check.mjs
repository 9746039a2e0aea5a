// npm run check: format, lint, types, boundaries, dead code, size. Each prints its time; all run, so that one sees every fault.
// Types take as long as all others together and have a core of their own.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { ensureSetup, root } from './setup.mjs';

const bin = (name) => join(root, 'node_modules/.bin', name);
const CHECKS = [
  ['format and lint', bin('biome'), ['check', '--error-on-warnings', '.']],
  ['types', bin('tsc'), ['-b']],
  [
    'boundaries',
    bin('depcruise'),
    [
      '--config',
      '.dependency-cruiser.mjs',
      'diary-core',
      'edge-hub',
      'hardware',
      'reader-agent',
      'cloud-bridge',
      'web',
      'scripts',
      'tests',
    ],
  ],
  ['dead code', bin('knip'), []],
  ['size', process.execPath, ['scripts/check-size.mjs']],
];

/** Runs one check and prints its time, and its words if it failed. @returns whether it passed */
const runCheck = async ([name, command, args]) => {
  const began = Date.now();
  const child = spawn(command, args, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const [output, errors, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  const ok = code === 0;
  const seconds = ((Date.now() - began) / 1000).toFixed(1);
  process.stdout.write(`${ok ? 'ok    ' : 'FAILED'} ${name} ${seconds} s\n`);
  if (!ok) process.stdout.write(`${output}\n${errors}\n`);
  return ok;
};

const inTurn = async (checks) => {
  const passed = [];
  for (const check of checks) passed.push(await runCheck(check));
  return passed;
};

await ensureSetup();
const isTypes = ([name]) => name === 'types';
const passed = await Promise.all([
  inTurn(CHECKS.filter(isTypes)),
  inTurn(CHECKS.filter((check) => !isTypes(check))),
]);
const failures = passed.flat().filter((ok) => !ok).length;
process.stdout.write(
  failures === 0 ? 'check: clean\n' : `check: ${failures} of ${CHECKS.length} failed\n`,
);
process.exitCode = failures === 0 ? 0 : 1;
