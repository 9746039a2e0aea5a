import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import t, { type Test } from 'tap';
import { conformanceOf, runConformance } from '../conformance/suite.ts';
import { openSerialPort } from '../src/door-board/serial-port.ts';
import { encodeWiegand } from '../src/wiegand/encode.ts';
import type { WiegandFormatName } from '../src/wiegand/formats.table.ts';
import {
  conformanceRig,
  DOOR,
  edgesOf,
  eventsOf,
  LOCK_PIN,
  openDoor,
  relayOf,
  TAMPER_PIN,
  until,
} from './board-rig.ts';
import { makeSimavrBoard, type SimavrBoard } from './simavr-fixture.ts';

// The shipped firmware on simavr, reached as a real board is: by its serial device. A second opinion to avr8js.

const here = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

t.setTimeout(230_000);
const board: SimavrBoard = await makeSimavrBoard();
t.teardown(() => board.end());
board.set(TAMPER_PIN, false);
const openPort = () => openSerialPort(board.path);
const open = async (t: Test, change: object = {}) => {
  const door = await openDoor({ openPort }, { ...change, port: board.path });
  t.teardown(() => door.devices.close());
  return door;
};

t.test('the shipped image is what the sources build', async (t) => {
  const folder = mkdtempSync(join(tmpdir(), 'furtka-hex-'));
  t.teardown(() => rmSync(folder, { recursive: true }));
  const built = join(folder, 'built.hex');
  execFileSync(here('../firmware/door-board/build.sh'), [built], { stdio: 'ignore' });
  const shipped = readFileSync(here('../firmware/door-board/door-board.hex'), 'ascii');
  t.ok(
    readFileSync(built, 'ascii') === shipped,
    'run hardware/firmware/door-board/build.sh and commit its result',
  );
});

const rig = () =>
  conformanceRig({
    openPort,
    set: board.set,
    send: (reader, bits) => Promise.resolve(board.send(reader, bits)).then(() => 0),
    setPlugged: (plugged) => {
      void (plugged ? board.plug() : board.pull());
    },
  });
for (const check of conformanceOf('door-board'))
  t.test(`door board on simavr: ${check.name}`, async (t) => {
    // Its clock is told only with its pins, so how long a lamp shines yet cannot be seen; board.test.ts sees that.
    t.equal(await runConformance(check, rig), !check.name.startsWith('an indicator shows'));
  });

t.test('frames of 26 to 64 bits, one behind the other, at both readers', async (t) => {
  const { devices } = await open(t);
  const [inside, outside] = [eventsOf(devices, 'in'), eventsOf(devices, 'out')];
  const cards: readonly (readonly [0 | 1, WiegandFormatName])[] = [
    [0, 'H10301'],
    [1, 'W34'],
    [1, 'CORPORATE1000_35'],
    [1, 'H10304'],
    [1, 'CORPORATE1000_48'],
  ];
  for (const [reader, name] of cards) {
    const before = inside.length + outside.length;
    board.send(reader, encodeWiegand(name, { facilityCode: 200, number: 54_321 }));
    await until(name, () => inside.length + outside.length > before);
  }
  board.send(0, encodeWiegand('RAW56', { serial: '04a1b2c3d4e5f6' }));
  await until('the raw frame', () => inside.length === 2);
  t.ok([...inside, ...outside].every(({ kind }) => kind === 'credential'));
  t.equal(inside.length + outside.length, 6);
  // No format has 64 bits: the frame comes through whole, is counted by its length, and is nobody's card.
  const lengths = (): number => devices.health().readers.get('in')?.length ?? Number.NaN;
  const before = lengths();
  board.send(
    0,
    encodeWiegand('RAW32', { serial: '04a1b2c3' }).concat(
      encodeWiegand('RAW32', { serial: 'd4e5f607' }),
    ),
  );
  await until('the frame of 64 bits', () => inside.length === 3);
  t.equal(inside.at(-1)?.kind, 'unreadable');
  t.equal(lengths(), before + 1);
  t.match(devices.health().readers.get('in'), { damaged: 0, parity: 0 });
});

t.test('spikes, both lines low, a cut frame, two cards in a row', async (t) => {
  const { devices } = await open(t);
  const events = eventsOf(devices, 'in');
  const card = encodeWiegand('H10301', { facilityCode: 1, number: 2 });
  const other = encodeWiegand('H10301', { facilityCode: 1, number: 3 });
  const low = (pin: number, afterUs: number, us: number) => [
    { pin, afterUs, level: false },
    { pin, afterUs: afterUs + us, level: true },
  ];
  board.send(0, card);
  board.plan([...low(2, 700, 3), ...low(3, 4_700, 4)]);
  await until('the card with spikes', () => events.length === 1);
  board.send(0, card);
  board.plan([...low(2, 2_010, 70), ...low(3, 2_015, 70)]);
  await until('both lines low', () => events.length === 2);
  board.send(0, card.slice(0, 25));
  await until('the cut frame', () => events.length === 3);
  board.send(0, card);
  board.send(0, other, { afterUs: 25 * 2_000 + 26_000 });
  await until('two cards', () => events.length === 5);
  t.same(
    events.map((event) =>
      event.kind === 'credential' && event.credential.technology === 'wiegand'
        ? event.credential.number
        : event.kind,
    ),
    ['2', 'unreadable', 'unreadable', '2', '3'],
  );
  t.match(devices.health().readers.get('in'), { good: 3, damaged: 1, length: 1 });
});

t.test('board reset in mid-pulse: rest, offline, online, and it works on', async (t) => {
  const { devices } = await open(t);
  const [edges, events] = [edgesOf(devices, 'lock'), eventsOf(devices, 'in')];
  relayOf(devices, 'lock').pulse(30_000);
  await until('the pulse', () => edges.length === 1);
  board.reset();
  await until('offline and online', () => events.length >= 2);
  t.same(edges, [true, false]);
  relayOf(devices, 'lock').pulse(200);
  await until('another pulse', () => edges.length === 4);
});

t.test('pulled out in a hold and put back: offline, rest, online', async (t) => {
  const { devices } = await open(t);
  const [edges, events] = [edgesOf(devices, 'lock'), eventsOf(devices, 'in')];
  relayOf(devices, 'lock').hold();
  await until('the hold', () => edges.length === 1);
  await board.pull();
  await until('offline', () => events.length === 1);
  t.same(edges, [true, false]);
  relayOf(devices, 'lock').release();
  await board.plug();
  await until('online', () => events.length === 2);
  relayOf(devices, 'lock').pulse(200);
  await until('a pulse', () => edges.length === 4);
  t.same(
    events.map(({ kind }) => kind),
    ['offline', 'online'],
  );
});

t.test('USB pulled without a word: the board, still powered, lets go by itself', async (t) => {
  const heartbeatTimeoutMs = 2_000;
  const { devices } = await open(t, { heartbeatTimeoutMs });
  const [edges, events] = [edgesOf(devices, 'lock'), eventsOf(devices, 'in')];
  relayOf(devices, 'lock').hold();
  await until('the hold', () => edges.length === 1 && board.level(LOCK_PIN) === 1);
  const cutAtMs = await board.cut();
  t.teardown(() => board.mend());
  await until('rest', () => board.level(LOCK_PIN) === 0);
  const down = board.changes.findLast(({ pin }) => pin === LOCK_PIN);
  const restAfterMs = (down?.atMs ?? Number.NaN) - cutAtMs;
  t.ok(restAfterMs > 0 && restAfterMs <= heartbeatTimeoutMs + 100, `${restAfterMs} ms of the chip`);
  await until('offline', () => events.length === 1);
  relayOf(devices, 'lock').release();
  await board.mend();
  await until('online', () => events.length === 2);
  t.match(events, [{ kind: 'offline', code: 'timeout' }, { kind: 'online' }]);
  relayOf(devices, 'lock').pulse(200);
  await until('a pulse', () => edges.length === 4);
  t.same(edges, [true, false, true, false]);
});

const startHost = (): ChildProcess => {
  const config = JSON.stringify({ ...DOOR, port: board.path, heartbeatTimeoutMs: 1_000 });
  const code = `
    import { openDriver } from ${JSON.stringify(new URL('../src/discover.ts', import.meta.url).href)};
    const context = { monotonicMs: () => performance.now(), log: () => undefined };
    const devices = await openDriver('door-board', ${config}, context);
    devices.relays.get('lock').pulse(30_000);`;
  const args = [`--import=${import.meta.resolve('tsx')}`, '--input-type=module', '-e', code];
  return spawn(process.execPath, args, { stdio: 'ignore' });
};

t.test('host killed in mid-pulse: the board lets go when the heartbeat has ended', async (t) => {
  const host = startHost();
  t.teardown(() => host.kill('SIGKILL'));
  await until('the pulse', () => board.level(LOCK_PIN) === 1, 60_000);
  const up = board.changes.at(-1);
  host.kill('SIGKILL');
  await until('rest', () => board.level(LOCK_PIN) === 0, 60_000);
  const down = board.changes.findLast(({ pin }) => pin === LOCK_PIN);
  t.ok(
    up !== undefined && down !== undefined && down.atMs - up.atMs < 29_000,
    'not by the end of its pulse',
  );
});
