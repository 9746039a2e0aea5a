import fc from 'fast-check';
import t from 'tap';
import { wiegandEdges } from '../simulated-board/board.ts';
import { Chip, CYCLES_PER_MS, type OutsideEdge, type PinDrive } from '../simulated-board/chip.ts';
import { parseHex, shippedFirmware } from '../simulated-board/hex.ts';
import { encodeWiegand } from '../wiegand/encode.ts';
import { judgeFrame } from '../wiegand/judge.ts';
import {
  type BoardFrame,
  type BoardMessage,
  decodeBoardMessage,
  encodeHostMessage,
  FRAME_FAULTS,
  type HostMessage,
} from './codec.ts';

// The shipped firmware, run cycle by cycle: time here is the chip's own, so a busy machine changes nothing.

const IMAGE = shippedFirmware();
const LOCK = 8;
const PULLED_UP = [2, 3, 4, 5];

interface Bench {
  readonly chip: Chip;
  readonly pins: { readonly pin: number; readonly drive: PinDrive; readonly atMs: number }[];
  /** Raw bytes from the board since the last `messages`. */
  raw(): number[];
  messages(): BoardMessage[];
  frames(): BoardFrame[];
  send(...messages: HostMessage[]): void;
  pass(ms: number): void;
}

const sysexIn = (bytes: readonly number[]): number[][] => {
  const found: number[][] = [];
  let open: number[] | undefined;
  for (const byte of bytes) {
    if (byte === 0xf0) open = [];
    else if (byte === 0xf7) {
      if (open !== undefined) found.push(open);
      open = undefined;
    } else open?.push(byte);
  }
  return found;
};

const makeBench = (): Bench => {
  let out: number[] = [];
  const pins: { pin: number; drive: PinDrive; atMs: number }[] = [];
  const chip = new Chip(IMAGE, {
    pin: (pin, drive, cycle) => pins.push({ pin, drive, atMs: cycle / CYCLES_PER_MS }),
    byte: (byte) => out.push(byte),
  });
  for (const pin of PULLED_UP) chip.set(pin, true);
  const raw = (): number[] => out.splice(0);
  const messages = (): BoardMessage[] =>
    sysexIn(raw()).flatMap((body) => {
      if (body[0] !== 1) return [];
      const decoded = decodeBoardMessage(body.slice(1));
      if (!decoded.ok) throw new Error(`damaged: ${decoded.code}`);
      return [decoded.message];
    });
  out = [];
  return {
    ...{ chip, pins, raw, messages },
    frames: () => messages().flatMap((one) => (one.kind === 'frame' ? [one.frame] : [])),
    send: (...all) => {
      for (const one of all) chip.receive([0xf0, 1, ...encodeHostMessage(one), 0xf7]);
    },
    pass: (ms) => chip.run(chip.cycle + ms * CYCLES_PER_MS),
  };
};
/** A board that has started and knows its lock. */
const startedBench = (timeoutMs = 1_000): Bench => {
  const bench = makeBench();
  bench.pass(50);
  bench.send(
    { kind: 'output', pin: LOCK, restLevel: 0 },
    { kind: 'heartbeat', timeoutMs, token: 1 },
  );
  bench.pass(20);
  bench.raw();
  bench.pins.length = 0;
  return bench;
};
const shape = (bench: Bench): string[] => bench.pins.map(({ drive }) => drive);
const lengths = (bench: Bench): number[] =>
  bench.pins.slice(1).map(({ atMs }, index) => Math.round(atMs - (bench.pins[index]?.atMs ?? 0)));
const bitsOf = (text: string): number[] => [...text].map(Number);

t.test('says unasked who it is, and answers what johnny-five asks', async (t) => {
  const bench = makeBench();
  bench.pass(50);
  const started = bench.raw();
  t.same(started.slice(0, 3), [0xf9, 2, 6]);
  const [firmware = [], own = []] = sysexIn(started);
  const letters = firmware.slice(3).filter((_, index) => index % 2 === 0);
  t.equal(String.fromCharCode(...letters), 'FurtkaDoorBoard');
  t.same(decodeBoardMessage(own.slice(1)), {
    ok: true,
    message: { kind: 'version', major: 1, minor: 2, protocol: 2, resetCause: 1 },
  });
  bench.chip.receive([0xf0, 0x6b, 0xf7, 0xf0, 0x69, 0xf7]);
  bench.pass(50);
  const [capabilities = [], mapping = []] = sysexIn(bench.raw());
  t.same(capabilities.slice(0, 14), [0x6c, ...Array(6).fill(0x7f), 0, 1, 1, 1, 11, 1, 0x7f]);
  t.equal(capabilities.filter((byte) => byte === 0x7f).length, 20, 'one end per pin');
  t.same(mapping, [0x6a, ...Array(20).fill(0x7f)]);
});

t.test('a pulse is timed on the board; longer than a minute is refused', async (t) => {
  const bench = startedBench(10_000);
  bench.send({ kind: 'pulse', pin: LOCK, ms: 250 });
  bench.pass(400);
  t.same(shape(bench), ['high', 'low']);
  t.ok(Math.abs((lengths(bench)[0] ?? 0) - 250) <= 1);
  t.same(
    bench.messages().map((one) => (one.kind === 'edge' ? `${one.energised} ${one.reason}` : '')),
    ['true command', 'false pulseEnd'],
  );
  bench.send({ kind: 'pulse', pin: LOCK, ms: 60_001 }, { kind: 'pulse', pin: LOCK, ms: 0 });
  bench.send({ kind: 'pulse', pin: 2, ms: 500 }, { kind: 'hold', pin: 9 });
  bench.pass(50);
  t.same(bench.messages(), [
    ...[2, 2, 1].map((reason) => ({ kind: 'refused', what: 3, reason })),
    { kind: 'refused', what: 5, reason: 1 },
  ]);
  t.equal(bench.pins.length, 2, 'nothing moved');
});

t.test('the longest pulse ends after a minute, heartbeats or not', async (t) => {
  const bench = startedBench(10_000);
  bench.send({ kind: 'pulse', pin: LOCK, ms: 60_000 });
  for (let second = 0; second < 70; second += 5) {
    bench.send({ kind: 'heartbeat', timeoutMs: 10_000, token: second });
    bench.pass(5_000);
  }
  t.same(shape(bench), ['high', 'low']);
  t.ok(Math.abs((lengths(bench)[0] ?? 0) - 60_000) <= 2);
});

t.test(
  'host dead in mid-pulse and in a hold: rest within 100 ms of the heartbeat’s end',
  async (t) => {
    for (const command of [
      { kind: 'pulse', pin: LOCK, ms: 30_000 },
      { kind: 'hold', pin: LOCK },
    ] as const) {
      const bench = startedBench(500);
      bench.send(command);
      bench.pass(3_000);
      t.same(shape(bench), ['high', 'low']);
      const [heldMs = 0] = lengths(bench);
      t.ok(heldMs >= 499 && heldMs <= 600, `${heldMs} ms after the last word`);
      t.match(bench.messages().at(-1), { kind: 'edge', energised: false, reason: 'heartbeat' });
      bench.send({ kind: 'heartbeat', timeoutMs: 500, token: 1 });
      bench.pass(100);
      t.equal(bench.pins.length, 2, 'a host that is back does not bring the hold back');
    }
  },
);

t.test('without a first heartbeat nothing leaves rest', async (t) => {
  const bench = makeBench();
  bench.pass(50);
  bench.send({ kind: 'output', pin: LOCK, restLevel: 0 }, { kind: 'pulse', pin: LOCK, ms: 500 });
  bench.pass(50);
  bench.chip.receive([0xf4, LOCK, 1, 0x91, 0x01, 0x00]);
  bench.pass(50);
  t.same(shape(bench), ['low'], 'an output at rest');
});

t.test('an output that rests high never shows the other level', async (t) => {
  const bench = startedBench();
  bench.send({ kind: 'output', pin: 9, restLevel: 1 }, { kind: 'pulse', pin: 9, ms: 200 });
  bench.pass(300);
  t.same(
    bench.pins.filter(({ pin }) => pin === 9).map(({ drive }) => drive),
    ['high', 'low', 'high'],
  );
});

t.test(
  'Firmata’s digital messages hold and release, and leave a pulse beside them alone',
  async (t) => {
    const bench = startedBench(10_000);
    bench.chip.receive([0xf4, 10, 1]);
    bench.send({ kind: 'pulse', pin: LOCK, ms: 400 });
    bench.pass(50);
    // Port 1, pin 10 up; the host's picture of pin 8 is 0.
    bench.chip.receive([0x91, 0x04, 0x00]);
    bench.pass(100);
    bench.chip.receive([0x91, 0x00, 0x00]);
    bench.pass(500);
    const of = (pin: number) =>
      bench.pins.filter((one) => one.pin === pin).map(({ drive }) => drive);
    t.same(of(10), ['low', 'high', 'low']);
    t.same(of(LOCK), ['high', 'low']);
    const lock = bench.pins.filter(({ pin }) => pin === LOCK);
    t.ok((lock[1]?.atMs ?? 0) - (lock[0]?.atMs ?? 0) >= 399);
  },
);

t.test('T7: bytes without a check move no relay and take none away', async (t) => {
  const bench = startedBench(10_000);
  const beat = [
    0xf0,
    1,
    ...encodeHostMessage({ kind: 'heartbeat', timeoutMs: 10_000, token: 0x11 }),
  ];
  const tokenAt = beat.indexOf(0x11, 3);
  t.ok(tokenAt > 3);
  // The highest bit of the token was turned over on the line: a Firmata message of port 1, in which the lock is.
  bench.chip.receive([...beat.with(tokenAt, 0x91), 0xf7]);
  for (const levels of [0x7f, 0x01, 0x00, 0x01]) bench.chip.receive([0x91, levels, 0x01]);
  bench.chip.receive([0xf5, LOCK, 1, 0xf4, LOCK, 1, 0xf5, LOCK, 1]);
  bench.pass(50);
  t.same(shape(bench), [], 'nothing moved');
  bench.send({ kind: 'pulse', pin: LOCK, ms: 400 });
  bench.pass(100);
  bench.chip.receive([0xff, 0xf5, LOCK, 0, 0x91, 0x00, 0x00, 0xf4, LOCK, 0, 0xf4, LOCK, 11, 0xff]);
  bench.pass(500);
  t.same(shape(bench), ['high', 'low']);
  t.ok((lengths(bench)[0] ?? 0) >= 399, 'the pulse ran to its end');
  bench.raw();
  bench.send({ kind: 'hold', pin: LOCK });
  bench.pass(50);
  bench.chip.receive([0xff]);
  bench.pass(50);
  t.same(shape(bench), ['high', 'low', 'high'], 'a hold outlives a stray reset');
  t.notOk(bench.messages().some(({ kind }) => kind === 'refused'));
});

t.test('a reset is obeyed as long as no heartbeat runs', async (t) => {
  const bench = startedBench(500);
  bench.pass(700);
  bench.chip.receive([0xff]);
  bench.pass(50);
  bench.send({ kind: 'heartbeat', timeoutMs: 500, token: 1 }, { kind: 'hold', pin: LOCK });
  bench.pass(50);
  t.match(bench.messages().at(-1), { kind: 'refused', reason: 1 }, 'its pins are forgotten');
});

t.test('a bouncing contact is told once', async (t) => {
  const bench = startedBench();
  bench.chip.set(14, false);
  bench.chip.receive([0xf4, 14, 11, 0xd1, 1]);
  bench.pass(50);
  bench.raw();
  const bounces: OutsideEdge[] = Array.from({ length: 9 }, (_, index) => ({
    ...{ pin: 14, afterUs: index * 700, level: index % 2 === 0 },
  }));
  bench.chip.plan(bounces);
  bench.pass(100);
  t.same(bench.raw(), [0x91, 0x40, 0]);
});

t.test('a reset in mid-pulse lets the relay go at once; the watchdog says so', async (t) => {
  const bench = startedBench(10_000);
  bench.send({ kind: 'pulse', pin: LOCK, ms: 5_000 });
  bench.pass(100);
  bench.chip.reset('watchdog');
  t.same(shape(bench), ['high', 'free']);
  bench.pass(100);
  t.match(bench.messages(), [{ kind: 'edge' }, { kind: 'version', resetCause: 8 }]);
  bench.pass(5_000);
  t.equal(bench.pins.length, 2);
});

t.test('a firmware that hangs is reset by its watchdog', async (t) => {
  const image = Uint16Array.from(IMAGE);
  let bytes = 0;
  const chip = new Chip(image, { pin: () => undefined, byte: () => (bytes += 1) });
  for (const pin of PULLED_UP) chip.set(pin, true);
  chip.run(50 * CYCLES_PER_MS);
  const announced = bytes;
  const sleepAt = image.indexOf(0x9588);
  t.ok(sleepAt > 0, 'where the main loop sleeps');
  // A jump to itself instead: the loop stands, interrupts go on.
  image[sleepAt] = 0xcfff;
  chip.run(chip.cycle + 240 * CYCLES_PER_MS);
  t.equal(bytes, announced);
  chip.run(chip.cycle + 60 * CYCLES_PER_MS);
  t.equal(bytes, announced * 2, 'it announced itself anew');
});

t.test('frames of 1 to 128 bits arrive whole, from both readers at once', async (t) => {
  const bench = startedBench(10_000);
  for (const length of [1, 4, 26, 32, 34, 35, 37, 48, 56, 64, 127, 128]) {
    const one = fc.sample(fc.array(fc.nat(1), { minLength: length, maxLength: length }), {
      numRuns: 2,
      seed: length,
    });
    const [first = [], second = []] = one;
    bench.chip.plan([
      ...wiegandEdges(0, first, { distanceUs: 1_000 }),
      ...wiegandEdges(1, second, { distanceUs: 1_000, afterUs: 37 }),
    ]);
    bench.pass(length + 60);
    const frames = bench.frames();
    t.same(
      frames.map(({ reader, bits, faults }) => [reader, bits.join(''), faults]),
      [
        [0, first.join(''), 0],
        [1, second.join(''), 0],
      ],
      `${length} bits`,
    );
  }
});

t.test('pulses of 20 to 400 us, 200 us to 15 ms apart, in any phase', async (t) => {
  const bits = bitsOf('10110100111100001010010110');
  for (const [widthUs, distanceUs] of [
    [20, 200],
    [40, 250],
    [50, 1_000],
    [100, 2_000],
    [400, 15_000],
  ] as const)
    for (const afterUs of [0, 1.3, 2.6, 503]) {
      const bench = startedBench(10_000);
      bench.chip.plan(wiegandEdges(0, bits, { widthUs, distanceUs, afterUs }));
      bench.pass(26 * (distanceUs / 1_000) + 60);
      const [frame] = bench.frames();
      t.same(frame?.bits, bits, `${widthUs} us, ${distanceUs} us apart`);
      t.equal(frame?.faults, 0);
    }
});

const FRAME = encodeWiegand('H10301', { facilityCode: 77, number: 4_711 });
const spikeAt = (pin: number, afterUs: number, widthUs: number): OutsideEdge[] => [
  { pin, afterUs, level: false },
  { pin, afterUs: afterUs + widthUs, level: true },
];

t.test('T7: spikes are no bits, in a frame or outside of one', async (t) => {
  const bench = startedBench(10_000);
  for (const widthUs of [0.5, 1, 3, 5]) {
    bench.chip.plan([
      ...wiegandEdges(0, FRAME),
      ...spikeAt(2, 500, widthUs),
      ...spikeAt(3, 21_000, widthUs),
    ]);
    bench.pass(120);
    const [frame, more] = bench.frames();
    t.same(frame?.bits, FRAME, `${widthUs} us`);
    t.equal(frame?.faults, FRAME_FAULTS.spike);
    t.equal(more, undefined);
  }
  bench.chip.plan(spikeAt(2, 10, 3));
  bench.pass(50);
  bench.send({ kind: 'heartbeat', timeoutMs: 10_000, token: 9 });
  bench.pass(10);
  const [alive, ...rest] = bench.messages();
  t.match(alive, { kind: 'alive', token: 9 });
  t.ok(alive?.kind === 'alive' && alive.noise >= 9, 'counted');
  t.same(rest, []);
});

t.test('T7: both lines low, a wide pulse, bits too close, too many: each is told', async (t) => {
  const judged = (edges: readonly OutsideEdge[]) => {
    const bench = startedBench(10_000);
    bench.chip.plan(edges);
    bench.pass(400);
    return bench.frames().map(({ bits, faults }) => {
      const verdict = judgeFrame({ bits, hasSpike: false, isDamaged: faults !== 0 }, ['H10301']);
      return [faults, verdict.ok ? 'granted' : verdict.code];
    });
  };
  t.same(
    judged([...wiegandEdges(0, FRAME), ...spikeAt(2, 2_020, 60), ...spikeAt(3, 2_010, 60)]).map(
      ([, code]) => code,
    ),
    ['damaged'],
  );
  t.same(judged([...wiegandEdges(0, FRAME.slice(1)), ...spikeAt(2, 60_000, 900)]), [
    [FRAME_FAULTS.wide, 'damaged'],
  ]);
  t.same(judged(wiegandEdges(0, FRAME, { widthUs: 30, distanceUs: 80 })), [
    [FRAME_FAULTS.close, 'damaged'],
  ]);
  t.same(
    judged(wiegandEdges(0, Array(140).fill(1), { distanceUs: 1_000 })).map(([faults]) => faults),
    [FRAME_FAULTS.tooMany],
  );
});

t.test('T7: a cut frame is a frame of its own length; two cards in a row are two', async (t) => {
  const bench = startedBench(10_000);
  const other = encodeWiegand('H10301', { facilityCode: 77, number: 4_712 });
  bench.chip.plan([
    ...wiegandEdges(0, FRAME.slice(0, 25)),
    ...wiegandEdges(0, FRAME, { afterUs: 90_000 }),
    // The second card 21 ms after the last bit of the first: as close as two frames can be.
    ...wiegandEdges(0, other, { afterUs: 90_000 + 25 * 2_000 + 21_100 }),
  ]);
  bench.pass(300);
  t.same(
    bench.frames().map(({ bits, number }) => [number, bits.join('')]),
    [FRAME.slice(0, 25), FRAME, other].map((bits, index) => [index, bits.join('')]),
  );
});

t.test('a line that hangs low is told, and told again when it is mended', async (t) => {
  const bench = startedBench(10_000);
  bench.chip.set(4, false);
  bench.pass(200);
  t.same(bench.messages(), [{ kind: 'lines', reader: 1, low: 1 }]);
  bench.chip.set(4, true);
  bench.pass(200);
  t.same(bench.messages(), [{ kind: 'lines', reader: 1, low: 0 }]);
  bench.chip.plan(wiegandEdges(1, FRAME));
  bench.pass(120);
  t.same(bench.frames()[0]?.bits, FRAME);
});

t.test('rubbish on the serial line moves nothing and stops nothing', async (t) => {
  const bench = startedBench(10_000);
  const rubbish = fc.sample(fc.array(fc.nat(255), { minLength: 40, maxLength: 40 }), {
    numRuns: 60,
    seed: 7,
  });
  for (const bytes of rubbish) {
    // Commands that a plain Firmata host may give are left out: they would be obeyed.
    bench.chip.receive(bytes.filter((byte) => byte < 0x90 || byte === 0xf0 || byte === 0xf7));
    bench.pass(10);
  }
  bench.raw();
  t.same(shape(bench), []);
  bench.send({ kind: 'pulse', pin: LOCK, ms: 200 });
  bench.pass(300);
  t.same(shape(bench), ['high', 'low']);
});

t.test('a damaged firmware file is refused by its line', async (t) => {
  t.throws(() => parseHex(':00000001FE\n'), /line 1/);
  t.throws(() => parseHex('hello'), /line 1/);
  t.throws(() => parseHex(':0100000055AA\n'), /cut off/);
  t.throws(() => parseHex(':018000005524'.replace('24', '2A')), /outside of the flash/);
  t.equal(parseHex(':020000003412B8\n:00000001FF\n')[0], 0x1234);
});
