// npm run week: a week without internet, whole: five school days of 1,200 passages with the core away, then the reunion.
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './build.mjs';
import { ensureSetup, root } from './setup.mjs';

try {
  await ensureSetup();
  await ensureBuilt({ web: false });
} catch (error) {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
}
const child = spawn(process.execPath, [join(root, 'dist/tests/week.js')], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
child.on('close', (code) => {
  process.exitCode = code ?? 1;
});
