import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { SerialPort } from 'serialport';

const READY_WITHIN_MS = 10_000;
const EVERY_MS = 5;

/** Two serial ports joined by a wire. */
export interface PtyPair {
  readonly panel: string;
  readonly device: string;
  /** Pulls the wire: both ports vanish. */
  pull(): Promise<void>;
  /** Lays it again, under the same names. */
  lay(): Promise<void>;
  end(): Promise<void>;
}

const endProcess = async (child: ChildProcess | undefined): Promise<void> => {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
};

/** A wire made by socat, under names in a folder of its own. */
export const layPtyPair = async (): Promise<PtyPair> => {
  const folder = await mkdtemp(join(tmpdir(), 'furtka-pty-'));
  const [panel, device] = [join(folder, 'panel'), join(folder, 'device')];
  let child: ChildProcess | undefined;
  const lay = async (): Promise<void> => {
    child = spawn('socat', [`pty,raw,echo=0,link=${panel}`, `pty,raw,echo=0,link=${device}`], {
      stdio: 'ignore',
    });
    const failed = once(child, 'error').then(([error]) => Promise.reject(error as Error));
    failed.catch(() => undefined);
    const endMs = performance.now() + READY_WITHIN_MS;
    while (!existsSync(panel) || !existsSync(device)) {
      if (performance.now() > endMs) throw new Error('socat made no ports in time');
      await Promise.race([pause(EVERY_MS), failed]);
    }
  };
  const pull = async (): Promise<void> => {
    await endProcess(child);
    // A killed socat leaves its names behind.
    await Promise.all([panel, device].map((path) => rm(path, { force: true })));
  };
  await lay();
  return {
    panel,
    device,
    lay,
    pull,
    async end() {
      await pull();
      await rm(folder, { recursive: true, force: true });
    },
  };
};

/** What a bad wire does to the bytes; `undefined` loses them. */
export type Mangle = (bytes: Uint8Array, way: 'down' | 'up') => Uint8Array | undefined;

/** A wire with somebody on it. */
export interface MangledPair {
  readonly panel: string;
  readonly device: string;
  mangle: Mangle;
  end(): Promise<void>;
}

const openPort = async (path: string): Promise<SerialPort> => {
  const port = new SerialPort({ path, baudRate: 115_200, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => (error === null ? resolve() : reject(error)));
  });
  return port;
};
const closePort = (port: SerialPort): Promise<void> =>
  new Promise((resolve) => port.close(() => resolve()));

/** Two wires and a program between them that carries the bytes, or does not. */
export const layMangledPair = async (): Promise<MangledPair> => {
  const [near, far] = await Promise.all([layPtyPair(), layPtyPair()]);
  const [nearPort, farPort] = await Promise.all([openPort(near.device), openPort(far.panel)]);
  const pair: MangledPair = {
    panel: near.panel,
    device: far.device,
    mangle: (bytes) => bytes,
    async end() {
      await Promise.all([closePort(nearPort), closePort(farPort)]);
      await Promise.all([near.end(), far.end()]);
    },
  };
  const carry = (bytes: Buffer, way: 'down' | 'up', to: SerialPort): void => {
    const arrived = pair.mangle(bytes, way);
    if (arrived !== undefined) to.write(Buffer.from(arrived));
  };
  nearPort.on('data', (bytes: Buffer) => carry(bytes, 'down', farPort));
  farPort.on('data', (bytes: Buffer) => carry(bytes, 'up', nearPort));
  return pair;
};
