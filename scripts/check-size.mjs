// Refuses files that nobody can hold in mind: 400 lines of hand-written source, 500 of tests, and attic names.
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

const files = execFileSync(
  'git',
  ['ls-files', '-z', '--cached', '--others', '--exclude-standard'],
  { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 },
)
  .split('\0')
  .filter((path) => /\.(ts|tsx|mts|mjs|css|c|h)$/.test(path))
  .filter((path) => !/(\.table\.ts|\.gen\.ts|tokens\.css)$/.test(path));

const faults = [];
for (const path of files) {
  let text;
  try {
    text = readFileSync(path, 'utf8');
  } catch (error) {
    if (error.code === 'ENOENT') continue;
    throw error;
  }
  const lines = text.split('\n').length - 1;
  const limit = path.includes('.test.') ? 500 : 400;
  if (lines > limit) faults.push(`${path}: ${lines} lines, the limit is ${limit}`);
  if (/(^|\/)(utils?|helpers?|misc|common)(\/|\.[cm]?tsx?$)/.test(path))
    faults.push(`${path}: a name that says nothing`);
  if (/(\/\/|\*).*\b(TODO|FIXME)\b/.test(text) && !path.startsWith('scripts/check-size'))
    faults.push(`${path}: something left open`);
}
for (const fault of faults) process.stdout.write(`${fault}\n`);
process.exitCode = faults.length === 0 ? 0 : 1;
