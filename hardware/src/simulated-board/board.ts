import { existsSync } from 'node:fs';
import { Duplex } from 'node:stream';
import { Worker } from 'node:worker_threads';
import { CYCLES_PER_MS, type OutsideEdge, type PinDrive, type ResetCause } from './chip.ts';
import { shippedFirmware } from './hex.ts';
import type { BoardWorkerData, FromBoard, ToBoard } from './messages.ts';

export { CYCLES_PER_MS, type OutsideEdge, type PinDrive, type ResetCause } from './chip.ts';

/** Wiegand lines of the two readers: DATA0 and DATA1. */
const LINES = [
  [2, 3],
  [4, 5],
] as const;

export interface FrameTiming {
  readonly widthUs?: number;
  readonly distanceUs?: number;
  /** Begin of the first bit. */
  readonly afterUs?: number;
}

/** The edges by which a reader sends these bits. */
export const wiegandEdges = (
  reader: 0 | 1,
  bits: readonly number[],
  { widthUs = 50, distanceUs = 2000, afterUs = 0 }: FrameTiming = {},
): OutsideEdge[] =>
  bits.flatMap((bit, index) => {
    const pin = LINES[reader][bit === 0 ? 0 : 1];
    const begin = afterUs + index * distanceUs;
    return [
      { pin, afterUs: begin, level: false },
      { pin, afterUs: begin + widthUs, level: true },
    ];
  });

/** A door board on simulated silicon, running the shipped firmware at real time in a thread of its own. */
export interface SimulatedBoard {
  /** The other end of its USB cable; fails while the cable is out. A second opening takes the line over. */
  openPort(): Promise<Duplex>;
  /** Pulls the cable, or puts it back. The open port says nothing and hears nothing more; there is no close event. */
  setPlugged(plugged: boolean): void;
  reset(cause?: ResetCause): void;
  /** Puts a level on a pin, as a contact does. */
  set(pin: number, level: boolean): void;
  /** Puts levels on pins later. @returns the chip's cycle of the last one */
  plan(edges: readonly OutsideEdge[]): Promise<number>;
  /** A card at a reader. @returns the chip's cycle at which its last bit ended */
  send(reader: 0 | 1, bits: readonly number[], timing?: FrameTiming): Promise<number>;
  /** What the board does with a pin. */
  drive(pin: number): PinDrive;
  onPin(listener: (pin: number, drive: PinDrive, cycle: number) => void): () => void;
  /** The chip's own time, ms since it was made; with pace `wall` as of its last word. */
  nowMs(): number;
  /** Ends the thread. */
  close(): Promise<void>;
}

/** Beside the chunk of a bundle, or where the workspace's own bundles lie. */
const BUNDLED = [
  './board-worker.js',
  '../hardware/board-worker.js',
  '../../hardware/board-worker.js',
];

const startWorker = (
  image: Uint16Array,
  bell: SharedArrayBuffer,
  pace: BoardWorkerData['pace'],
): Worker => {
  const entry = new URL('./worker.ts', import.meta.url).href;
  const workerData: BoardWorkerData = { entry, image, bell, pace };
  if (import.meta.url.endsWith('.ts'))
    return new Worker(new URL('./worker-boot.mjs', import.meta.url), { workerData });
  const found = BUNDLED.map((place) => new URL(place, import.meta.url)).find((url) =>
    existsSync(url),
  );
  if (found === undefined) throw new Error('board-worker.js is missing beside this program');
  return new Worker(found, { workerData });
};

/** Longest run of a chip that is led, ms of its own time: its host hears of everything before more happens. */
const STRIDE_MS = 4;

/**
 * @param image  firmware; default: the one that the repository ships
 * @param pace   `wall`: at real time, by itself. `granted`: led by this thread, never ahead of it by more than `STRIDE_MS`; a driver whose
 *               clock is the board's `nowMs` then meets no hurry and no delay that the machine makes, however busy it is
 */
export const startSimulatedBoard = (
  image: Uint16Array = shippedFirmware(),
  pace: BoardWorkerData['pace'] = 'wall',
): SimulatedBoard => {
  const bell = new SharedArrayBuffer(4);
  const rings = new Int32Array(bell);
  const worker = startWorker(image, bell, pace);
  const drives = new Map<number, PinDrive>();
  const listeners = new Set<(pin: number, drive: PinDrive, cycle: number) => void>();
  const planned = new Map<number, (cycle: number) => void>();
  let plugged = true;
  let end: Duplex | undefined;
  let nextId = 0;

  let cycle = 0;
  let lastGrantMs = performance.now();
  let next: NodeJS.Timeout | undefined;

  const tell = (message: ToBoard): void => {
    worker.postMessage(message);
    Atomics.add(rings, 0, 1);
    Atomics.notify(rings, 0);
  };
  /** No faster than the wall, and not at all while this thread does something else. */
  const grant = (): void => {
    const nowMs = performance.now();
    const ms = Math.min(STRIDE_MS, nowMs - lastGrantMs);
    lastGrantMs = nowMs;
    tell({ kind: 'run', until: cycle + Math.ceil(ms * CYCLES_PER_MS) });
  };
  worker.on('message', (message: FromBoard) => {
    switch (message.kind) {
      case 'ran':
        cycle = message.cycle;
        next = setTimeout(grant, 1);
        return;
      case 'bytes':
        if (plugged) end?.push(Buffer.from(message.bytes));
        return;
      case 'pin':
        cycle = Math.max(cycle, message.cycle);
        drives.set(message.pin, message.drive);
        for (const listener of listeners) listener(message.pin, message.drive, message.cycle);
        return;
      case 'planned':
        planned.get(message.id)?.(message.lastCycle);
        planned.delete(message.id);
        return;
      default:
        message satisfies never;
    }
  });
  const plan = (edges: readonly OutsideEdge[]): Promise<number> =>
    new Promise((resolve) => {
      nextId += 1;
      planned.set(nextId, resolve);
      tell({ kind: 'plan', id: nextId, edges });
    });
  // The boards own pull-ups hold the Wiegand lines high.
  for (const pin of LINES.flat()) tell({ kind: 'set', pin, level: true });
  if (pace === 'granted') grant();

  return {
    openPort: () => {
      if (!plugged) return Promise.reject(new Error('the cable of the simulated board is out'));
      const port: Duplex = new Duplex({
        read: () => undefined,
        write: (chunk: Buffer, _encoding, done) => {
          if (plugged && end === port) tell({ kind: 'bytes', bytes: Uint8Array.from(chunk) });
          done();
        },
      });
      end = port;
      return Promise.resolve(port);
    },
    setPlugged: (next) => {
      plugged = next;
      if (!next) end = undefined;
    },
    reset: (cause = 'pin') => tell({ kind: 'reset', cause }),
    set: (pin, level) => tell({ kind: 'set', pin, level }),
    plan,
    send: (reader, bits, timing) => plan(wiegandEdges(reader, bits, timing)),
    drive: (pin) => drives.get(pin) ?? 'free',
    onPin: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    nowMs: () => cycle / CYCLES_PER_MS,
    close: async () => {
      clearTimeout(next);
      await worker.terminate();
    },
  };
};
