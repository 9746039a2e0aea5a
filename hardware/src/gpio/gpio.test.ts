import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as pause } from 'node:timers/promises';
import t, { type Test } from 'tap';
import { conformanceChecks, type Rig, runConformance } from '../../conformance/suite.ts';
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

const configOf = (programs: string): object => ({
  programs,
  relays: [{ id: 'lock', line: RELAY }],
  contacts: [{ id: 'leaf', line: LEAF }],
});

const makeRig = (t: Test, generation: 1 | 2) => async (): Promise<Rig> => {
  const programs = layGpioPrograms(t.testdir(), generation);
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

for (const generation of [1, 2] as const)
  for (const check of conformanceChecks)
    t.test(`gpio, libgpiod ${generation}: ${check.name} [HUB-12]`, async (t) => {
      const applied = await runConformance(check, makeRig(t, generation));
      if (!applied) t.comment('no such device: lines are relays and contacts');
    });

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
      const programs = layGpioPrograms(t.testdir(), generation);
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
      await until(
        'both to end',
        () => programs.log().filter((text) => text === `${RELAY} 1`).length === 2,
      );
    },
  );

t.test(
  'programs that are missing or of another kind, and lines used twice, are refused',
  async (t) => {
    const programs = layGpioPrograms(t.testdir(), 1);
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
