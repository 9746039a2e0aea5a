import { spawnSync } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  readlinkSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runInNewContext } from 'node:vm';
import t, { type Test } from 'tap';
import { FROM_SOURCES, GOOD, layKeys, layRelease, sourceOf } from './slots/slots-fixture.ts';

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
    t.notMatch(text, /^KillMode=(?!control-group)/m, `${name}: the whole group hears a stop`);
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
  t.match(first, /etc\/udev\/rules\.d\/60-furtka-gpio\.rules 644/);
  t.match(first, /etc\/polkit-1\/rules\.d\/60-furtka-pcscd\.rules 644/);
  const again = install('--agent', 'main', '--stage', stage);
  t.equal(again.status, 0);
  t.notMatch(again.stdout, /placed/);
  t.equal(tree(), first, 'not a byte and no time has changed');
});

t.test('with a release and its keys it may run twice too', async (t) => {
  const folder = folderFor(t);
  const stage = join(folder, 'stage');
  // The installer of a release that was unpacked, its command run from these sources.
  const scripts = join(folder, 'unpacked', 'scripts');
  mkdirSync(scripts, { recursive: true });
  sh('cp', '-r', join(SCRIPTS, 'install-pi.sh'), join(SCRIPTS, 'pi'), scripts);
  writeFileSync(
    join(scripts, 'furtka.mjs'),
    `${FROM_SOURCES}
const { main } = await import(${sourceOf('scripts/production/furtka.ts')});
const out = (text) => process.stdout.write(text);
process.exitCode = await main(process.argv.slice(2), { root: ${JSON.stringify(folder)}, out, err: out });
`,
  );
  const keys = join(folder, 'keys.json');
  layKeys(keys);
  const release = await layRelease(folder, { serial: 1, program: GOOD });
  const args = ['--release', release, '--keys', keys, '--agent', 'main', '--stage', stage];
  const run = () => sh('/bin/sh', join(scripts, 'install-pi.sh'), ...args);
  /** Folders, files and links, with mode, goal and time, and what is in the files. */
  const tree = () => [
    sh('find', stage, '-printf', '%P %y %m %l %T@\n').stdout.split('\n').sort(),
    sh('/bin/sh', '-c', 'find "$1" -type f -exec sha256sum {} + | sort', 'sh', stage).stdout,
  ];
  const first = run();
  t.equal(first.status, 0, `${first.stdout}${first.stderr}`);
  t.match(first.stdout, /1\.0\.1 is installed/);
  const opt = join(stage, 'opt', 'furtka');
  t.equal(readlinkSync(join(opt, 'current')), 'slots/a');
  t.equal(readFileSync(join(opt, 'current', 'README'), 'utf8'), 'release 1');
  t.equal(readFileSync(join(opt, 'release-keys.json'), 'utf8'), readFileSync(keys, 'utf8'));
  const laid = tree();
  const again = run();
  t.equal(again.status, 0, `${again.stdout}${again.stderr}`);
  t.notMatch(again.stdout, /placed|installed|runs/);
  t.same(tree(), laid, 'not a byte and no time has changed');
});

t.test('a Node that is missing or too old is told, and nothing is changed', async (t) => {
  const folder = folderFor(t);
  const stage = join(folder, 'stage');
  const bin = join(folder, 'bin');
  mkdirSync(bin);
  for (const name of ['dirname', 'install', 'cmp', 'mv', 'basename'])
    writeFileSync(join(bin, name), `#!/bin/sh\nexec /usr/bin/${name} "$@"\n`, { mode: 0o755 });
  const run = () =>
    spawnSync('/bin/sh', [join(SCRIPTS, 'install-pi.sh'), '--stage', stage], {
      encoding: 'utf8',
      env: { PATH: bin },
    });
  const told = /Node 20\.19 or later is needed \(Debian 12's own package is older\) and/;
  t.match(run().stderr, new RegExp(`${told.source} there is none`));
  /** The real Node, which says that it is that version. */
  const pretend = (version: string) => {
    const preload = join(folder, 'version.cjs');
    const versions = `{ ...process.versions, node: '${version}' }`;
    writeFileSync(preload, `Object.defineProperty(process, 'versions', { value: ${versions} });`);
    const text = `#!/bin/sh\nexec '${process.execPath}' --require '${preload}' "$@"\n`;
    writeFileSync(join(bin, 'node'), text, { mode: 0o755 });
  };
  for (const version of ['18.20.4', '20.18.9']) {
    pretend(version);
    const { status, stderr } = run();
    t.equal(status, 1);
    t.match(stderr, new RegExp(`${told.source} this is ${version.replaceAll('.', '\\.')}`));
  }
  t.notOk(existsSync(stage));
  for (const version of ['20.19.0', '22.1.0']) {
    pretend(version);
    const { status, stderr } = run();
    t.equal(status, 0, stderr);
  }
});

t.test('folders of polkit and udev that are there keep their mode', async (t) => {
  const stage = join(folderFor(t), 'stage');
  const rules = join(stage, 'etc', 'polkit-1', 'rules.d');
  sh('mkdir', '-p', rules);
  sh('chmod', '0700', rules);
  t.equal(install('--stage', stage).status, 0);
  t.equal(sh('stat', '-c', '%a', rules).stdout.trim(), '700');
});

t.test('the agent alone is put into the groups of its devices, once', async (t) => {
  if (process.getuid?.() !== 0) {
    const { stdout } = install('--dry-run');
    t.match(stdout, /would: usermod --append --groups plugdev furtka-agent/);
    return;
  }
  // Programs of the system that answer as a fresh machine does, and then as one where it was done.
  const bin = folderFor(t);
  const done = join(bin, 'done');
  const lay = (name: string, body: string) =>
    writeFileSync(join(bin, name), `#!/bin/sh\n${body}\n`, { mode: 0o755 });
  lay('getent', `[ "$2" != gpio ] || grep -q gpio ${done}`);
  lay('id', `[ "$1" = -nG ] && { printf 'furtka-agent '; tr '\\n' ' ' < ${done}; }; true`);
  writeFileSync(done, '');
  const run = () =>
    spawnSync('/bin/sh', [join(SCRIPTS, 'install-pi.sh'), '--dry-run'], {
      encoding: 'utf8',
      env: { ...process.env, PATH: `${bin}:${process.env['PATH'] ?? ''}` },
    }).stdout;
  const fresh = run();
  t.match(fresh, /would: groupadd --system gpio/);
  for (const group of ['dialout', 'plugdev', 'gpio'])
    t.match(fresh, `would: usermod --append --groups ${group} furtka-agent`);
  t.notMatch(fresh, /groups [a-z]+ furtka-(core|hub)/);
  writeFileSync(done, 'dialout\nplugdev\ngpio\n');
  t.notMatch(run(), /usermod|groupadd/, 'nothing is done twice');
});

t.test(
  'the rule of polkit lets the agent to the readers, and nobody to anything else',
  async (t) => {
    const text = readFileSync(join(SCRIPTS, 'pi', 'devices', '60-furtka-pcscd.rules'), 'utf8');
    type Rule = (action: { id: string }, subject: { user: string }) => string | undefined;
    const rules: Rule[] = [];
    const polkit = { addRule: (rule: Rule) => rules.push(rule), Result: { YES: 'yes' } };
    runInNewContext(text, { polkit });
    const [rule] = rules;
    const asked = (id: string, user: string) => rule?.({ id }, { user });
    for (const id of ['access_pcsc', 'access_card'].map((one) => `org.debian.pcsc-lite.${one}`)) {
      t.equal(asked(id, 'furtka-agent'), 'yes');
      for (const user of ['furtka-core', 'furtka-hub', 'pi']) t.equal(asked(id, user), undefined);
    }
    t.equal(asked('org.freedesktop.login1.reboot', 'furtka-agent'), undefined);
  },
);

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
