import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { makeMasterKey } from './kernel/keys/master-key.ts';

/** The program: as built where the tests are, else from its source. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? ['--import=tsx', fileURLToPath(new URL('main.ts', import.meta.url))]
  : [fileURLToPath(new URL('./main.js', import.meta.url))];

interface Run {
  /** Log lines until the process ended. */
  readonly lines: string[];
  readonly port: Promise<number>;
  readonly ended: Promise<{ code: number | null; error: string }>;
  signal(name: NodeJS.Signals): void;
}

const run = (
  t: { teardown(fn: () => void): void },
  dataDir: string,
  env: NodeJS.ProcessEnv,
  args: string[] = [],
): Run => {
  const child = spawn(process.execPath, [...PROGRAM, ...args], {
    env: {
      PATH: process.env['PATH'],
      FURTKA_CORE_DATA_DIR: dataDir,
      FURTKA_CORE_PORT: '0',
      ...env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  t.teardown(() => child.kill('SIGKILL'));
  const lines: string[] = [];
  let error = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    error += text;
  });
  const port = new Promise<number>((resolve) => {
    createInterface({ input: child.stdout }).on('line', (line) => {
      lines.push(line);
      if (line.includes('"core.listening"')) resolve((JSON.parse(line) as { port: number }).port);
    });
  });
  const ended = once(child, 'close').then(([code]) => ({ code: code as number | null, error }));
  return { lines, port, ended, signal: (name) => child.kill(name) };
};

const folder = (t: { teardown(fn: () => void): void }): string => {
  const path = mkdtempSync(join(tmpdir(), 'furtka-main-'));
  t.teardown(() => rmSync(path, { recursive: true, force: true }));
  const dataDir = join(path, 'core');
  mkdirSync(dataDir, { mode: 0o700 });
  return dataDir;
};

t.test('the process serves, ends in order, and finds its data again', async (t) => {
  const dataDir = folder(t);
  makeMasterKey(join(dataDir, 'master.key'));
  for (const signal of ['SIGTERM', 'SIGINT'] as const) {
    const core = run(t, dataDir, {});
    const reply = await fetch(`http://127.0.0.1:${await core.port}/health`);
    t.same(await reply.json(), { status: 'ok' });
    core.signal(signal);
    t.same(await core.ended, { code: 0, error: '' });
  }
});

t.test('a bad start says one sentence and ends with code 1', async (t) => {
  const dataDir = folder(t);
  const noKey = await run(t, dataDir, {}).ended;
  t.equal(noKey.code, 1);
  t.match(noKey.error, /^diary-core: The master key file .* is missing: .*\.\n$/);
  makeMasterKey(join(dataDir, 'master.key'));
  const wrongKind = await run(t, dataDir, { FURTKA_CORE_KIND: 'demo' }).ended;
  t.match(wrongKind, { code: 1, error: /belongs to a production installation/ });
  const unknown = await run(t, dataDir, { FURTKA_CORE_COLOUR: 'red' }).ended;
  t.match(unknown, { code: 1, error: /FURTKA_CORE_COLOUR is not a setting/ });
  const busy = createServer().listen(0, '127.0.0.1');
  await once(busy, 'listening');
  t.teardown(() => busy.close());
  const address = busy.address();
  const port = typeof address === 'object' ? String(address?.port) : '';
  const inUse = await run(t, dataDir, { FURTKA_CORE_PORT: port }).ended;
  t.match(inUse, {
    code: 1,
    error: `diary-core: the port ${port} is in use by another program.\n`,
  });
});

t.test('the config can be checked and printed', async (t) => {
  const dataDir = folder(t);
  const checked = run(t, dataDir, {}, ['--check-config']);
  t.same(await checked.ended, { code: 0, error: '' });
  const printed = run(t, dataDir, {}, ['--print-config']);
  t.same(await printed.ended, { code: 0, error: '' });
  t.match(JSON.parse(printed.lines.join('\n')), { dataDir, port: 0 });
});
