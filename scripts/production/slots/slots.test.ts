import { spawn } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { listSlots, settleSlots, updateFrom } from './commands.ts';
import { readRelease, SIGNED_LIST } from './release.ts';
import { makeReleaseKey, signFolder } from './sign.ts';
import {
  BROKEN,
  FROM_SOURCES,
  GOOD,
  HANGING,
  HANGING_IN_PLACE,
  layRelease,
  makeMachine,
  newKey,
  sourceOf,
} from './slots-fixture.ts';
import { probeIn, systemdPrograms } from './systemd.ts';
import type { Programs } from './update.ts';

t.setTimeout(600_000);

t.test('T33: a release that opens a door stays, one that does not is never started', async (t) => {
  const { folder, root, programs, started, version, ...machine } = makeMachine(t);
  const put = (from: string) => updateFrom({ root, release: from }, programs);
  const first = await layRelease(folder, { serial: 1, program: GOOD });
  t.match(await put(first), /1\.0\.1 is installed/);
  t.match(await put(await layRelease(folder, { serial: 2, program: GOOD })), /1\.0\.2 runs/);
  t.equal(version(), 'release 2');
  t.same(started, ['slots/b']);
  t.equal(await listSlots(root), '  a  1.0.1\n* b  1.0.2\n');
  await machine.tap();
  const pid = machine.pid();
  const broken = await layRelease(folder, { serial: 3, program: BROKEN });
  const duringBroken = await machine.tapMeanwhile(put(broken));
  t.match(duringBroken.fault, /1\.0\.3 did not open a simulated door and was never started/);
  t.equal(version(), 'release 2');
  const hanging = await layRelease(folder, { serial: 4, program: HANGING });
  const impatient = { ...programs, opensDoor: (slot: string) => probeIn(slot, 4_000) };
  const duringHanging = await machine.tapMeanwhile(
    updateFrom({ root, release: hanging }, impatient),
  );
  t.match(duringHanging.fault, /1\.0\.4 did not open a simulated door and was never started/);
  t.equal(version(), 'release 2');
  t.ok(duringBroken.opened > 0, `${duringBroken.opened} taps beside the broken one`);
  t.ok(duringHanging.opened > 1, `${duringHanging.opened} taps beside the hanging one`);
  t.equal(machine.pid(), pid, 'the same agent served the door all the time');
  t.same(started, ['slots/b'], 'nothing was restarted');
  t.match(
    await put(await layRelease(folder, { serial: 6, program: GOOD })),
    /1\.0\.6 runs/,
    'and on',
  );
  t.same(readdirSync(join(root, 'slots')).sort(), ['a', 'b']);
});

t.test('T33: a release that hangs only in its place is back at its deadline', async (t) => {
  const { folder, root, programs, started, version, tap } = makeMachine(t);
  const put = (from: string) => updateFrom({ root, release: from }, programs);
  await put(await layRelease(folder, { serial: 1, program: GOOD }));
  await put(await layRelease(folder, { serial: 2, program: GOOD }));
  const trialMs = 3_000;
  const restartedAtMs: number[] = [];
  const probed: number[] = [];
  /** Slow to start: what that takes is no longer there for the door. */
  const slow: Programs = {
    ...programs,
    restart: async (withinMs) => {
      restartedAtMs.push(performance.now());
      await programs.restart(withinMs);
      await new Promise((resolve) => setTimeout(resolve, trialMs / 3));
    },
    opensDoor: (slot, withinMs) => {
      probed.push(withinMs);
      return programs.opensDoor(slot, withinMs);
    },
  };
  const hangs = await layRelease(folder, { serial: 3, program: HANGING_IN_PLACE });
  const tried = updateFrom({ root, release: hangs, trialMs }, slow);
  await t.rejects(tried, /1\.0\.3 did not open a simulated door; the release before it runs again/);
  t.equal(version(), 'release 2');
  t.same(started, ['slots/b', 'slots/a', 'slots/b'], 'tried, and put back');
  t.equal(probed[0], 60_000, 'beside the others it had a minute, and opened');
  t.ok((probed[1] ?? 0) <= trialMs - trialMs / 3 + 5, `in its place ${probed[1]} ms were left`);
  const [switchedMs = 0, backMs = 0] = restartedAtMs;
  t.ok(backMs - switchedMs >= trialMs - 5, 'not before its time');
  t.ok(backMs - switchedMs < trialMs + 15_000, `back after ${Math.round(backMs - switchedMs)} ms`);
  await tap();
  const asks: string[] = [];
  const neverUp: Programs = {
    restart: async (withinMs) => {
      asks.push(`restart ${withinMs}`);
      await programs.restart(withinMs);
      if (asks.length === 1) await new Promise((resolve) => setTimeout(resolve, 60));
    },
    opensDoor: async (_slot, withinMs) => withinMs > 50,
    areUp: async () => true,
  };
  await t.rejects(updateFrom({ root, release: hangs, trialMs: 50 }, neverUp), /runs again/);
  t.same(asks, ['restart 50', 'restart 60000'], 'the way back has its own time');
  t.equal(version(), 'release 2');
});

t.test('a restart that systemd does not come back from ends with its time', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-units-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  const systemctl = join(folder, 'systemctl');
  writeFileSync(systemctl, '#!/bin/sh\nexec sleep 600\n', { mode: 0o755 });
  const beganMs = performance.now();
  await t.rejects(systemdPrograms(systemctl).restart(300), /restart furtka\.target ended with 1/);
  t.ok(performance.now() - beganMs < 10_000);
});

t.test(
  'T33: units that crash again and again are not up, although systemd never gives them up',
  async (t) => {
    const folder = mkdtempSync(join(tmpdir(), 'furtka-units-'));
    t.teardown(() => rmSync(folder, { recursive: true, force: true }));
    const systemctl = join(folder, 'systemctl');
    /** Answers as systemd does; what it shows may differ from look to look. */
    const isUp = async (show: string): Promise<boolean> => {
      const body = `echo x >> ${folder}/looks; n=$(wc -l < ${folder}/looks)\n${show}`;
      writeFileSync(
        systemctl,
        `#!/bin/sh\n[ "$1" = restart ] && exit 0\n[ "$1" = is-failed ] && exit 1\n${body}`,
      );
      chmodSync(systemctl, 0o755);
      rmSync(join(folder, 'looks'), { force: true });
      const programs = systemdPrograms(systemctl, 50);
      await programs.restart(60_000);
      return programs.areUp();
    };
    const unit = (name: string, state: string, restarts: string) =>
      `echo Id=furtka-${name}.service; echo ActiveState=${state}; echo NRestarts=${restarts}; echo\n`;
    const hub = unit('hub', 'active', '7');
    t.ok(await isUp(hub + unit('agent@main', 'active', '0') + unit('core', 'inactive', '0')));
    t.notOk(await isUp(hub + unit('agent@main', 'active', '$n')), 'started anew between two looks');
    t.notOk(await isUp(hub + unit('agent@main', 'activating', '4')), 'about to be started anew');
    t.notOk(await isUp(hub + unit('agent@main', 'failed', '0')));
    t.notOk(await isUp('exit 1'), 'systemd cannot be asked');
    t.notOk(await isUp(unit('core', 'inactive', '0')), 'nothing runs');
  },
);

t.test('what is not signed as it lies there is refused and nothing is changed', async (t) => {
  const { folder, root, programs, version } = makeMachine(t);
  const put = (from: string) => updateFrom({ root, release: from }, programs);
  const first = await layRelease(folder, { serial: 2, program: GOOD });
  await put(first);
  const made = async (serial: number, spoil: (dir: string) => void): Promise<string> => {
    const dir = await layRelease(folder, { serial, program: GOOD });
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
  const stranger = await layRelease(folder, { serial: 5, program: GOOD, key: newKey('other') });
  await refused(stranger, /key that this installation does not trust/);
  await refused(await made(6, (dir) => writeFileSync(join(dir, 'README'), 'x')), /README of the/);
  await refused(await made(7, (dir) => writeFileSync(join(dir, 'more'), 'x')), /holds more, which/);
  await refused(await made(8, (dir) => rmSync(join(dir, 'README'))), /lacks README/);
  await refused(await made(9, (dir) => symlinkSync('/etc', join(dir, 'x'))), /neither file nor/);
  await refused(
    await layRelease(folder, { serial: 1, program: GOOD }),
    /is not newer than 1\.0\.2/,
  );
  await refused(first, /is not newer than/);
  await refused(join(folder, 'none'), /none is not there/);
});

t.test('a power cut in the middle of the switch leaves one whole release', async (t) => {
  const { folder, root, programs, version } = makeMachine(t);
  await updateFrom(
    { root, release: await layRelease(folder, { serial: 1, program: GOOD }) },
    programs,
  );
  const next = await layRelease(folder, { serial: 2, program: GOOD });
  for (const [moment, before] of [
    ['as the programs start', 'release 2'],
    ['as the switch is made', 'release 1'],
  ] as const) {
    const isLate = before === 'release 2';
    const script = `
      ${FROM_SOURCES}
      const { Slots } = await import(${sourceOf('scripts/production/slots/slots.ts')});
      const { updateFrom } = await import(${sourceOf('scripts/production/slots/commands.ts')});
      const cut = async () => { process.kill(process.pid, 'SIGKILL'); await new Promise(() => undefined); };
      if (!${isLate}) Slots.prototype.point = cut;
      await updateFrom({ root: ${JSON.stringify(root)}, release: ${JSON.stringify(next)} }, { restart: cut, opensDoor: async () => true, areUp: cut });`;
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
  const { folder } = makeMachine(t);
  const keyFile = join(folder, 'key.json');
  const trusted = JSON.parse(makeReleaseKey(keyFile));
  t.throws(() => makeReleaseKey(keyFile), /is there already/);
  t.notOk('privateKey' in trusted[0], 'what is printed may be given away');
  const dir = await layRelease(folder, { serial: 7, program: GOOD });
  await t.rejects(readRelease(dir, trusted), /does not trust/);
  await signFolder({ act: 'releaseSign', release: dir, version: '2.0', serial: 8, keyFile });
  t.match(await readRelease(dir, trusted), { version: '2.0', serial: 8 });
});
