import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t from 'tap';
import { checkConfig, loadConfig } from '../src/config.ts';
import { startBridge } from '../src/start.ts';
import { SpeakingCore } from './speaking-core.ts';
import { OTHER_CA, TEST_CA, TEST_SERVER } from './tls-fixture.ts';
import { events, makeWorld, until } from './world.ts';

/** The program: as built where the tests are, else from its source. */
const PROGRAM = import.meta.url.endsWith('.ts')
  ? [
      `--import=${import.meta.resolve('tsx')}`,
      fileURLToPath(new URL('../src/main.ts', import.meta.url)),
    ]
  : [fileURLToPath(new URL('./main.js', import.meta.url))];
const GOOD = {
  hubSocket: '/tmp/x.sock',
  credentialFile: '/tmp/x',
  coreUrl: 'https://core.example',
};

const faultsOf = (act: () => unknown): readonly string[] => {
  try {
    act();
  } catch (error) {
    if (error instanceof Error && 'faults' in error) return error.faults as readonly string[];
    throw error;
  }
  return [];
};

t.test(
  'the core is spoken to only over TLS that a trusted authority vouches for [HUB-07]',
  async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'furtka-tls-'));
    t.teardown(() => rm(folder, { recursive: true, force: true }));
    const files = { good: join(folder, 'ca.pem'), other: join(folder, 'other.pem') };
    await writeFile(files.good, TEST_CA);
    await writeFile(files.other, OTHER_CA);
    const { hub, core, bridge } = await makeWorld(t, { core: new SpeakingCore(TEST_SERVER) });
    hub.append(...events(2));
    for (const config of [{}, { coreCaFile: files.other }]) {
      const refused = await bridge({ config });
      await until('the refusal', () => refused.health().lastFault === 'stream.broken');
      t.equal(core.connects, 0);
      await refused.stop();
    }
    await bridge({ config: { coreCaFile: files.good } });
    await until('the events', () => core.stored.length === 2);
  },
);

t.test('health and metrics on loopback, and nothing else', async (t) => {
  const { bridge } = await makeWorld(t);
  const running = await bridge();
  const url = `http://127.0.0.1:${running.healthPort}`;
  await until('health', () => running.health().status === 'ok');
  const health = await fetch(`${url}/health`);
  t.match(await health.json(), { status: 'ok', core: { connected: true }, blocksWaiting: 0 });
  t.match(await (await fetch(`${url}/metrics`)).text(), 'furtka_bridge_core_connected 1');
  t.equal((await fetch(`${url}/other`)).status, 404);
  t.equal((await fetch(`${url}/health`, { method: 'POST' })).status, 405);
});

t.test('a stop tells the hub and ends at once, with the core hanging too', async (t) => {
  const { hub, core, bridge } = await makeWorld(t);
  core.moods.events.push({ kind: 'hang' });
  hub.append(...events(1));
  const running = await bridge();
  await until(
    'the batch to hang',
    () => core.moods.events.length === 0 && hub.links.includes(true),
  );
  const startedAtMs = performance.now();
  await running.stop();
  t.ok(performance.now() - startedAtMs < 2_000);
  t.equal(hub.links.at(-1), false);
});

t.test('a config is refused with every fault at once', async (t) => {
  t.same(
    faultsOf(() => checkConfig(GOOD)),
    [],
  );
  t.same(
    faultsOf(() => checkConfig({ ...GOOD, coreUrl: 'http://localhost:8080' })),
    [],
  );
  t.match(
    faultsOf(() => checkConfig({ ...GOOD, coreUrl: 'http://core.example' })),
    [/https/],
  );
  t.match(
    faultsOf(() => checkConfig({ ...GOOD, coreUrl: 'https://a:b@core.example/?x' })),
    [/more/],
  );
  const bad = faultsOf(() => checkConfig({ ...GOOD, healthPort: 70_000, more: 1, dataDir: 'x' }));
  for (const part of ['healthPort', 'more is not known', 'dataDir is not known'])
    t.ok(
      bad.some((fault) => fault.includes(part)),
      part,
    );
  const loaded = loadConfig(
    { FURTKA_DATA: '/srv/f', FURTKA_BRIDGE_CORE_URL: 'https://c', FURTKA_BRIDGE_HEALTH_PORT: '9' },
    undefined,
  );
  t.match(loaded, { hubSocket: '/srv/f/hub/hub.sock', coreUrl: 'https://c', healthPort: 9 });
  t.ok(Object.isFrozen(loaded));
  t.match(
    faultsOf(() => loadConfig({ FURTKA_BRIDGE_COLOUR: '1' }, '/nowhere.json')),
    [/nowhere/, /COLOUR/, /coreUrl/],
  );
  await t.rejects(
    startBridge({ config: checkConfig({ ...GOOD, coreCaFile: '/nowhere.pem' }) }),
    /nowhere/,
  );
});

t.test('the program checks, prints, runs and ends on SIGTERM', async (t) => {
  const run = async (...words: readonly string[]): Promise<readonly [number | null, string]> => {
    const child = spawn(process.execPath, [...PROGRAM, ...words], {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'] },
    });
    t.teardown(() => child.kill('SIGKILL'));
    let text = '';
    const health = /"healthPort":(\d+).*bridge\.started/;
    child.stderr.on('data', (part: Buffer) => {
      text += part.toString();
    });
    child.stdout.on('data', (part: Buffer) => {
      text += part.toString();
      const port = health.exec(part.toString())?.[1];
      if (port === undefined) return;
      // An answer shows that the program listens to signals too.
      fetch(`http://127.0.0.1:${port}/health`).then(() => child.kill('SIGTERM'), t.error);
    });
    const [code] = await once(child, 'close', { signal: AbortSignal.timeout(20_000) });
    return [code as number | null, text];
  };
  const folder = await mkdtemp(join(tmpdir(), 'furtka-main-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  const file = join(folder, 'bridge.json');
  await writeFile(file, JSON.stringify({ ...GOOD, hubSocket: join(folder, 'no.sock') }));
  t.same(await run('--config', file, '--check-config'), [0, '']);
  t.match(await run('--config', file, '--print-config'), [
    0,
    /"coreUrl": "https:\/\/core.example"/,
  ]);
  t.match(await run('--config', join(folder, 'none.json')), [1, /cannot be read/]);
  t.match(await run('--colour'), [1, /--colour is not known/]);
  t.match(await run('--config', file), [0, /bridge\.stopped/]);
});
