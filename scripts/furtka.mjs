// furtka: the command of a production machine. It has no part of the demo.
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

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
