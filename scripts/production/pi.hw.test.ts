import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';

t.setTimeout(120_000);
const SCRIPTS = fileURLToPath(new URL('..', import.meta.url));
const UNITS = join(SCRIPTS, 'pi', 'units');
const folderFor = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-pi-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
};
const sh = (command: string, ...args: string[]) => spawnSync(command, args, { encoding: 'utf8' });
const install = (...args: string[]) => sh('/bin/sh', join(SCRIPTS, 'install-pi.sh'), ...args);

t.test('systemd finds no fault in the units', async (t) => {
  if (sh('systemd-analyze', '--version').status !== 0) {
    const message = 'systemd-analyze is not installed: THE UNITS WERE NOT CHECKED';
    if (process.env['CI'] === 'true') t.fail(message);
    else console.error(`# ${message}`);
    return;
  }
  const folder = folderFor(t);
  // Programs have to be where the units name them; here they are elsewhere.
  for (const name of readdirSync(UNITS))
    writeFileSync(
      join(folder, name),
      readFileSync(join(UNITS, name), 'utf8')
        .replaceAll('/usr/bin/node', process.execPath)
        .replaceAll('/usr/local/lib/furtka/settle-slots', '/bin/true'),
    );
  const units = readdirSync(folder).map((name) => join(folder, name.replace('@.', '@main.')));
  const { status, stderr } = sh('systemd-analyze', 'verify', '--man=no', ...units);
  t.equal(
    stderr
      .split('\n')
      .filter((line) => line.includes('furtka'))
      .join('\n'),
    '',
  );
  t.equal(status, 0, stderr);
});

t.test('every program runs in its sandbox and under the watchdog', async (t) => {
  const programs = readdirSync(UNITS).filter((name) => /furtka-(core|hub|bridge|agent)/.test(name));
  t.equal(programs.length, 4);
  for (const name of programs) {
    const text = readFileSync(join(UNITS, name), 'utf8');
    for (const line of [
      'NoNewPrivileges=yes',
      'ProtectSystem=strict',
      'CapabilityBoundingSet=\n',
      'SystemCallFilter=@system-service',
      'WatchdogSec=30',
      'MemoryMax=',
    ])
      t.ok(text.includes(line), `${name}: ${line}`);
    t.match(text, /^(PrivateDevices=yes|DevicePolicy=closed)$/m, `${name}: devices`);
    t.notMatch(text, /^User=root$/m);
  }
});

t.test('the installer may run twice, and says what it would do', async (t) => {
  const stage = join(folderFor(t), 'stage');
  const tree = () => sh('find', stage, '-type', 'f', '-printf', '%P %m %T@\n').stdout;
  const dry = install('--dry-run', '--agent', 'main', '--stage', stage);
  t.equal(dry.status, 0, dry.stderr);
  t.match(dry.stdout, /would: .*furtka-agent@\.service/);
  t.notOk(existsSync(stage), 'nothing was changed');
  t.equal(install('--agent', 'main', '--stage', stage).status, 0);
  const first = tree();
  t.match(first, /etc\/systemd\/system\/furtka-hub\.service 644/);
  t.match(first, /settle-slots 755/);
  const again = install('--agent', 'main', '--stage', stage);
  t.equal(again.status, 0);
  t.notMatch(again.stdout, /placed/);
  t.equal(tree(), first, 'not a byte and no time has changed');
});

t.test('what it cannot do is one sentence', async (t) => {
  for (const [args, sentence] of [
    [['--loud'], /There is no option --loud/],
    [['--agent', '../x', '--dry-run'], /name is made of a-z/],
    [['--release', '/nowhere', '--dry-run'], /\/nowhere is not there; nothing was changed/],
    [['--keys', '/nowhere', '--dry-run'], /\/nowhere cannot be read; nothing was changed/],
  ] as const) {
    const { status, stderr } = install(...args);
    t.equal(status, 1);
    t.match(stderr, sentence);
  }
  if (!existsSync('/run/systemd/system'))
    t.match(install().stderr, /(systemd does not run here|Run it as root)/);
});

t.test('a cut switch is taken back before any program starts, by plain shell', async (t) => {
  const root = folderFor(t);
  const settle = () => sh(join(SCRIPTS, 'pi', 'settle-slots'), root).status;
  sh('mkdir', '-p', join(root, 'slots', 'a'), join(root, 'slots', 'b'));
  sh('ln', '-s', 'slots/b', join(root, 'current'));
  const current = () => sh('readlink', join(root, 'current')).stdout.trim();
  t.equal(settle(), 0);
  t.equal(current(), 'slots/b', 'without a trial nothing changes');
  writeFileSync(join(root, 'trial.json'), JSON.stringify({ from: 'a', to: 'b' }));
  t.equal(settle(), 0);
  t.equal(current(), 'slots/a');
  t.notOk(existsSync(join(root, 'trial.json')));
});
