import { parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { Chip, CYCLES_PER_MS } from './chip.ts';
import type { BoardWorkerData, FromBoard, ToBoard } from './messages.ts';

/** Length of the worker's sleep between two looks at the clock, ms. */
const NAP_MS = 0.5;
/** A machine that stood still longer than this does not make the chip catch up. */
const LAG_MAX_MS = 200;

const { image, bell } = workerData as BoardWorkerData;
const port = parentPort;
if (port === null) throw new Error('the simulated board is a worker');
const tell = (message: FromBoard): void => port.postMessage(message);

let sent: number[] = [];
const chip = new Chip(image, {
  pin: (pin, drive, cycle) => tell({ kind: 'pin', pin, drive, cycle }),
  byte: (byte) => sent.push(byte),
});

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
    default:
      message satisfies never;
  }
};

const rings = new Int32Array(bell);
let startedMs = performance.now() - chip.cycle / CYCLES_PER_MS;

// One loop that never returns: the chip runs as long as its thread does, in step with the clock on the wall.
for (;;) {
  const heard = Atomics.load(rings, 0);
  for (;;) {
    const received = receiveMessageOnPort(port);
    if (received === undefined) break;
    obey(received.message as ToBoard);
  }
  const lag = performance.now() - startedMs - chip.cycle / CYCLES_PER_MS;
  if (lag > LAG_MAX_MS) startedMs += lag - 1;
  chip.run((performance.now() - startedMs) * CYCLES_PER_MS);
  if (sent.length > 0) {
    tell({ kind: 'bytes', bytes: Uint8Array.from(sent) });
    sent = [];
  }
  Atomics.wait(rings, 0, heard, NAP_MS);
}
