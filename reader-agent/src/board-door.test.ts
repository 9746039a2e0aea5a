import { cardHash } from '@furtka/core-contract/card-hash';
import { openDoorBoard, parseDoorBoardConfig } from '@furtka/hardware/door-board';
import { startSimulatedBoard } from '@furtka/hardware/simulated-board';
import { encodeWiegand } from '@furtka/hardware/wiegand/encode';
import pino from 'pino';
import t, { type Test } from 'tap';
import { agentConfig, kindsOf, spooledEvents, testClocks } from '../fixtures/agent.ts';
import { card, DOOR, door } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import { startAgent } from './start.ts';

// A whole agent at the door board: the shipped firmware on simulated silicon, Wiegand on its wires, the relay at its pin.

t.setTimeout(170_000);
const LOCK_PIN = 8;
const LEAF_PIN = 14;
const CARD_KEY = Buffer.alloc(32, 7);
const WITHIN_MS = 30_000;
const CARD = { facilityCode: 12, number: 345 };
const BOARD = {
  port: 'simulated',
  startWaitMs: 30_000,
  readers: [
    { id: 'outside', input: 0, formats: ['H10301', 'W34'] },
    { id: 'inside', input: 1, formats: ['H10301'] },
  ],
  relays: [{ id: 'lock', pin: LOCK_PIN }],
  contacts: [{ id: 'leaf', pin: LEAF_PIN }],
};

const startDoor = async (t: Test) => {
  const school = await makeSchool();
  const board = startSimulatedBoard(undefined, 'granted');
  board.set(LEAF_PIN, false);
  const dir = t.testdir();
  const credential = { technology: 'wiegand', bits: 26, assurance: 'uid' } as const;
  const known = { ...credential, facilityCode: CARD.facilityCode, number: String(CARD.number) };
  school.layFolder(
    dir,
    school.signRoster({
      doors: [door({ pulseMs: 500 })],
      cards: [card(1, { hash: cardHash(CARD_KEY, known) })],
    }),
  );
  const parsed = parseDoorBoardConfig(BOARD);
  if (!parsed.ok) throw new Error(parsed.faults.join('; '));
  // The board's time is the agent's: a busy machine makes both slow, and nothing late.
  const clocks = { ...testClocks().clocks, monotonicMs: board.nowMs };
  const context = { monotonicMs: board.nowMs, log: () => undefined };
  const devices = await openDoorBoard(parsed.config, context, () => board.openPort());
  const readers = [
    { id: 'outside', side: 'in' as const },
    { id: 'inside', side: 'out' as const },
  ];
  const agent = await startAgent({
    config: agentConfig(dir, {
      driver: { name: 'door-board', ...BOARD },
      doors: [{ doorId: DOOR, relay: 'lock', contact: 'leaf', readers }],
    }),
    devices,
    clocks,
    synchronisedPath: '/nowhere',
    log: pino({ level: 'silent' }),
  });
  t.teardown(async () => {
    await agent.stop();
    await board.close();
  });
  const levels: string[] = [];
  board.onPin((pin, drive) => {
    if (pin === LOCK_PIN) levels.push(drive);
  });
  const health = async (): Promise<unknown> => {
    const answer = await fetch(`http://127.0.0.1:${agent.snapshot().healthPort}/health`);
    return answer.json();
  };
  return { board, levels, health, agent, events: () => spooledEvents(school.spoolPath(dir)) };
};

t.test(
  'a Wiegand card at the door board: relay, entry written, the reader’s word in the health report [HUB-03] [HUB-04]',
  async (t) => {
    const { board, levels, health, events } = await startDoor(t);
    await board.send(0, encodeWiegand('H10301', CARD));
    await until('the relay pulled', () => levels.at(-1) === 'high', WITHIN_MS);
    board.set(LEAF_PIN, true);
    // A machine that stood still for a while says so in between.
    const kinds = () => kindsOf(events()).filter((kind) => kind !== 'clock.stepped');
    await until('the entry is written', () => kinds().length >= 3, WITHIN_MS);
    board.set(LEAF_PIN, false);
    t.same(kinds().slice(0, 3), ['agent.started', 'tap', 'passage=yes']);
    const tap = events().find(({ kind }) => kind === 'tap');
    t.match(tap, { reason: 'granted.window', direction: 'in', assurance: 'uid' });
    await until('the relay rests', () => levels.at(-1) === 'low', WITHIN_MS);
    t.match(await health(), {
      readers: [
        { readerId: 'outside', online: true, badFrames: 0 },
        { readerId: 'inside', online: true },
      ],
    });
  },
);

t.test(
  'frames that no card sends, and cards of another site, move no relay; both are told [HUB-03]',
  async (t) => {
    const { board, levels, health, events } = await startDoor(t);
    const taps = () => events().filter(({ kind }) => kind === 'tap');
    const [firstBit = 0, ...others] = encodeWiegand('H10301', CARD);
    for (const bits of [
      [1 - firstBit, ...others],
      encodeWiegand('H10301', { ...CARD, facilityCode: 13 }),
      encodeWiegand('W34', CARD),
    ]) {
      const before = taps().length;
      await board.send(0, bits);
      await until('it is written', () => taps().length > before, WITHIN_MS);
    }
    t.same(
      taps().map(({ reason }) => reason),
      ['denied.unreadable', 'denied.unknown', 'denied.unknown'],
    );
    t.same(levels, [], 'the lock never moved');
    t.match(await health(), { readers: [{ readerId: 'outside', badFrames: 1 }] });
  },
);

t.test(
  'T27: the board is pulled in mid-pulse and put back: rest, alarmed, and out again by any card',
  async (t) => {
    const { board, levels, agent } = await startDoor(t);
    const stranger = encodeWiegand('H10301', { facilityCode: 77, number: 4711 });
    const isOnline = (): boolean => agent.snapshot().readers.every(({ online }) => online);
    await board.send(1, stranger);
    await until('the relay pulled', () => levels.at(-1) === 'high', WITHIN_MS);
    board.setPlugged(false);
    await until('the board puts it to rest by itself', () => levels.at(-1) === 'low', WITHIN_MS);
    await until('the readers are told as gone', () => !isOnline(), WITHIN_MS);
    const edges = levels.length;
    board.setPlugged(true);
    await until('they are back', isOnline, WITHIN_MS);
    t.equal(levels.length, edges, 'coming back moves no lock');
    await board.send(1, stranger);
    await until('out again', () => levels.at(-1) === 'high', WITHIN_MS);
  },
);
