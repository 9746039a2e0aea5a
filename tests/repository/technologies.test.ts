import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import t from 'tap';
import { root } from '../harness/demo.ts';

/** Folder that stands on each package, and where it is really loaded there. */
const WANTED: readonly (readonly [name: string, folder: string])[] = [
  ['johnny-five', 'hardware/src'],
  ['serialport', 'hardware/src'],
  ['nfc-pcsc', 'hardware/src'],
  ['mqtt', 'reader-agent/src'],
  ['better-sqlite3', 'reader-agent/src'],
  ['pino', 'reader-agent/src'],
  ['aedes', 'edge-hub/src'],
  ['better-sqlite3', 'edge-hub/src'],
  ['fastify', 'edge-hub/src'],
  ['pino', 'edge-hub/src'],
  ['better-sqlite3', 'diary-core/src'],
  ['fastify', 'diary-core/src'],
  ['pino', 'diary-core/src'],
  ['tap', 'diary-core/src'],
  ['sinon', 'hardware/src'],
];
const SOURCES = [
  ...[
    'hardware',
    'reader-agent',
    'edge-hub',
    'cloud-bridge',
    'diary-core',
    'web',
    'scripts',
    'tests',
  ],
];
/** Start a worker or the tools before TypeScript can be loaded. */
const MAY_BE_SCRIPTS = /\.mjs$/;

const filesIn = (folder: string): string[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter(
      (entry) =>
        entry.isFile() && !/node_modules|[/\\](dist|\.tsc|\.cache)[/\\]?/.test(entry.parentPath),
    )
    .map((entry) => join(entry.parentPath, entry.name));

/** `import … from 'name'`, `import('name')`, `import type`, and parts of the package such as `name/promises`. */
const loads = (text: string, name: string): boolean =>
  new RegExp(`(?:from|import\\(?)\\s*'${name}(?:/[^']*)?'`).test(text);

t.test('written in TypeScript, on the packages that were asked for [HUB-10]', async (t) => {
  for (const [name, folder] of WANTED) {
    const isLoaded = filesIn(folder).some(
      (file) => /\.tsx?$/.test(file) && loads(readFileSync(file, 'utf8'), name),
    );
    t.ok(isLoaded, `${name} in ${folder}`);
  }
  const own = SOURCES.flatMap((folder) => filesIn(folder));
  const code = own.filter((file) => /\.(ts|tsx|js|jsx|cjs|mjs)$/.test(file));
  const typed = code.filter((file) => /\.tsx?$/.test(file));
  t.ok(typed.length > 1_000, `${typed.length} files of TypeScript`);
  t.same(
    code.filter((file) => !/\.tsx?$/.test(file) && !MAY_BE_SCRIPTS.test(file)),
    [],
    'no other',
  );
  t.ok(code.length - typed.length < 40, 'only what starts the tools and the workers');
});
