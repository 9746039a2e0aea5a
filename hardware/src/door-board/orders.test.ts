import fc from 'fast-check';
import t from 'tap';
import type { DriverContext } from '../port.ts';
import { Chip, CYCLES_PER_MS } from '../simulated-board/chip.ts';
import { shippedFirmware } from '../simulated-board/hex.ts';
import type { Timers } from '../timers.ts';
import { decodeBoardMessage, encodeHostMessage, type HostMessage } from './codec.ts';
import { makeBoardRelay } from './relay.ts';

// The driver's relay and the shipped firmware on a line that damages messages, both on the chip's own clock.

const IMAGE = shippedFirmware();
const LOCK = 8;
const BEAT_MS = 100;

/** What the line does with the next message: nothing, damages one byte, or swallows it whole. */
type Fate = 'whole' | 'damaged' | 'gone';

const spoilt = (bytes: readonly number[], fate: Fate): readonly number[] => {
  if (fate === 'whole') return bytes;
  if (fate === 'gone') return [];
  const at = 3 + (bytes.length % 3);
  return bytes.map((byte, index) => (index === at ? byte ^ 0x04 : byte));
};

interface Line {
  readonly relay: ReturnType<typeof makeBoardRelay>['relay'];
  /** When the lock's pin went up and down, ms. */
  readonly openings: { readonly fromMs: number; toMs: number }[];
  readonly logged: string[];
  readonly nowMs: () => number;
  pass(ms: number): void;
}

const makeLine = (fates: {
  toBoard(message: HostMessage): Fate;
  fromBoard(kind: number): Fate;
}): Line => {
  const openings: { fromMs: number; toMs: number }[] = [];
  const logged: string[] = [];
  const due: { readonly atMs: number; act(): void; isOff: boolean }[] = [];
  let gathered: number[] = [];
  const chip = new Chip(IMAGE, {
    pin: (pin, drive, cycle) => {
      if (pin !== LOCK) return;
      const atMs = cycle / CYCLES_PER_MS;
      const last = openings.at(-1);
      if (drive === 'high') openings.push({ fromMs: atMs, toMs: Number.POSITIVE_INFINITY });
      else if (last !== undefined) last.toMs = atMs;
    },
    byte: (byte) => {
      if (byte === 0xf0) gathered = [];
      gathered.push(byte);
      if (byte === 0xf7) hear(gathered);
    },
  });
  const nowMs = (): number => chip.cycle / CYCLES_PER_MS;
  const timers: Timers = {
    after: (ms, act) => {
      const one = { atMs: nowMs() + ms, act, isOff: false };
      due.push(one);
      return () => {
        one.isOff = true;
      };
    },
  };
  const context: DriverContext = {
    monotonicMs: nowMs,
    log: (_level, event) => logged.push(event),
  };
  const send = (message: HostMessage): boolean => {
    const bytes = [0xf0, 1, ...encodeHostMessage(message), 0xf7];
    chip.receive(spoilt(bytes, fates.toBoard(message)));
    return true;
  };
  const board = makeBoardRelay({ id: 'lock', pin: LOCK, restLevel: 'low' }, context, send, timers);
  const hear = (bytes: readonly number[]): void => {
    if (bytes[1] !== 1) return;
    const decoded = decodeBoardMessage(spoilt(bytes, fates.fromBoard(bytes[2] ?? 0)).slice(2, -1));
    if (!decoded.ok) return;
    const { message } = decoded;
    if (message.kind === 'edge') board.edge(message.energised);
    if (message.kind === 'done') board.done(message.number);
    if (message.kind === 'refused') board.refused(message.reason);
  };
  const pass = (ms: number): void => {
    const untilMs = nowMs() + ms;
    while (nowMs() < untilMs) {
      chip.run(chip.cycle + CYCLES_PER_MS);
      for (const one of due.splice(0)) {
        if (one.isOff) continue;
        if (one.atMs <= nowMs()) one.act();
        else due.push(one);
      }
    }
  };
  for (const pin of [2, 3, 4, 5]) chip.set(pin, true);
  pass(50);
  const beat = (): void => {
    chip.receive([
      ...[0xf0, 1, ...encodeHostMessage({ kind: 'heartbeat', timeoutMs: 10_000, token: 1 }), 0xf7],
    ]);
    timers.after(BEAT_MS, beat);
  };
  beat();
  board.setUp(send);
  pass(20);
  openings.length = 0;
  return { relay: board.relay, openings, logged, nowMs, pass };
};

const WHOLE = { toBoard: (): Fate => 'whole', fromBoard: (): Fate => 'whole' };
const lengths = ({ openings }: Line): number[] =>
  openings.map(({ fromMs, toMs }) => Math.round(toMs - fromMs));

/** Spoils the first so many messages of a kind on their way to the board. */
const firstOf = (kind: HostMessage['kind'], count: number, fate: Fate) => {
  let left = count;
  return (message: HostMessage): Fate => {
    if (message.kind !== kind || left === 0) return 'whole';
    left -= 1;
    return fate;
  };
};
const DONE = 0x47;

t.test('a pulse on a good line is one opening of its length, said once', async (t) => {
  const line = makeLine(WHOLE);
  line.relay.pulse(500);
  line.pass(900);
  t.same(lengths(line), [500]);
  t.same(line.logged, []);
});

t.test('a pulse that came damaged, or never came, is said again for what is left', async (t) => {
  for (const fate of ['damaged', 'gone'] as const) {
    const line = makeLine({ ...WHOLE, toBoard: firstOf('pulse', 1, fate) });
    const saidAtMs = line.nowMs();
    line.relay.pulse(500);
    line.pass(900);
    const [opening, ...more] = line.openings;
    t.same(more, [], fate);
    t.ok(opening !== undefined && opening.fromMs - saidAtMs < 80, `${fate}: late by a blink`);
    t.ok(opening !== undefined && opening.toMs - saidAtMs < 505, `${fate}: ends when it should`);
  }
});

t.test('an answer that is lost makes no second opening and no longer one', async (t) => {
  let answers = 0;
  const line = makeLine({
    ...WHOLE,
    fromBoard: (kind) => {
      if (kind === DONE) answers += 1;
      return kind === DONE && answers <= 4 ? 'gone' : 'whole';
    },
  });
  line.relay.pulse(400);
  line.pass(900);
  t.same(lengths(line), [400]);
  t.ok(answers >= 5, 'it was said again until the board was heard');
});

t.test('a pulse is given up when hardly anything is left of it, with a word', async (t) => {
  const line = makeLine({ ...WHOLE, toBoard: firstOf('pulse', 1_000, 'gone') });
  const told: unknown[] = [];
  line.relay.onFault?.((code) => told.push(code));
  line.relay.pulse(300);
  line.pass(2_000);
  t.same(line.openings, []);
  t.match(line.logged, /door_board\.pulse_unanswered/);
  t.same(told, ['timeout'], 'and whoever minds the door hears of it');
});

t.test('a hold that nobody answers is told as not obeyed, and its answer as the end', async (t) => {
  const line = makeLine({ ...WHOLE, toBoard: firstOf('hold', 30, 'gone') });
  const told: unknown[] = [];
  line.relay.onFault?.((code) => told.push(code));
  line.relay.hold();
  line.pass(900);
  t.same(told, [], 'said again, not given up');
  line.pass(300);
  t.same(told, ['timeout']);
  line.pass(2_000);
  t.same(told, ['timeout', undefined], 'obeyed in the end');
});

t.test('a lost release is said again, and an opening behind it is not cut short', async (t) => {
  const line = makeLine({ ...WHOLE, toBoard: firstOf('release', 2, 'gone') });
  line.relay.hold();
  line.pass(100);
  line.relay.release();
  line.pass(5);
  line.relay.pulse(600);
  line.pass(1_500);
  t.equal(line.openings.at(-1)?.toMs === Number.POSITIVE_INFINITY, false, 'it rests');
  const [first] = line.openings;
  t.ok(first !== undefined);
  const openMs = line.openings.reduce((sum, { fromMs, toMs }) => sum + toMs - fromMs, 0);
  t.ok(openMs > 600 && openMs < 730, `open for ${openMs} ms, hold and pulse together`);
});

t.test('a board that forgot its outputs is told them, then obeys', async (t) => {
  const line = makeLine({ ...WHOLE, toBoard: firstOf('output', 1, 'damaged') });
  line.relay.pulse(300);
  line.pass(700);
  t.equal(line.openings.length, 1);
});

t.test('on any bad line: one opening at most per card, never past its end', async (t) => {
  const fate = fc.oneof(
    { weight: 5, arbitrary: fc.constant<Fate>('whole') },
    { weight: 2, arbitrary: fc.constant<Fate>('damaged') },
    { weight: 2, arbitrary: fc.constant<Fate>('gone') },
  );
  let opened = 0;
  let cards = 0;
  fc.assert(
    fc.property(
      fc.array(fate, { minLength: 20, maxLength: 20 }),
      fc.array(fate, { minLength: 20, maxLength: 20 }),
      fc.array(fc.integer({ min: 200, max: 700 }), { minLength: 3, maxLength: 3 }),
      (there, back, pulses) => {
        const [down, up] = [[...there], [...back]];
        const line = makeLine({
          toBoard: ({ kind }) => (kind === 'output' ? 'whole' : (down.shift() ?? 'whole')),
          fromBoard: () => up.shift() ?? 'whole',
        });
        for (const ms of pulses) {
          const before = line.openings.length;
          const saidAtMs = line.nowMs();
          line.relay.pulse(ms);
          line.pass(ms + 100);
          const mine = line.openings.slice(before);
          if (mine.length > 1) return false;
          if (mine.some(({ toMs }) => toMs - saidAtMs > ms + 5)) return false;
          opened += mine.length;
          cards += 1;
        }
        return true;
      },
    ),
    { numRuns: 60, seed: 6 },
  );
  t.ok(
    opened > cards * 0.95,
    `${opened} of ${cards} doors opened although 4 of 9 messages were lost`,
  );
});
