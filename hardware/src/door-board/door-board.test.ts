import t, { type Test } from 'tap';
import {
  DOOR,
  edgesOf,
  eventsOf,
  GATE_PIN,
  LEAF_PIN,
  LOCK_PIN,
  openDoor,
  readerOf,
  relayOf,
  TAMPER_PIN,
  untilBy,
} from '../../test/board-rig.ts';
import { openDriver } from '../discover.ts';
import { CYCLES_PER_MS, startSimulatedBoard } from '../simulated-board/board.ts';
import { encodeWiegand } from '../wiegand/encode.ts';

// The driver on the shipped firmware; the chip runs in a thread of its own, led by this one, and its time is the driver's.

t.setTimeout(170_000);
const board = startSimulatedBoard(undefined, 'granted');
const until = untilBy(board.nowMs);
t.teardown(() => board.close());

const open = async (t: Test, change: object = {}) => {
  board.setPlugged(true);
  const door = await openDoor(board, change);
  t.teardown(() => door.devices.close());
  return door;
};
const CARD = encodeWiegand('H10301', { facilityCode: 12, number: 345 });

t.test('a card at each reader is a credential with length, facility and number', async (t) => {
  const { devices, logged } = await open(t);
  const [inside, outside] = [eventsOf(devices, 'in'), eventsOf(devices, 'out')];
  await board.send(0, CARD);
  await board.send(
    1,
    encodeWiegand('CORPORATE1000_48', { facilityCode: 1_000_000, number: 8_000_000 }),
  );
  await until('both cards', () => inside.length >= 1 && outside.length >= 1);
  const credentialOf = (events: typeof inside) =>
    events.map((event) => (event.kind === 'credential' ? event.credential : event.kind));
  t.same(credentialOf(inside), [
    { technology: 'wiegand', bits: 26, facilityCode: 12, number: '345', assurance: 'uid' },
  ]);
  t.same(credentialOf(outside), [
    {
      technology: 'wiegand',
      bits: 48,
      facilityCode: 1_000_000,
      number: '8000000',
      assurance: 'uid',
    },
  ]);
  t.notMatch(logged.join(), /345|8000000/, 'no log holds a number');
});

t.test('T7: what no reader sends is counted and dropped; keys are keys', async (t) => {
  const { devices } = await open(t);
  const events = eventsOf(devices, 'in');
  const damaged = CARD.map((bit, at) => (at === 5 ? 1 - bit : bit));
  for (const bits of [
    damaged,
    encodeWiegand('W34', { facilityCode: 1, number: 1 }),
    [1, 0, 1],
    [0, 1, 1, 1],
  ]) {
    const before = JSON.stringify(devices.health().readers.get('in')) + events.length;
    await board.send(0, bits);
    await until(
      'the frame',
      () => JSON.stringify(devices.health().readers.get('in')) + events.length !== before,
    );
  }
  t.same(devices.health().readers.get('in'), { good: 0, damaged: 0, length: 2, parity: 1 });
  t.same(
    events.map((event) => (event.kind === 'key' ? event.key : event.kind)),
    ['unreadable', 'unreadable', '7'],
  );
});

t.test('an installer sees every frame as it came', async (t) => {
  const { devices } = await open(t);
  const seen: string[] = [];
  const end = devices.onFrame(({ readerId, frame, verdict }) =>
    seen.push(`${readerId} ${frame.bits.join('')} ${frame.maxWidthUs > 30} ${verdict?.ok}`),
  );
  await board.send(0, CARD);
  await until('the card', () => seen.length === 1);
  end();
  t.same(seen, [`in ${CARD.join('')} true true`]);
});

t.test(
  'T6: a reader taken off the wall says tamper; lines that hang low take it offline',
  async (t) => {
    board.set(TAMPER_PIN, false);
    const { devices } = await open(t);
    const events = eventsOf(devices, 'in');
    const kinds = () =>
      events.map((event) => (event.kind === 'tamper' ? `tamper ${event.active}` : event.kind));
    await until('the tamper wire to be known', () => readerOf(devices, 'in').online());
    board.set(TAMPER_PIN, true);
    await until('tamper', () => events.length === 1);
    board.set(TAMPER_PIN, false);
    await until('its end', () => events.length === 2);
    board.set(2, false);
    await until('offline', () => events.length === 3);
    t.notOk(readerOf(devices, 'in').online());
    board.set(2, true);
    await until('online', () => events.length === 4);
    t.same(kinds(), ['tamper true', 'tamper false', 'offline', 'online']);
  },
);

t.test('board reset in mid-pulse: the relay rests, and the door works on', async (t) => {
  const { devices } = await open(t);
  const [edges, events] = [edgesOf(devices, 'lock'), eventsOf(devices, 'in')];
  relayOf(devices, 'lock').pulse(30_000);
  await until('the pulse', () => board.drive(LOCK_PIN) === 'high' && edges.length === 1);
  board.reset('watchdog');
  await until('rest', () => board.drive(LOCK_PIN) !== 'high');
  await until('offline and online', () => events.length >= 2);
  t.same(edges, [true, false]);
  t.same(
    events.map(({ kind }) => kind),
    ['offline', 'online'],
  );
  relayOf(devices, 'lock').pulse(200);
  await until('another pulse', () => edges.length === 4);
  t.equal(board.drive(GATE_PIN), 'high', 'the other relay rests high');
});

t.test('a card is answered in the turn of the loop in which its last byte came', async (t) => {
  let inTurn = false;
  let pulsed = false;
  const openPort = async () => {
    const port = await board.openPort();
    port.on('data', () => {
      inTurn = true;
    });
    const write = port.write.bind(port);
    port.write = ((chunk: Buffer) => {
      pulsed ||= inTurn && chunk.indexOf(Buffer.of(0xf0, 0x01, 0x03, LOCK_PIN)) === 0;
      return write(chunk);
    }) as typeof port.write;
    // Behind the driver's own listener, which is added when the port is handed over.
    setImmediate(() =>
      port.on('data', () => {
        inTurn = false;
      }),
    );
    return port;
  };
  const { devices } = await openDoor({ openPort, nowMs: board.nowMs });
  t.teardown(() => devices.close());
  let heard = false;
  readerOf(devices, 'in').on(() => {
    heard = true;
    relayOf(devices, 'lock').pulse(200);
  });
  await board.send(0, CARD);
  await until('the card', () => heard);
  t.ok(pulsed, 'the pulse left before anything else could run');
});

t.test('a line that damages messages: one opening for each pulse, none longer', async (t) => {
  const SPOILT_EVERY = 3;
  let pulses = 0;
  let answers = 0;
  const spoilt = (bytes: Buffer, at: number): Buffer => {
    const copy = Buffer.from(bytes);
    copy[at] = (copy[at] ?? 0) ^ 0x10;
    return copy;
  };
  const openPort = async () => {
    const port = await board.openPort();
    const write = port.write.bind(port);
    port.write = ((chunk: Buffer) => {
      const isPulse = chunk.indexOf(Buffer.of(0xf0, 0x01, 0x03)) === 0;
      if (isPulse) pulses += 1;
      return write(isPulse && pulses % SPOILT_EVERY === 1 ? spoilt(chunk, 4) : chunk);
    }) as typeof port.write;
    const push = port.push.bind(port);
    port.push = (chunk: Buffer) => {
      const at = chunk.indexOf(Buffer.of(0x01, 0x47));
      if (at >= 0) answers += 1;
      // The number in an answer is its fourth byte; a chunk may end before it.
      return push(
        at >= 0 && answers % SPOILT_EVERY === 1 && at + 3 < chunk.length
          ? spoilt(chunk, at + 3)
          : chunk,
      );
    };
    return port;
  };
  const { devices } = await openDoor({ openPort, nowMs: board.nowMs });
  t.teardown(() => devices.close());
  const cycles: number[] = [];
  const end = board.onPin((pin, drive, cycle) => {
    if (pin === LOCK_PIN && drive !== 'free') cycles.push(cycle);
  });
  t.teardown(end);
  const ROUNDS = 7;
  const MS = 1_000;
  const edges = edgesOf(devices, 'lock');
  for (let round = 1; round <= ROUNDS; round += 1) {
    relayOf(devices, 'lock').pulse(MS);
    await until(
      `opening ${round}`,
      () => cycles.length === 2 * round && edges.length === 2 * round,
    );
  }
  t.ok(pulses > ROUNDS, 'some were said again');
  const lengths = Array.from(
    { length: ROUNDS },
    (_, round) => ((cycles[2 * round + 1] ?? 0) - (cycles[2 * round] ?? 0)) / CYCLES_PER_MS,
  );
  t.ok(
    lengths.every((ms) => ms <= MS + 1),
    lengths.map((ms) => ms.toFixed(1)).join(' '),
  );
});

t.test('a hold is taken up again after a reset, as long as nobody released it', async (t) => {
  const { devices } = await open(t);
  const edges = edgesOf(devices, 'lock');
  relayOf(devices, 'lock').hold();
  await until('the hold', () => edges.length === 1);
  board.reset();
  await until('the hold again', () => edges.length === 3);
  t.same(edges, [true, false, true]);
  relayOf(devices, 'lock').release();
  await until('rest', () => edges.length === 4);
});

t.test('USB pulled without a word and back: offline once, rest, online once', async (t) => {
  const { devices } = await open(t, { heartbeatTimeoutMs: 2_000 });
  const [edges, events] = [edgesOf(devices, 'lock'), eventsOf(devices, 'in')];
  relayOf(devices, 'lock').hold();
  await until('the hold', () => edges.length === 1);
  board.setPlugged(false);
  await until('the board to let go by itself', () => board.drive(LOCK_PIN) === 'low');
  await until('offline', () => events.length === 1);
  t.throws(() => relayOf(devices, 'lock').pulse(200), { name: 'DeviceError', code: 'offline' });
  relayOf(devices, 'lock').release();
  board.setPlugged(true);
  await until('online', () => events.length === 2);
  t.match(events, [{ kind: 'offline', code: 'timeout' }, { kind: 'online' }]);
  relayOf(devices, 'lock').pulse(200);
  await until('a pulse', () => edges.length === 4);
  t.same(edges, [true, false, true, false]);
});

t.test('opening a board in use neither resets it nor waits for its announcement', async (t) => {
  const first = await openDoor(board);
  const { uptimeMs } = first.devices.health();
  await first.devices.close();
  const second = await open(t);
  await until('its first sign of life', () => second.devices.health().uptimeMs > 0);
  t.ok(second.devices.health().uptimeMs >= uptimeMs);
});

t.test('a contact that is open at the start is known when the driver is open', async (t) => {
  board.set(LEAF_PIN, true);
  const { devices } = await open(t);
  t.equal(devices.contacts.get('leaf')?.isOpen(), true);
  board.set(LEAF_PIN, false);
});

t.test(
  'no board: the driver opens, readers are offline, and it heals when one comes',
  async (t) => {
    board.setPlugged(false);
    const { devices } = await openDoor(board, { startWaitMs: 0 });
    t.teardown(() => devices.close());
    const events = eventsOf(devices, 'in');
    await until('the word that it is away', () => events.length === 1);
    board.setPlugged(true);
    await until('online', () => readerOf(devices, 'in').online());
    t.same(
      events.map(({ kind }) => kind),
      ['offline', 'online'],
    );
  },
);

t.test(
  'a serial device that is not there is tried in silence; the config is checked by name',
  async (t) => {
    const logged: string[] = [];
    const context = {
      monotonicMs: () => performance.now(),
      log: (_level: string, event: string) => logged.push(event),
    };
    await t.rejects(openDriver('door-board', { port: '' }, context), { code: 'config' });
    const config = { ...DOOR, port: '/dev/serial/by-id/none', startWaitMs: 0 };
    const devices = await openDriver('door-board', config, context);
    t.teardown(() => devices.close());
    await until('a try', () => logged.includes('door_board.open_failed'));
    t.throws(() => devices.relays.get('lock')?.pulse(200), { code: 'offline' });
  },
);
