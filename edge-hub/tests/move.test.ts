import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import t, { type Test } from 'tap';
import { exportHub } from '../src/export/export-hub.ts';
import { importHub } from '../src/export/import-hub.ts';
import { MoveFault } from '../src/export/move-fault.ts';
import { startHub } from '../src/start.ts';
import { signedRoster } from './core-fixture.ts';
import { CARD, NOW, newId } from './event-fixture.ts';
import { startTestHub, testClocks, testConfig } from './hub-fixture.ts';
import { ask } from './local-client.ts';

t.setTimeout(120_000);

const MIB = 1024 * 1024;

const folderFor = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), 'hub-move-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};

/** A hub with something of everything, and an export of it. */
const exported = async (t: Test, folder: string) => {
  const hub = await startTestHub(t);
  await hub.local({ method: 'PUT', path: '/roster', body: signedRoster(hub.coreKey, NOW) });
  const blockId = newId();
  const block = { blockId, cardId: CARD, atUtc: NOW };
  await hub.local({ method: 'POST', path: '/blocks', body: { block } });
  // Longer than one sealed piece.
  writeFileSync(join(hub.config.dataDir, 'directory.enc.copy'), Buffer.alloc(3 * MIB + 5, 7));
  const outFile = join(folder, 'hub.furtka');
  const passphrase = await exportHub({ dataDir: hub.config.dataDir, outFile });
  return { hub, blockId, outFile, passphrase };
};

t.test('a hub is the same after the way through one file', async (t) => {
  const folder = folderFor(t);
  const { hub, blockId, outFile, passphrase } = await exported(t, folder);
  t.match(passphrase, /^([0-9A-HJKMNP-TV-Z]{5}-){5}[0-9A-HJKMNP-TV-Z]{5}$/);
  const dataDir = join(folder, 'new');
  const { kind } = await importHub({
    dataDir,
    inFile: outFile,
    passphrase: ` ${passphrase.toLowerCase()} `,
  });
  t.equal(kind, 'demo');
  t.same(
    readdirSync(dataDir).sort(),
    readdirSync(hub.config.dataDir)
      .filter((name) => !/^hub\.(sock|db-.*)$/.test(name))
      .sort(),
    'every file but the socket',
  );
  for (const name of ['site-ca.key.pem', 'hub-credential', 'identity.json', 'directory.enc.copy'])
    t.ok(
      readFileSync(join(dataDir, name)).equals(readFileSync(join(hub.config.dataDir, name))),
      name,
    );
  const before = (await hub.local({ method: 'GET', path: '/identity' })).body;
  await hub.hub.stop();
  const config = testConfig(dataDir);
  const moved = await startHub({ config, clocks: testClocks(), log: pino({ level: 'silent' }) });
  t.teardown(() => moved.stop());
  const local = (path: string) =>
    ask({ socketPath: config.socketPath }, { method: 'GET', path: `/local/v1${path}` });
  const after = (await local('/identity')).body;
  t.same(after, before, 'ids, signing key, head of the log and roster');
  t.match((await local('/state')).body, { state: { blocks: [{ blockId }] } }, 'the block');
  t.same((await local('/verify')).body, { rows: 0, erasedByRule: 0 }, 'and no unclean start');
});

t.test('what does not fit is one sentence, and nothing is left', async (t) => {
  const folder = folderFor(t);
  const { hub, outFile, passphrase } = await exported(t, folder);
  const whole = readFileSync(outFile);
  const changed = (name: string, change: (bytes: Buffer) => Buffer): string => {
    const file = join(folder, name);
    writeFileSync(file, change(Buffer.from(whole)));
    return file;
  };
  const flip = (at: number) => (bytes: Buffer) => {
    bytes[at] = (bytes[at] ?? 0) ^ 1;
    return bytes;
  };
  const other = '00000-00000-00000-00000-00000-00000';
  const used = join(folder, 'used');
  mkdirSync(used);
  writeFileSync(join(used, 'letter.txt'), '');
  const target = join(folder, 'target');
  const refused = async (change: object, sentence: RegExp) => {
    const given = { dataDir: target, inFile: outFile, passphrase, ...change };
    await t.rejects(importHub(given), { name: MoveFault.name, message: sentence });
    t.notOk(
      readdirSync(folder).some((name) => name === 'target' || name.endsWith('.import')),
      `${sentence}: nothing is left`,
    );
  };
  const damaged = /^The export is damaged or cut short/;
  await refused({ passphrase: other }, /^The passphrase is not the one that was printed/);
  await refused({ inFile: changed('cut', (bytes) => bytes.subarray(0, -1)) }, damaged);
  // On the border of two pieces nothing but the missing mark of the last one tells.
  const border = 62 + 2 * (MIB + 16);
  await refused({ inFile: changed('border', (bytes) => bytes.subarray(0, border)) }, damaged);
  await refused({ inFile: changed('short', (bytes) => bytes.subarray(0, 40)) }, damaged);
  await refused({ inFile: changed('bit', flip(whole.length - 100)) }, damaged);
  await refused({ inFile: changed('tag', flip(70)) }, damaged);
  await refused({ inFile: changed('longer', (bytes) => Buffer.concat([bytes, bytes])) }, damaged);
  await refused({ inFile: changed('cost', flip(20)) }, /^The passphrase is not the one/);
  await refused({ inFile: changed('other', flip(0)) }, /is not an export of a hub/);
  await refused({ inFile: join(folder, 'none') }, /none cannot be read \(ENOENT\)/);
  await refused({ kind: 'production' }, /is of a demo hub; this is production/);
  await refused({ dataDir: used }, /used is not empty/);
  t.same(readdirSync(used), ['letter.txt']);
  await refused({ dataDir: hub.config.dataDir }, /^A hub runs on /);
  await refused({ dataDir: join(folder, 'no', 'such') }, /^There is no folder /);

  await t.rejects(exportHub({ dataDir: hub.config.dataDir, outFile }), /is there already/);
  await t.rejects(exportHub({ dataDir: used, outFile: join(folder, 'x') }), /holds no hub/);
  const unwritable = join(folder, 'no', 'x');
  await t.rejects(
    exportHub({ dataDir: hub.config.dataDir, outFile: unwritable }),
    /cannot be written/,
  );
  t.notOk(readdirSync(hub.config.dataDir).includes('hub.db.export'), 'no copy is left behind');
});
