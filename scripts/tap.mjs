// npm run tap: taps a card at a door of the running demo. The program itself is built by npm start, so that it begins at once.
import { existsSync } from 'node:fs';

const program = new URL('../dist/scripts/demo-tap.js', import.meta.url);
if (existsSync(program)) {
  const { main } = await import(program.href);
  process.exitCode = await main(process.argv.slice(2), {
    env: process.env,
    out: (text) => process.stdout.write(text),
    err: (text) => process.stderr.write(text),
  });
} else {
  process.stderr.write('No demo was ever started here; start one with npm start.\n');
  process.exitCode = 1;
}
