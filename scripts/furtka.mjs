// furtka: the command of a production machine. It has no part of the demo.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { setFlagsFromString } from 'node:v8';

// What runs beside a door has little memory: young objects get 1 MiB, not 16, before they are looked through.
if (process.argv[2] === 'run' && process.argv[3] !== 'core')
  setFlagsFromString('--max-semi-space-size=1');

const root = fileURLToPath(new URL('..', import.meta.url));
const program = new URL('../dist/scripts/furtka.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  const code = await main(process.argv.slice(2), {
    root,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
  if (code !== 0) process.exitCode = code;
} else {
  process.stderr.write('furtka is not built yet: run npm run build.\n');
  process.exitCode = 1;
}
