import { type ChildProcess, spawn } from 'node:child_process';
import { generateKeyPairSync } from 'node:crypto';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { SigningKey } from '@furtka/core-contract/signed';
import t, { type Test } from 'tap';
import { listSlots, settleSlots, updateFrom } from './commands.ts';
import { readRelease, SIGNED_LIST, signRelease } from './release.ts';
import { makeReleaseKey, signFolder } from './sign.ts';
import { probeIn } from './systemd.ts';
import type { Programs } from './update.ts';

t.setTimeout(600_000);
const REPOSITORY = fileURLToPath(new URL('../../..', import.meta.url));

const newKey = (keyId: string): SigningKey => {
  const { x = '', d = '' } = generateKeyPairSync('ed25519').privateKey.export({ format: 'jwk' });
  return { keyId, publicKey: x, privateKey: d };
};
const KEY = newKey('release-1');

/** The real probe of these sources, as a release's own program would start it. */
const GOOD = `
import { register } from ${JSON.stringify(join(REPOSITORY, 'node_modules/tsx/dist/esm/api/index.mjs'))};
register();
const { probeDoor } = await import(${JSON.stringify(join(REPOSITORY, 'reader-agent/src/probe.ts'))});
process.exit((await probeDoor(30_000)) ? 0 : 1);
`;
const BROKEN = "throw new Error('this release is broken');";
const HANGING = 'setInterval(() => undefined, 1000);';

const release = async (
  folder: string,
  { serial, program, key = KEY }: { serial: number; program: string; key?: SigningKey },
): Promise<string> => {
  const dir = join(folder, `release-${serial}-${key.keyId}`);
  mkdirSync(join(dir, 'scripts'), { recursive: true });
  writeFileSync(join(dir, 'scripts', 'furtka.mjs'), program);
  writeFileSync(join(dir, 'README'), `release ${serial}`);
  const about = { version: `1.0.${serial}`, serial };
  writeFileSync(join(dir, SIGNED_LIST), await signRelease(dir, about, key));
  return dir;
};

/** A machine whose services are one process that says from where it was started. */
const machine = (t: Test) => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-slots-'));
  const root = join(folder, 'opt');
  mkdirSync(root);
  const { keyId, publicKey } = KEY;
  writeFileSync(join(root, 'release-keys.json'), JSON.stringify([{ keyId, publicKey }]));
  let service: ChildProcess | undefined;
  const started: string[] = [];
  const programs: Programs = {
    restart: async () => {
      service?.kill('SIGKILL');
      started.push(readlinkSync(join(root, 'current')));
      service = spawn(process.execPath, ['-e', HANGING], { cwd: join(root, 'current') });
    },
    opensDoor: (slot) => probeIn(slot, 90_000),
  };
  t.teardown(() => {
    service?.kill('SIGKILL');
    rmSync(folder, { recursive: true, force: true });
  });
  const version = () => readFileSync(join(root, 'current', 'README'), 'utf8');
  return { folder, root, programs, started, version };
};

t.test('a release that opens a door stays, one that does not goes back', async (t) => {
  const { folder, root, programs, started, version } = machine(t);
  const put = (from: string) => updateFrom({ root, release: from }, programs);
  t.match(await put(await release(folder, { serial: 1, program: GOOD })), /1\.0\.1 is installed/);
  t.match(await put(await release(folder, { serial: 2, program: GOOD })), /1\.0\.2 runs/);
  t.equal(version(), 'release 2');
  t.same(started, ['slots/b']);
  t.equal(await listSlots(root), '  a  1.0.1\n* b  1.0.2\n');
  const broken = await release(folder, { serial: 3, program: BROKEN });
  await t.rejects(put(broken), /1\.0\.3 did not open a simulated door; the release before it runs/);
  t.equal(version(), 'release 2');
  t.same(started, ['slots/b', 'slots/a', 'slots/b'], 'tried, and put back');
  const hanging = await release(folder, { serial: 4, program: HANGING });
  const impatient = { ...programs, opensDoor: (slot: string) => probeIn(slot, 500) };
  await t.rejects(updateFrom({ root, release: hanging }, impatient), /did not open/);
  t.equal(version(), 'release 2');
  t.match(await put(await release(folder, { serial: 5, program: GOOD })), /1\.0\.5 runs/, 'and on');
  t.same(readdirSync(join(root, 'slots')).sort(), ['a', 'b']);
});

t.test('what is not signed as it lies there is refused and nothing is changed', async (t) => {
  const { folder, root, programs, version } = machine(t);
  const put = (from: string) => updateFrom({ root, release: from }, programs);
  const first = await release(folder, { serial: 2, program: GOOD });
  await put(first);
  const made = async (serial: number, spoil: (dir: string) => void): Promise<string> => {
    const dir = await release(folder, { serial, program: GOOD });
    spoil(dir);
    return dir;
  };
  const refused = async (dir: string, sentence: RegExp) => {
    await t.rejects(put(dir), { message: sentence });
    t.equal(version(), 'release 2');
    t.notOk(existsSync(join(root, 'trial.json')));
  };
  const signed = (dir: string) => join(dir, SIGNED_LIST);
  await refused(await made(3, (dir) => rmSync(signed(dir))), /holds no signed release/);
  const turned = (dir: string) =>
    writeFileSync(signed(dir), readFileSync(signed(dir), 'utf8').replace('1.0.4', '1.0.9'));
  await refused(await made(4, turned), /signature of the release is not good/);
  const stranger = await release(folder, { serial: 5, program: GOOD, key: newKey('other') });
  await refused(stranger, /key that this installation does not trust/);
  await refused(await made(6, (dir) => writeFileSync(join(dir, 'README'), 'x')), /README of the/);
  await refused(await made(7, (dir) => writeFileSync(join(dir, 'more'), 'x')), /holds more, which/);
  await refused(await made(8, (dir) => rmSync(join(dir, 'README'))), /lacks README/);
  await refused(await made(9, (dir) => symlinkSync('/etc', join(dir, 'x'))), /neither file nor/);
  await refused(await release(folder, { serial: 1, program: GOOD }), /is not newer than 1\.0\.2/);
  await refused(first, /is not newer than/);
  await refused(join(folder, 'none'), /none is not there/);
});

t.test('a power cut in the middle of the switch leaves one whole release', async (t) => {
  const { folder, root, programs, version } = machine(t);
  await updateFrom(
    { root, release: await release(folder, { serial: 1, program: GOOD }) },
    programs,
  );
  const next = await release(folder, { serial: 2, program: GOOD });
  for (const [moment, before] of [
    ['as the programs start', 'release 2'],
    ['as the switch is made', 'release 1'],
  ] as const) {
    const isLate = before === 'release 2';
    const script = `
      import { register } from ${JSON.stringify(join(REPOSITORY, 'node_modules/tsx/dist/esm/api/index.mjs'))};
      register();
      const { Slots } = await import(${JSON.stringify(join(REPOSITORY, 'scripts/production/slots/slots.ts'))});
      const { updateFrom } = await import(${JSON.stringify(join(REPOSITORY, 'scripts/production/slots/commands.ts'))});
      const cut = async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => undefined); };
      if (!${isLate}) Slots.prototype.point = cut;
      await updateFrom({ root: ${JSON.stringify(root)}, release: ${JSON.stringify(next)} }, { restart: cut, opensDoor: cut });`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: 'inherit',
    });
    const signal = await new Promise((resolve) => child.once('exit', (_code, by) => resolve(by)));
    t.equal(signal, 'SIGKILL', moment);
    t.equal(version(), before, `${moment}: one whole slot or the other`);
    t.match(await settleSlots(root), /slot b was cut short/);
    t.equal(version(), 'release 1', 'nobody saw the new one open a door');
    t.match(await settleSlots(root), /No update was under way/, 'twice is once');
  }
  t.match(
    await updateFrom({ root, release: next }, programs),
    /1\.0\.2 runs/,
    'the lock of the dead holds nobody up',
  );
});

t.test('a key made by the command signs what the machine takes', async (t) => {
  const { folder } = machine(t);
  const keyFile = join(folder, 'key.json');
  const trusted = JSON.parse(makeReleaseKey(keyFile));
  t.throws(() => makeReleaseKey(keyFile), /is there already/);
  t.notOk('privateKey' in trusted[0], 'what is printed may be given away');
  const dir = await release(folder, { serial: 7, program: GOOD });
  await t.rejects(readRelease(dir, trusted), /does not trust/);
  await signFolder({ act: 'releaseSign', release: dir, version: '2.0', serial: 8, keyFile });
  t.match(await readRelease(dir, trusted), { version: '2.0', serial: 8 });
});
