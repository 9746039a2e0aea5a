import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import t from 'tap';
import { encodeWiegand } from '../wiegand/encode.ts';
import { makeBoardReader } from './reader.ts';

// The short form of `npm run bench -- wiegand`, which plays 1,000,000 frames.

t.setTimeout(120_000);
const FRAMES = 100_000;
const GROWN_MAX_KIB = 1024;
const FORMATS = ['H10301', 'W34', 'H10302', 'CORPORATE1000_35'] as const;

/** Times as a good reader has them. */
const FRAME = {
  ...{ reader: 0, number: 1, durationMs: 50 },
  ...{ minWidthUs: 50, maxWidthUs: 60, minDistanceUs: 1900, maxDistanceUs: 2100 },
};

/** The same numbers at each run (mulberry32). */
const makeRandom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) % below;
  };
};

t.test('T7: 100,000 spoilt frames: never the card that was spoilt, no growth', async (t) => {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  const random = makeRandom(20_261_130);
  const card = { facilityCode: 12, number: 345 };
  const good = encodeWiegand('H10301', card);
  const reader = makeBoardReader(
    {
      ...{ id: 'in', input: 0, formats: [...FORMATS], frameGapMs: 20 },
      ...{ beepsByItself: false, hasKeypad: false },
    },
    { monotonicMs: () => 0, log: () => undefined },
  );
  let grants = 0;
  let told = 0;
  reader.reader.on((event) => {
    told += 1;
    if (event.kind !== 'credential') return;
    const { credential } = event;
    if (
      credential.technology === 'wiegand' &&
      credential.bits === good.length &&
      credential.facilityCode === card.facilityCode &&
      credential.number === String(card.number)
    )
      grants += 1;
  });
  const spoilt = (): { readonly bits: (0 | 1)[]; readonly faults: number } => {
    const bits = [...good] as (0 | 1)[];
    const flip = (at: number): void => {
      bits[at] = bits[at] === 1 ? 0 : 1;
    };
    switch (random(5)) {
      case 0:
        flip(random(bits.length));
        return { bits, faults: 0 };
      case 1:
        return { bits: bits.slice(0, random(bits.length)), faults: 0 };
      case 2:
        return { bits: [...bits, ...bits.slice(0, 1 + random(bits.length))], faults: 0 };
      case 3:
        return { bits, faults: 2 << random(4) };
      default:
        return {
          bits: Array.from({ length: 1 + random(64) }, () => (random(2) === 1 ? 1 : 0)),
          faults: random(32),
        };
    }
  };
  const feed = (count: number): void => {
    for (let frame = 0; frame < count; frame += 1) reader.frame({ ...FRAME, ...spoilt() });
  };
  feed(FRAMES / 10);
  collect();
  const before = process.memoryUsage().heapUsed;
  feed(FRAMES);
  collect();
  const grownKib = (process.memoryUsage().heapUsed - before) / 1024;
  t.equal(grants, 0);
  t.ok(told > 0, 'long frames are told as cards that could not be read');
  t.ok(grownKib < GROWN_MAX_KIB, `${Math.round(grownKib)} KiB grown`);
  const { good: taken, damaged, length, parity } = reader.counts();
  t.equal(taken + damaged + length + parity, FRAMES + FRAMES / 10, 'each is counted once');
  t.ok(damaged > 0 && length > 0 && parity > 0);
  reader.frame({ ...FRAME, bits: good, faults: 0 });
  t.equal(grants, 1, 'and the card itself is read afterwards');
});
