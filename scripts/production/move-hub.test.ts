import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { checkedConfig } from '@furtka/edge-hub/config';
import { startHub } from '@furtka/edge-hub/start';
import pino from 'pino';
import t from 'tap';
import { main } from './furtka.ts';

t.setTimeout(60_000);
const folder = mkdtempSync(join(tmpdir(), 'furtka-move-'));
t.teardown(() => rmSync(folder, { recursive: true }));

const run = async (words: readonly string[], typed = '') => {
  const written = { out: '', err: '' };
  const code = await main(words, {
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

/** An installation as `furtka init` makes it, with a hub that has begun. */
const install = async (name: string): Promise<string> => {
  const data = join(folder, name);
  mkdirSync(data);
  writeFileSync(join(data, 'furtka.json'), '{"v":1,"kind":"production"}');
  const config = checkedConfig({
    dataDir: join(data, 'hub'),
    socketPath: join(data, 'hub', 'hub.sock'),
    logLevel: 'silent',
  });
  const hub = await startHub({ config, log: pino({ level: 'silent' }) });
  await hub.stop();
  return data;
};

t.test('a hub goes to another installation by one file and one passphrase', async (t) => {
  const from = await install('old');
  const file = join(folder, 'hub.furtka');
  const made = await run(['hub', 'export', '--data', from, '--out', file]);
  t.equal(made.code, 0, made.err);
  t.equal(statSync(file).mode & 0o777, 0o600);
  const [passphrase = ''] = /([0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(made.out) ?? [];
  t.notMatch(readFileSync(file, 'latin1'), /PRIVATE KEY|SQLite/, 'nothing can be read in it');

  const to = join(folder, 'new');
  mkdirSync(to);
  writeFileSync(join(to, 'furtka.json'), '{"v":1,"kind":"production"}');
  const words = ['hub', 'import', '--data', to, '--in', file];
  const wrong = await run(words, 'AAAAA-AAAAA\n');
  t.equal(wrong.code, 1);
  t.equal(wrong.err, 'furtka: The passphrase is not the one that was printed with this export.\n');
  t.match(await run(words, ''), { code: 1, err: /^furtka: The passphrase is missing/ });
  t.match(await run([...words, '--passphrase-file', join(folder, 'none')]), {
    code: 1,
    err: /cannot be read/,
  });
  const paper = join(folder, 'passphrase.txt');
  writeFileSync(paper, `${passphrase}\n`, { mode: 0o600 });
  t.match(await run([...words, '--passphrase-file', paper]), { code: 0, out: /as it was at / });
  for (const name of ['site-ca.key.pem', 'hub-signing-key.json'])
    t.ok(
      readFileSync(join(to, 'hub', name)).equals(readFileSync(join(from, 'hub', name))),
      `${name} is the same`,
    );
  const again = await run(words, `${passphrase}\n`);
  t.match(again, { code: 1, err: /is not empty; an import needs a new folder/ });
});

t.test('a demo’s hub does not become production', async (t) => {
  const from = await install('third');
  const key = JSON.parse(readFileSync(join(from, 'hub', 'hub-signing-key.json'), 'utf8'));
  writeFileSync(
    join(from, 'hub', 'hub-signing-key.json'),
    JSON.stringify({ ...key, keyId: 'demo-hub-1' }),
  );
  const file = join(folder, 'demo.furtka');
  const made = await run(['hub', 'export', '--data', from, '--out', file]);
  const [passphrase = ''] = /([0-9A-Z]{5}-){5}[0-9A-Z]{5}/.exec(made.out) ?? [];
  const to = join(folder, 'fourth');
  mkdirSync(to);
  writeFileSync(join(to, 'furtka.json'), '{"v":1,"kind":"production"}');
  const { code, err } = await run(['hub', 'import', '--data', to, '--in', file], passphrase);
  t.equal(code, 1);
  t.match(err, /of a demo hub; this is production/);
});
