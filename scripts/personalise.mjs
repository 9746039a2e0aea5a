// npm run personalise: writes cards that prove themselves, and makes the key files for that. See its --help.
import { existsSync } from 'node:fs';

const program = new URL('../dist/scripts/personalise.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2), {
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
} else {
  process.stderr.write('personalise is not built yet: run npm run build.\n');
  process.exitCode = 1;
}
