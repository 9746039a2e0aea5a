import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { conformanceOf, type Rig, runConformance } from '../../conformance/suite.ts';
import { openDriver } from '../discover.ts';
import type { DriverContext } from '../port.ts';
import {
  generationOf,
  holdArguments,
  levelAfter,
  pulseArguments,
  readArguments,
  restArguments,
  watchArguments,
} from './codec.ts';
import { layGpioPrograms } from './gpio-programs.ts';

t.setTimeout(180_000);

const WITHIN_MS = 20_000;
const RELAY = 17;
const LEAF = 22;
const context: DriverContext = { monotonicMs: () => performance.now(), log: () => undefined };

const until = async (what: string, holds: () => boolean, withinMs = WITHIN_MS): Promise<void> => {
  const endMs = performance.now() + withinMs;
  while (!holds()) {
    if (performance.now() > endMs) throw new Error(`waited in vain: ${what}`);
    await pause(5);
  }
};

/** A folder with a short name: the driver takes no longer path than a config may have. */
const folderOf = (t: Test): string => {
  const folder = mkdtempSync(join(tmpdir(), 'gpio-'));
  t.teardown(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));
  return folder;
};

const configOf = (programs: string): object => ({
  programs,
  relays: [{ id: 'lock', line: RELAY }],
  contacts: [{ id: 'leaf', line: LEAF }],
});

const makeRig = (t: Test, generation: 1 | 2) => async (): Promise<Rig> => {
  const programs = layGpioPrograms(folderOf(t), generation);
  const devices = await openDriver('gpio', configOf(programs.folder), context);
  await until('the contact to be watched', () => programs.isWatched(LEAF));
  return {
    devices,
    pass: (ms, done = () => false) => until('the condition', done, ms).catch(() => undefined),
    setContact: (_id, open) => {
      programs.setLevel(LEAF, open);
      return Promise.resolve();
    },
    end: () => Promise.resolve(),
  };
};

/** Lines are relays and contacts, and a pin that is always there is never away. */
const NOT_OF_LINES = [
  'a hold while the device is away is refused, and made good when it is back until it is released',
  'a card is reported once, whole, as an UID of low assurance',
  'a listener may unsubscribe twice and hears nothing afterwards',
  'a reader that goes and returns says offline with a code, then online, each once',
  'an indicator shows every signal, twice in a row too',
];

for (const generation of [1, 2] as const) {
  const left: string[] = [];
  for (const check of conformanceOf('gpio'))
    t.test(`gpio, libgpiod ${generation}: ${check.name} [HUB-12]`, async (t) => {
      const applied = await runConformance(check, makeRig(t, generation));
      if (!applied) left.push(check.name);
      t.equal(applied, !NOT_OF_LINES.includes(check.name));
    });
  t.test(`gpio, libgpiod ${generation}: no other check was left out`, async (t) => {
    t.same(left, NOT_OF_LINES);
  });
}

t.test('the arguments are those of the programs of either version', async (t) => {
  const at = { chip: 'gpiochip0', line: 17, activeLow: false };
  const low = { ...at, activeLow: true };
  t.equal(generationOf('gpioset (libgpiod) v1.6.3\n'), 1);
  t.equal(generationOf('gpioset (libgpiod) v2.2.1\n'), 2);
  t.equal(generationOf('gpioset 3'), undefined);
  t.same(pulseArguments(1, at, 3250), [
    '--mode=time',
    '--sec=3',
    '--usec=250000',
    'gpiochip0',
    '17=1',
  ]);
  t.same(pulseArguments(2, low, 3250), [
    '--active-low',
    '--chip',
    'gpiochip0',
    '--toggle',
    '3250ms,0',
    '17=1',
  ]);
  t.same(holdArguments(1, low), ['--active-low', '--mode=signal', 'gpiochip0', '17=1']);
  t.same(holdArguments(2, at), ['--chip', 'gpiochip0', '17=1']);
  t.same(restArguments(1, at), ['--mode=exit', 'gpiochip0', '17=0']);
  t.same(restArguments(2, at), ['--chip', 'gpiochip0', '--toggle', '0', '17=0']);
  t.same(readArguments(1, at, 'disable'), ['--bias=disable', 'gpiochip0', '17']);
  t.same(readArguments(2, at, 'disable'), [
    '--numeric',
    '--bias',
    'disabled',
    '--chip',
    'gpiochip0',
    '17',
  ]);
  t.same(watchArguments(1, at, 'pull-up'), [
    '--line-buffered',
    '--bias=pull-up',
    '--format=%e',
    'gpiochip0',
    '17',
  ]);
  t.match(watchArguments(2, at, 'pull-up'), [
    '--edges',
    'both',
    '--bias',
    'pull-up',
    '--format',
    '%e',
  ]);
  t.same(
    [
      levelAfter(1, '0'),
      levelAfter(1, '1'),
      levelAfter(2, '2'),
      levelAfter(2, '1'),
      levelAfter(1, '2'),
    ],
    [false, true, false, true, undefined],
  );
});

for (const generation of [1, 2] as const)
  t.test(
    `libgpiod ${generation}: the line is at rest after the pulse and the hold of an agent that was killed [HUB-04]`,
    async (t) => {
      const programs = layGpioPrograms(folderOf(t), generation);
      const config = JSON.stringify({ ...configOf(programs.folder), contacts: [] });
      const discover = new URL('../discover.ts', import.meta.url).href;
      for (const act of ['pulse(1500)', 'hold()']) {
        const source = `
        const { openDriver } = await import(${JSON.stringify(discover)});
        const context = { monotonicMs: () => performance.now(), log: () => undefined };
        const devices = await openDriver('gpio', ${config}, context);
        devices.relays.get('lock').on((energised) => process.stdout.write(String(energised)));
        devices.relays.get('lock').${act};
        setInterval(() => undefined, 1000);`;
        const agent = spawn(
          process.execPath,
          ['--import=tsx', '--input-type=module', '-e', source],
          {
            stdio: ['ignore', 'pipe', 'inherit'],
          },
        );
        await once(agent.stdout, 'data');
        await until(`${act}: energised`, () => programs.level(RELAY));
        agent.kill('SIGKILL');
        await once(agent, 'exit');
        await until(`${act}: rest`, () => !programs.level(RELAY));
      }
      await until('nobody to have the line', () => !programs.isUsed(RELAY));
      t.notOk(programs.level(RELAY));
    },
  );

/** Processes that this one has started. */
const childrenOf = (pid: number): readonly number[] =>
  readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8')
    .split(' ')
    .filter((text) => text.trim() !== '')
    .map(Number);

const openLock = async (folder: string) => {
  const config = { ...configOf(folder), contacts: [] };
  const devices = await openDriver('gpio', config, context);
  const lock = devices.relays.get('lock');
  if (lock === undefined) throw new Error('no relay');
  return { devices, lock };
};

for (const generation of [1, 2] as const) {
  t.test(
    `libgpiod ${generation}: a hold whose holder is killed, or whose line is another's, is made good`,
    async (t) => {
      const programs = layGpioPrograms(folderOf(t), generation);
      const { devices, lock } = await openLock(programs.folder);
      const edges: boolean[] = [];
      lock.on((energised) => edges.push(energised));
      lock.hold();
      await until('energised', () => programs.level(RELAY) && edges.length === 1);
      for (const pid of childrenOf(process.pid)) {
        const isHolder = readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('furtka-gpio');
        if (isHolder) process.kill(pid, 'SIGKILL');
      }
      // Told, not looked for: the level in between lasts half a second, which a busy machine lets go by.
      await until('held again', () => edges.length === 3 && programs.level(RELAY));
      t.same(edges, [true, false, true]);
      lock.release();
      await until('rest', () => !programs.level(RELAY));
      const used = join(programs.folder, 'lines', `${RELAY}.used`);
      await until('the line to be free', () => {
        try {
          mkdirSync(used);
          return true;
        } catch {
          return false;
        }
      });
      lock.hold();
      await pause(300);
      t.notOk(programs.level(RELAY), 'another program has the line');
      rmdirSync(used);
      await until('held', () => programs.level(RELAY));
      await devices.close();
      t.notOk(programs.level(RELAY));
    },
  );

  t.test(
    `libgpiod ${generation}: a line that was left energised is put to rest by the next start`,
    async (t) => {
      const programs = layGpioPrograms(folderOf(t), generation);
      programs.setLevel(RELAY, true);
      const { devices } = await openLock(programs.folder);
      t.notOk(programs.level(RELAY));
      await devices.close();
    },
  );

  t.test(
    `libgpiod ${generation}: the watchdog's ABRT to the whole unit, and TERM after it, leave the line at rest`,
    async (t) => {
      const programs = layGpioPrograms(folderOf(t), generation);
      const discover = new URL('../discover.ts', import.meta.url).href;
      const source = `
        const { openDriver } = await import(${JSON.stringify(discover)});
        const context = { monotonicMs: () => performance.now(), log: () => undefined };
        const config = ${JSON.stringify({ ...configOf(programs.folder), contacts: [] })};
        const devices = await openDriver('gpio', config, context);
        devices.relays.get('lock').on((energised) => process.stdout.write(String(energised)));
        devices.relays.get('lock').hold();
        setInterval(() => undefined, 1000);`;
      const args = ['--import=tsx', '--input-type=module', '-e', source];
      const agent = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
      await once(agent.stdout, 'data');
      const holder = childrenOf(agent.pid ?? 0).find((pid) =>
        readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('furtka-gpio'),
      );
      if (holder === undefined) throw new Error('no holder');
      // The holder says `on` when its program runs; a busy machine drives the line some moments later.
      await until('energised', () => programs.level(RELAY));
      // As systemd does with a control group: the same to each of its processes.
      process.kill(-holder, 'SIGABRT');
      agent.kill('SIGABRT');
      await once(agent, 'exit');
      const isThere = (): boolean => {
        try {
          return process.kill(-holder, 'SIGTERM');
        } catch {
          return false;
        }
      };
      await until('the holder to end', () => !isThere());
      t.notOk(programs.level(RELAY));
    },
  );
}

t.test(
  'programs that are missing or of another kind, and lines used twice, are refused',
  async (t) => {
    const programs = layGpioPrograms(folderOf(t), 1);
    await t.rejects(openDriver('gpio', { programs: '/nowhere' }, context), { code: 'config' });
    await t.rejects(openDriver('gpio', { programs: '/nowhere', colour: 1 }, context), /colour/);
    const twice = {
      programs: programs.folder,
      relays: [{ id: 'a', line: 3 }],
      contacts: [{ id: 'b', line: 3 }],
    };
    await t.rejects(openDriver('gpio', twice, context), /gpiochip0 3 twice/);
    const odd = { programs: programs.folder, relays: [{ id: 'a', line: 3, chip: '--help; x' }] };
    await t.rejects(openDriver('gpio', odd, context), /no name of a chip/);
  },
);
