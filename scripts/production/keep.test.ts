import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { loadConfig as loadCoreConfig } from '@furtka/diary-core/config';
import { startCore } from '@furtka/diary-core/start';
import { checkedConfig } from '@furtka/edge-hub/config';
import { startHub } from '@furtka/edge-hub/start';
import pino from 'pino';
import t from 'tap';
import { main } from './furtka.ts';

t.setTimeout(180_000);
const folder = mkdtempSync(join(tmpdir(), 'furtka-keep-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const at = (...names: string[]) => join(folder, ...names);

const run = async (line: string, typed = '') => {
  const written = { out: '', err: '' };
  const code = await main(line.split(' '), {
    root: folder,
    out: (text) => {
      written.out += text;
    },
    err: (text) => {
      written.err += text;
    },
    input: Readable.from([typed]),
  });
  return { code, ...written };
};

const config = (name: string, content: object): string => {
  writeFileSync(at(`${name}.json`), JSON.stringify(content));
  return at(`${name}.json`);
};
const coreConfig = (name: string) =>
  config(name, { kind: 'production', dataDir: at(name), publicUrl: 'https://dziennik.example.pl' });

t.test(
  'a running core is copied and stands up elsewhere with its people [ARCHIVE-05]',
  async (t) => {
    const made = await run(`init --data ${at('one')} --url https://dziennik.example.pl`);
    const password = /password +(\S+)/.exec(made.out)?.[1] ?? '';
    const signIn = (url: string) =>
      fetch(`${url}/api/v1/session`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ login: 'administrator', password }),
      });
    const start = async (configFile: string) => {
      const loaded = loadCoreConfig({}, configFile);
      const core = await startCore({ config: { ...loaded, port: 0, logLevel: 'silent' } });
      t.teardown(() => core.stop());
      return core.url;
    };
    await start(at('one', 'core.json'));
    t.match(await run(`backup key --out ${at('copies.key')}`), { code: 0 });
    t.equal(statSync(at('copies.key')).mode & 0o777, 0o600);
    t.match((await run(`backup key --out ${at('copies.key')}`)).err, /is there already/);
    const key = `--key-file ${at('copies.key')}`;
    const copied = await run(
      `backup core --config ${at('one', 'core.json')} --out ${at('c1')} ${key}`,
    );
    t.match(copied, { code: 0, out: /encrypted, with its keys/ });
    t.notMatch(copied.out, readFileSync(at('copies.key'), 'utf8').trim(), 'the key is not printed');

    const two = coreConfig('two');
    t.match(
      (await run(`restore core --config ${two} --in ${at('c1')}`, 'WRONG-PASSPHRASE')).err,
      /passphrase is not/,
    );
    t.match(await run(`restore core --config ${two} --in ${at('c1')} ${key}`), {
      code: 0,
      out: /Everybody signs in again/,
    });
    t.equal((await signIn(await start(two))).status, 200);
    t.match(
      (await run(`restore core --config ${two} --in ${at('c1')} ${key}`)).err,
      /is not empty/,
    );
  },
);

t.test('a running hub is copied and stands up elsewhere as itself', async (t) => {
  const hubConfig = (name: string) =>
    config(name, {
      kind: 'production',
      dataDir: at(name),
      socketPath: at(name, 'hub.sock'),
      mqttPort: 0,
      enrolmentPort: 0,
      kioskPort: 0,
    });
  const one = hubConfig('hub1');
  const log = pino({ level: 'silent' });
  const settings = checkedConfig(JSON.parse(readFileSync(one, 'utf8')));
  const hub = await startHub({ config: settings, log });
  t.teardown(() => hub.stop());
  const copied = await run(`backup hub --config ${one} --out ${at('h1')}`);
  const passphrase = /\n {2}(\S+)\n/.exec(copied.out)?.[1] ?? '';
  t.match(passphrase, /^\w{5}(-\w{5}){5}$/, 'without a key file: a new one, printed once');
  const two = hubConfig('hub2');
  t.match(await run(`restore hub --config ${two} --in ${at('h1')}`, `${passphrase}\n`), {
    code: 0,
  });
  t.same(readFileSync(at('hub2', 'site-ca.key.pem')), readFileSync(at('hub1', 'site-ca.key.pem')));
});
