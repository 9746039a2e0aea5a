import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadConfig as loadBridgeConfig } from '@furtka/cloud-bridge/config';
import { loadConfig as loadCoreConfig } from '@furtka/diary-core/config';
import { startCore } from '@furtka/diary-core/start';
import { loadConfig as loadHubConfig } from '@furtka/edge-hub/config';
import t from 'tap';
import { main } from './furtka.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-init-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const URL_OF_SCHOOL = 'https://dziennik.example.pl';

const run = async (...args: string[]) => {
  const written = { out: '', err: '' };
  const code = await main(args, {
    root: folder,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
  });
  return { code, ...written };
};
const init = (name: string) => run('init', '--data', join(folder, name), '--url', URL_OF_SCHOOL);

t.test(
  'init makes a production folder whose first login works once and must be changed',
  async (t) => {
    const { code, out } = await init('one');
    t.equal(code, 0);
    const data = join(folder, 'one');
    t.same(JSON.parse(readFileSync(join(data, 'furtka.json'), 'utf8')), {
      v: 1,
      kind: 'production',
    });
    t.equal(statSync(join(data, 'core', 'master.key')).mode & 0o777, 0o600);
    const core = loadCoreConfig({}, join(data, 'core.json'));
    t.match(core, { kind: 'production', publicUrl: URL_OF_SCHOOL });
    t.match(loadHubConfig({}, join(data, 'hub.json')), { kind: 'production' });
    t.match(loadBridgeConfig({}, join(data, 'bridge.json')), { coreUrl: URL_OF_SCHOOL });

    const password = /password +(\S+)/.exec(out)?.[1] ?? '';
    t.ok(password.length >= 8);
    const running = await startCore({ config: { ...core, port: 0, logLevel: 'silent' } });
    t.teardown(() => running.stop());
    const answer = await fetch(`${running.url}/api/v1/session`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ login: 'administrator', password }),
    });
    t.equal(answer.status, 200);
    t.match(await answer.json(), { mustChangePassword: true });
    const demo = await fetch(`${running.url}/demo/api/state`);
    t.equal(demo.headers.get('content-type')?.includes('json'), false, 'there is no demo in it');
  },
);

t.test('what is there is never made twice, and a demo’s folder is left alone', async (t) => {
  await init('two');
  const again = await init('two');
  t.equal(again.code, 1);
  t.match(again.err, /^furtka: .*holds an installation already/);
  mkdirSync(join(folder, 'demo'));
  writeFileSync(join(folder, 'demo', 'furtka.json'), '{"v":1,"kind":"demo"}');
  t.match((await init('demo')).err, /belongs to a demo/);
  mkdirSync(join(folder, 'other'));
  writeFileSync(join(folder, 'other', 'letter.txt'), '');
  t.match((await init('other')).err, /is not empty and holds no installation/);
  t.same(readdirSync(join(folder, 'other')), ['letter.txt']);
  writeFileSync(join(folder, 'file'), '');
  t.match((await init('file/x')).err, /cannot be written \(ENOTDIR\)/);
  t.notOk(existsSync(join(folder, 'file', 'x')));
});

t.test('faults are one sentence', async (t) => {
  const hub = join(folder, 'hub.json');
  const agent = join(folder, 'agent.json');
  writeFileSync(
    agent,
    JSON.stringify({
      dataDir: 'a',
      hub: { host: '127.0.0.1' },
      driver: { name: 'simulated' },
      doors: [
        {
          doorId: '018f0000-0000-7000-8000-000000000001',
          relay: 'lock',
          readers: [{ id: 'main', side: 'in' }],
        },
      ],
      healthPort: 0,
    }),
  );
  writeFileSync(hub, JSON.stringify({ dataDir: join(folder, 'h'), socketPath: join(folder, 's') }));
  for (const [args, sentence] of [
    [['fly'], /^furtka: There is no command "furtka fly"\. See furtka --help\.\n$/],
    [['run', 'core', '--config', 'x'], /main\.js is missing: run npm run build/],
    [['agent', 'verify-sheet', '--in', hub, '--ca', hub], /This is no sheet of a self-test/],
    [['agent', 'verify-sheet', '--in', 'no', '--ca', hub], /no cannot be read/],
    [['agent', 'self-test', '--config', agent], /enrol this agent with the code/],
    [['agent', 'add', '--config', hub, '--name', 'a', '--door', 'd'], /No hub answers at /],
    [
      ['hub', 'enrol', '--config', join(folder, 'no.json'), '--core', 'x', '--code', 'y'],
      /no\.json/,
    ],
  ] as const) {
    const { code, err } = await run(...args);
    t.equal(code, 1);
    t.match(err, sentence);
    t.equal(err.trimEnd().split('\n').length, 1);
  }
});
