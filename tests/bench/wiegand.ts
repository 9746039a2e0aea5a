import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import {
  SETTLE_MS,
  type Spoiling,
  spoiltEdges,
  startChipFuzz,
} from '@furtka/hardware/bench/chip-fuzz';
import {
  decodeBoardMessage,
  encodeFrameMessage,
  FRAME_FAULTS,
} from '@furtka/hardware/door-board/codec';
import { makeBoardReader } from '@furtka/hardware/door-board/reader';
import type { ReadCredential } from '@furtka/hardware/port';
import { encodeWiegand } from '@furtka/hardware/wiegand/encode';
import type { Bench, Figure } from './bench.ts';

const FRAMES = 1_000_000;
const WARM_UP = 50_000;
const CARDS = 2_000;
const FORMATS = ['H10301', 'W34', 'CORPORATE1000_35', 'H10304', 'CORPORATE1000_48'] as const;

/** xorshift32: the same frames at each run. */
const makeRandom = (seed: number): ((below: number) => number) => {
  let state = seed;
  return (below) => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return (state >>> 0) % below;
  };
};
type Random = (below: number) => number;

const textOf = (credential: ReadCredential): string => JSON.stringify(credential);

/** Enrolled cards: far apart among 2^35 numbers, so that a guess that hits one would be a fault and no luck. */
const enrol = (
  random: Random,
): { readonly frames: number[][]; readonly known: ReadonlySet<string> } => {
  const cards = Array.from({ length: CARDS }, () => ({
    facilityCode: random(65_536),
    number: random(524_288),
  }));
  return {
    frames: cards.map((card) => encodeWiegand('H10304', card)),
    known: new Set(
      cards.map(({ facilityCode, number }) =>
        textOf({
          technology: 'wiegand',
          bits: 37,
          facilityCode,
          number: String(number),
          assurance: 'uid',
        }),
      ),
    ),
  };
};

const LINE_FAULTS = Object.values(FRAME_FAULTS);

/** A damaged frame of an enrolled card, or bits that no card has. Never what the card itself sends. */
const spoil = (random: Random, cards: readonly number[][]): { bits: number[]; faults: number } => {
  const card = cards[random(cards.length)] ?? [];
  const at = random(card.length);
  switch (random(6)) {
    case 0:
      return { bits: card.map((bit, index) => (index === at ? 1 - bit : bit)), faults: 0 };
    case 1:
      return { bits: card.slice(0, at + 1 === card.length ? at : at + 1), faults: 0 };
    case 2:
      return { bits: [...card, ...card.slice(0, at + 1)].slice(0, 128), faults: 0 };
    case 3:
      return {
        bits: card,
        faults: FRAME_FAULTS.bothLow | (LINE_FAULTS[random(LINE_FAULTS.length)] ?? 0),
      };
    case 4:
      return { bits: Array.from({ length: 1 + random(128) }, () => random(2)), faults: 0 };
    default:
      return {
        bits: card
          .map((bit) => (random(3) === 0 ? 1 - bit : bit))
          .map((bit, index) => (index === at ? 1 - (card[at] ?? 0) : bit)),
        faults: 0,
      };
  }
};

const CHIP_SECONDS = 60;
const ELECTRICAL = ['flipped', 'cut', 'bothLow', 'wide', 'close'] as const;

const spoilOnWires = (random: Random): Spoiling => {
  const kind = ELECTRICAL[random(ELECTRICAL.length + 1)];
  if (kind !== undefined) return { kind, at: random(37) };
  return { kind: 'lengthened', by: Array.from({ length: 1 + random(60) }, () => random(2)) };
};

/** Spoilt on the wires and read by the shipped firmware, two readers at once, for as long as it may take. */
const throughChip = (): Figure[] => {
  const random = makeRandom(20_261_201);
  const { frames, known } = enrol(random);
  const chip = startChipFuzz(FORMATS);
  let grants = 0;
  let sent = 0;
  const damage = (body: number[]): void => {
    if (random(8) === 0) body[random(body.length)] = random(128);
  };
  const untilMs = performance.now() + CHIP_SECONDS * 1_000;
  while (performance.now() < untilMs) {
    for (const reader of [0, 1] as const) {
      const card = frames[random(frames.length)] ?? [];
      chip.frame(reader, spoiltEdges(reader, card, spoilOnWires(random)));
      sent += 1;
    }
    chip.settle(SETTLE_MS + 20, damage);
    grants += chip.taken().credentials.filter((one) => known.has(textOf(one))).length;
  }
  return [
    { name: `through the chip in ${CHIP_SECONDS} s`, value: sent, unit: 'frames on the wires' },
    { name: 'chip: grants', value: grants, unit: `of ${sent}`, target: { atMost: 0 } },
    { name: 'chip: outputs moved', value: chip.moved(), unit: 'times', target: { atMost: 0 } },
    { name: 'chip: told to the host', value: chip.counts().frames, unit: 'frames' },
    {
      name: 'chip: damaged on the line',
      value: chip.counts().damaged,
      unit: 'refused by their check',
    },
    {
      name: 'chip: its time',
      value: chip.chipMs() / 1_000 / CHIP_SECONDS,
      unit: 'times real time',
    },
  ];
};

/** 1,000,000 frames that no enrolled card sends, from the bytes on the serial line to the credential. */
export const wiegandBench: Bench = {
  title:
    '1,000,000 spoilt Wiegand frames through codec, reader and formats; as many as a minute takes through the chip',
  run: () => {
    setFlagsFromString('--expose-gc');
    const collect = runInNewContext('gc') as () => void;
    const random = makeRandom(20_261_130);
    const { frames, known } = enrol(random);
    const reader = makeBoardReader(
      {
        ...{ id: 'in', input: 0, formats: FORMATS, frameGapMs: 20 },
        beepsByItself: false,
        hasKeypad: true,
      },
      { monotonicMs: () => performance.now(), log: () => undefined },
    );
    let grants = 0;
    let credentials = 0;
    reader.reader.on((event) => {
      if (event.kind !== 'credential') return;
      credentials += 1;
      if (known.has(textOf(event.credential))) grants += 1;
    });
    let damagedBytes = 0;
    const feed = (): void => {
      const { bits, faults } = spoil(random, frames);
      const body = encodeFrameMessage({ reader: 0, number: random(128), faults, bits });
      // One message in eight is damaged on the serial line as well.
      if (random(8) === 0) body[random(body.length)] = random(128);
      const decoded = decodeBoardMessage(body);
      if (!decoded.ok) damagedBytes += 1;
      else if (decoded.message.kind === 'frame') reader.frame(decoded.message.frame);
    };
    for (let count = 0; count < WARM_UP; count += 1) feed();
    collect();
    const before = process.memoryUsage().heapUsed;
    const began = performance.now();
    for (let count = 0; count < FRAMES; count += 1) feed();
    const seconds = (performance.now() - began) / 1_000;
    collect();
    const grownKb = (process.memoryUsage().heapUsed - before) / 1024;
    const figures = [
      { name: 'grants', value: grants, unit: `of ${FRAMES}`, target: { atMost: 0 } },
      { name: 'well-formed, of nobody', value: credentials, unit: 'frames' },
      { name: 'messages damaged on the line', value: damagedBytes, unit: 'refused by their check' },
      { name: 'heap grown', value: grownKb, unit: 'KiB', target: { atMost: 1024 } },
      { name: 'speed', value: FRAMES / seconds, unit: 'frames/s' },
      ...throughChip(),
    ];
    return Promise.resolve({ figures, json: { grants, credentials, damagedBytes, grownKb } });
  },
};
