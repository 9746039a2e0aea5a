// npm run bench: the figures of docs/measured, on the built programs.
//
//   npm run bench                     all benches
//   npm run bench -- decide --json    one bench; one line of JSON, alone on stdout
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureSetup, root, voice } from './setup.mjs';

const words = process.argv.slice(2);
if (words.includes('--json')) voice.stream = process.stderr;
try {
  await ensureSetup();
  await ensureBuilt({
    web: words.every(
      (word) => !['decide', 'osdp', 'tap', 'ingest', 'muster', 'board', 'wiegand'].includes(word),
    ),
  });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const child = spawn(process.execPath, [join(root, 'dist/tests/bench.js'), ...words], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
