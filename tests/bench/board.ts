import { setTimeout as wait } from 'node:timers/promises';
import { openDoorBoard, parseDoorBoardConfig } from '@furtka/hardware/door-board';
import { startSimulatedBoard } from '@furtka/hardware/simulated-board';
import { makeTestSchool, type TestSchool } from '../harness/school.ts';
import { doorsReady, type SiteAgent, startSite } from '../harness/site.ts';
import { until } from '../harness/until.ts';
import type { BoardTap } from '../processes/board-bench.ts';
import { type Bench, type Figure, percentile } from './bench.ts';

const TAPS = 100;
const WARM_UP = 10;
const PULSE_MS = 300;
const PAUSE_MS = 420;
const LOCK_PIN = 8;
const TIMEOUT_MS = 300;
const SILENCES = 20;

const tapAlong = async (
  agent: SiteAgent,
  { pupilCards }: TestSchool,
  { first, taps }: { readonly first: number; readonly taps: number },
): Promise<BoardTap[]> => {
  const seen: BoardTap[] = [];
  for (let number = first; number < first + taps; number += 1) {
    const uid = pupilCards[number % pupilCards.length]?.uid ?? '';
    seen.push(await agent.child().ask<BoardTap>('boardTap', { uid }));
    await wait(PAUSE_MS);
  }
  const moved = seen.filter(({ relayMs }) => relayMs !== undefined).length;
  if (moved < taps / 2) throw new Error(`the relay moved for ${moved} of ${taps} cards`);
  return seen;
};

const figuresOf = (name: string, taps: readonly BoardTap[]): Figure[] => {
  const relay = taps.flatMap(({ relayMs }) => (relayMs === undefined ? [] : [relayMs]));
  const host = taps.flatMap(({ hostMs }) => (hostMs === undefined ? [] : [hostMs]));
  const cpu = taps.flatMap(({ hostCpuMs }) => (hostCpuMs === undefined ? [] : [hostCpuMs]));
  return [
    {
      name: `${name}: last bit to relay, p50`,
      value: percentile(relay, 0.5),
      unit: 'ms',
      target: { atMost: 30 },
    },
    {
      name: `${name}: p99 of ${relay.length}`,
      value: percentile(relay, 0.99),
      unit: 'ms',
      target: { atMost: 40 },
    },
    { name: `${name}: worst`, value: Math.max(...relay), unit: 'ms' },
    { name: `${name}: host, p50`, value: percentile(host, 0.5), unit: 'ms' },
    {
      name: `${name}: host, p99`,
      value: percentile(host, 0.99),
      unit: 'ms',
      target: { atMost: 3 },
    },
    ...(cpu.length === 0
      ? []
      : [{ name: `${name}: of it on a processor, p99`, value: percentile(cpu, 0.99), unit: 'ms' }]),
  ];
};

/** A door of a whole agent, with its hub there and away. */
const measureWay = async (): Promise<Figure[]> => {
  const school = makeTestSchool({
    classesPerGrade: 1,
    pupilsPerClass: 25,
    doors: 1,
    pulseMs: PULSE_MS,
  });
  const site = await startSite({ school, agents: 1, onBoard: true });
  try {
    const [agent] = site.agents;
    if (agent === undefined) throw new Error('a site has an agent');
    await doorsReady(site);
    await tapAlong(agent, school, { first: 2 * TAPS, taps: WARM_UP });
    const up = await tapAlong(agent, school, { first: 0, taps: TAPS });
    agent.link.set({ kind: 'cut' });
    const cut = await tapAlong(agent, school, { first: TAPS, taps: TAPS });
    return [...figuresOf('hub up', up), ...figuresOf('hub cut', cut)];
  } finally {
    await site.remove();
  }
};

/** The board left alone in a hold, again and again; and a board that was reset. */
const measureHeartbeat = async (): Promise<Figure[]> => {
  const board = startSimulatedBoard();
  const parsed = parseDoorBoardConfig({
    ...{ port: 'simulated', heartbeatTimeoutMs: TIMEOUT_MS, startWaitMs: 20_000 },
    relays: [{ id: 'lock', pin: LOCK_PIN }],
    readers: [{ id: 'in', input: 0, formats: ['H10301'] }],
  });
  if (!parsed.ok) throw new Error(parsed.faults.join());
  let wroteMs = 0;
  let restMs = 0;
  board.onPin((pin, drive) => {
    if (pin === LOCK_PIN && drive === 'low') restMs = performance.now();
  });
  const context = { monotonicMs: () => performance.now(), log: () => undefined };
  const devices = await openDoorBoard(parsed.config, context, async () => {
    const port = await board.openPort();
    const write = port.write.bind(port);
    port.write = ((chunk: Buffer) => {
      wroteMs = performance.now();
      return write(chunk);
    }) as typeof port.write;
    return port;
  });
  const relay = devices.relays.get('lock');
  const reader = devices.readers.get('in');
  const late: number[] = [];
  const gaps: number[] = [];
  try {
    for (let round = 0; round < SILENCES; round += 1) {
      await until('the board', () => reader?.online() === true);
      relay?.hold();
      await until('the hold', () => board.drive(LOCK_PIN) === 'high');
      await wait(200);
      board.setPlugged(false);
      const lastWordMs = wroteMs;
      await until('rest', () => board.drive(LOCK_PIN) === 'low');
      late.push(restMs - lastWordMs - TIMEOUT_MS);
      relay?.release();
      board.setPlugged(true);
    }
    for (let round = 0; round < SILENCES; round += 1) {
      await until('the board', () => reader?.online() === true);
      let beganMs = 0;
      const back = new Promise<number>((resolve) => {
        reader?.on(({ kind }) => {
          if (kind === 'online') resolve(performance.now() - beganMs);
        });
      });
      await wait(300);
      beganMs = performance.now();
      board.reset();
      gaps.push(await back);
    }
  } finally {
    await devices.close();
    await board.close();
  }
  return [
    {
      name: `rest after the heartbeat's end, worst of ${SILENCES}`,
      value: Math.max(...late),
      unit: 'ms',
      target: { atMost: 100 },
    },
    {
      name: `reset to readers online, p50 of ${SILENCES}`,
      value: percentile(gaps, 0.5),
      unit: 'ms',
    },
    { name: 'reset to readers online, worst', value: Math.max(...gaps), unit: 'ms' },
  ];
};

/** The door board on simulated silicon under the real agent: its way from card to relay, and what happens without a host. */
export const boardBench: Bench = {
  title: `a card at the simulated door board to its relay, ${TAPS} cards each with the hub up and cut`,
  run: async () => {
    const figures = [...(await measureWay()), ...(await measureHeartbeat())];
    return { figures, json: Object.fromEntries(figures.map(({ name, value }) => [name, value])) };
  },
};
