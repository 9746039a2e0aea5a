import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Chip, CYCLES_PER_MS } from './chip.ts';
import type { BoardWorkerData, FromBoard, ToBoard } from './messages.ts';

/** Length of the worker's sleep between two looks at the clock, ms. */
const NAP_MS = 0.5;
/** A machine that stood still longer than this does not make the chip catch up. */
const LAG_MAX_MS = 200;

const { image, bell, pace } = workerData as BoardWorkerData;
const port = parentPort;
if (port === null) throw new Error('the simulated board is a worker');
const tell = (message: FromBoard): void => port.postMessage(message);

let sent: number[] = [];
const chip = new Chip(image, {
  pin: (pin, drive, cycle) => tell({ kind: 'pin', pin, drive, cycle }),
  byte: (byte) => sent.push(byte),
});

const tellBytes = (): void => {
  if (sent.length === 0) return;
  tell({ kind: 'bytes', bytes: Uint8Array.from(sent) });
  sent = [];
};

const obey = (message: ToBoard): void => {
  switch (message.kind) {
    case 'bytes':
      chip.receive(message.bytes);
      return;
    case 'set':
      chip.set(message.pin, message.level);
      return;
    case 'plan':
      tell({ kind: 'planned', id: message.id, lastCycle: chip.plan(message.edges) });
      return;
    case 'reset':
      chip.reset(message.cause);
      return;
    case 'run':
      chip.run(message.until);
      tellBytes();
      tell({ kind: 'ran', cycle: chip.cycle });
      return;
    default:
      message satisfies never;
  }
};

const rings = new Int32Array(bell);
const began = { startedMs: performance.now() - chip.cycle / CYCLES_PER_MS };

const followWall = (): void => {
  const lag = performance.now() - began.startedMs - chip.cycle / CYCLES_PER_MS;
  if (lag > LAG_MAX_MS) began.startedMs += lag - 1;
  chip.run((performance.now() - began.startedMs) * CYCLES_PER_MS);
  tellBytes();
};

// One loop that never returns: the chip lives as long as its thread does.
for (;;) {
  const heard = Atomics.load(rings, 0);
  for (;;) {
    const received = receiveMessageOnPort(port);
    if (received === undefined) break;
    obey(received.message as ToBoard);
  }
  if (pace === 'wall') followWall();
  Atomics.wait(rings, 0, heard, pace === 'wall' ? NAP_MS : undefined);
}
