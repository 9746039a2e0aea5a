// npm run check: format, lint, types, boundaries, dead code, size. Each prints its time; all run, so that one sees every fault.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
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

await ensureSetup();
let failures = 0;
for (const [name, command, args] of CHECKS) {
  const began = Date.now();
  const answer = spawnSync(command, args, {
    cwd: root,
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  const ok = answer.status === 0;
  if (!ok) failures += 1;
  process.stdout.write(
    `${ok ? 'ok    ' : 'FAILED'} ${name} ${((Date.now() - began) / 1000).toFixed(1)} s\n`,
  );
  if (!ok) process.stdout.write(`${answer.stdout}\n${answer.stderr}\n`);
}
process.stdout.write(
  failures === 0 ? 'check: clean\n' : `check: ${failures} of ${CHECKS.length} failed\n`,
);
process.exitCode = failures === 0 ? 0 : 1;
