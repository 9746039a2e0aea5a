// npm run osdp: pairs a reader on the bench, or is one. The program itself is built by npm run build.
import { existsSync } from 'node:fs';

const program = new URL('../dist/hardware/osdp-tool.js', import.meta.url);
if (existsSync(program)) await import(program.href);
else {
  process.stderr.write('Nothing is built yet: run npm run build.\n');
  process.exitCode = 1;
}
