import {
  decodeBoardMessage,
  encodeHostMessage,
  type HostMessage,
} from '../src/door-board/codec.ts';
import { makeBoardReader } from '../src/door-board/reader.ts';
import type { ReadCredential } from '../src/port.ts';
import { wiegandEdges } from '../src/simulated-board/board.ts';
import { Chip, CYCLES_PER_MS, type OutsideEdge } from '../src/simulated-board/chip.ts';
import { shippedFirmware } from '../src/simulated-board/hex.ts';
import type { WiegandFormatName } from '../src/wiegand/formats.table.ts';

/** What happens to one card's frame on the wires; every one of them must keep it from being read. */
export type Spoiling =
  | { readonly kind: 'flipped' | 'cut' | 'bothLow' | 'wide' | 'close'; readonly at: number }
  | { readonly kind: 'lengthened'; readonly by: readonly number[] }
  | { readonly kind: 'noise'; readonly edges: readonly OutsideEdge[] };

export interface ChipFuzz {
  /** The shipped firmware, at whatever speed this machine runs it; both readers at once. */
  frame(reader: 0 | 1, edges: readonly OutsideEdge[]): void;
  /** Lets the chip run until the longest frame is over and told. `damage` may spoil a byte of each message to the host. */
  settle(ms: number, damage?: (body: number[]) => void): void;
  /** Read since the last call. */
  taken(): { readonly credentials: readonly ReadCredential[]; readonly unreadable: number };
  /** Messages that came whole, and those that did not. */
  counts(): { readonly frames: number; readonly damaged: number };
  /** Movements of any output since the start. */
  moved(): number;
  chipMs(): number;
}

const DISTANCE_US = 250;
const WIDTH_US = 40;
const GAP_MS = 5;
const LOCK = 8;
/** Room after a frame: the silence that ends it, and the message on the serial line. */
export const SETTLE_MS = 37 * (DISTANCE_US / 1_000) + GAP_MS + 8;

const timing = { widthUs: WIDTH_US, distanceUs: DISTANCE_US };
const low = (pin: number, afterUs: number, us: number): OutsideEdge[] => [
  { pin, afterUs, level: false },
  { pin, afterUs: afterUs + us, level: true },
];

/** The edges of a spoilt frame. `at` counts bits and is taken round the card's length. */
export const spoiltEdges = (
  reader: 0 | 1,
  card: readonly number[],
  spoiling: Spoiling,
): readonly OutsideEdge[] => {
  const lines = [2 * reader + 2, 2 * reader + 3] as const;
  if (spoiling.kind === 'noise') return spoiling.edges;
  if (spoiling.kind === 'lengthened')
    return wiegandEdges(reader, [...card, ...spoiling.by], timing);
  const at = spoiling.at % card.length;
  const bitUs = at * DISTANCE_US;
  switch (spoiling.kind) {
    case 'flipped':
      return wiegandEdges(
        reader,
        card.map((bit, index) => (index === at ? 1 - bit : bit)),
        timing,
      );
    case 'cut':
      return wiegandEdges(reader, card.slice(0, Math.max(1, at)), timing);
    case 'bothLow': {
      const other = lines[card[at] === 1 ? 0 : 1];
      return [...wiegandEdges(reader, card, timing), ...low(other, bitUs + 10, WIDTH_US)];
    }
    case 'wide':
      // A pulse of the last bit that does not end in time.
      return [
        ...wiegandEdges(reader, card.slice(0, -1), timing),
        ...low(lines[card.at(-1) === 1 ? 1 : 0], (card.length - 1) * DISTANCE_US, 900),
      ];
    case 'close':
      return wiegandEdges(reader, card, { widthUs: 20, distanceUs: 60 });
    default:
      return spoiling satisfies never;
  }
};

/** Firmware, codec and reader in one line, as in a door, but for the clock: the chip runs as fast as it can. */
export const startChipFuzz = (formats: readonly WiegandFormatName[]): ChipFuzz => {
  const context = { monotonicMs: () => 0, log: () => undefined };
  const config = { formats, frameGapMs: GAP_MS, beepsByItself: false, hasKeypad: false };
  const readers = ([0, 1] as const).map((input) =>
    makeBoardReader({ ...config, id: `reader ${input}`, input }, context),
  );
  let credentials: ReadCredential[] = [];
  let unreadable = 0;
  let moved = 0;
  const counts = { frames: 0, damaged: 0 };
  for (const { reader } of readers)
    reader.on((event) => {
      if (event.kind === 'credential') credentials.push(event.credential);
      if (event.kind === 'unreadable') unreadable += 1;
    });
  let open: number[] | undefined;
  let damage: (body: number[]) => void = () => undefined;
  const hear = (body: number[]): void => {
    damage(body);
    const decoded = decodeBoardMessage(body);
    if (!decoded.ok) counts.damaged += 1;
    if (!decoded.ok || decoded.message.kind !== 'frame') return;
    counts.frames += 1;
    readers[decoded.message.frame.reader]?.frame(decoded.message.frame);
  };
  const chip = new Chip(shippedFirmware(), {
    pin: () => {
      moved += 1;
    },
    byte: (byte) => {
      if (byte === 0xf0) open = [];
      else if (byte === 0xf7 && open?.[0] === 1) hear(open.slice(1));
      else open?.push(byte);
      if (byte === 0xf7) open = undefined;
    },
  });
  const send = (...messages: HostMessage[]): void => {
    for (const one of messages) chip.receive([0xf0, 1, ...encodeHostMessage(one), 0xf7]);
  };
  const run = (ms: number): void => chip.run(chip.cycle + ms * CYCLES_PER_MS);
  for (const pin of [2, 3, 4, 5]) chip.set(pin, true);
  run(50);
  send(
    { kind: 'output', pin: LOCK, restLevel: 0 },
    { kind: 'gap', reader: 0, ms: GAP_MS },
    { kind: 'gap', reader: 1, ms: GAP_MS },
  );
  run(20);
  moved = 0;
  return {
    frame: (_reader, edges) => {
      chip.plan(edges);
    },
    settle(ms, spoil = () => undefined) {
      damage = spoil;
      // The host lives: nothing but its own word may move an output.
      send({ kind: 'heartbeat', timeoutMs: 10_000, token: 1 });
      run(ms);
    },
    taken() {
      const found = { credentials, unreadable };
      credentials = [];
      unreadable = 0;
      return found;
    },
    counts: () => ({ ...counts }),
    moved: () => moved,
    chipMs: () => chip.cycle / CYCLES_PER_MS,
  };
};
