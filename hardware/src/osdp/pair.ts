import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { SerialPort } from 'serialport';
import { newBaseKey } from './base-key.ts';
import type { CheckCode } from './check-code.ts';
import { setCom } from './commands.ts';
import { DeviceSession } from './device-session.ts';
import { readKeyFile, writeKeyFile } from './key-file.ts';
import { OsdpLine } from './line.ts';
import type { OfflineCode, SessionEvent } from './session-events.ts';

/** How long a device may be met with the key that everybody knows. */
export const INSTALL_WINDOW_MS = 300_000;
/** How long a device is waited for that should be there. */
const MEET_WITHIN_MS = 5000;
const EVERY_MS = 5;

/** Where a device listens. */
export interface Place {
  readonly address: number;
  readonly baud: number;
}

export interface PairOptions {
  /** Serial port of the bench cable, with the one device on it. */
  readonly path: string;
  readonly keyFile: string;
  /** The device's id in the config of the agent. */
  readonly id: string;
  /** Where it listens now. */
  readonly from: Place;
  /** Where it shall listen; absent: it stays. */
  readonly to?: Place;
  readonly check: CheckCode;
  /** A device of this id had a key: a person says that a new one takes its place. */
  readonly replace: boolean;
  readonly windowMs?: number;
  readonly say: (sentence: string) => void;
  readonly monotonicMs?: () => number;
}

/** Why nothing was paired; the text says what to do. Nothing changed unless it says so. */
export class PairError extends Error {
  readonly code: 'has_key' | 'window_over' | 'port' | 'lost';
  constructor(code: PairError['code'], message: string) {
    super(message);
    this.name = 'PairError';
    this.code = code;
  }
}

/** A key that may or may not have reached its device stands under this name until that is known. */
const pendingOf = (id: string): string => `${id} (pending)`;

const openPort = async (path: string, baud: number): Promise<SerialPort> => {
  const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
  await new Promise<void>((resolve, reject) => {
    port.open((error) => {
      if (error === null) resolve();
      else reject(new PairError('port', `${path} cannot be opened: ${error.message}`));
    });
  });
  return port;
};

interface Bench {
  readonly session: DeviceSession;
  readonly events: readonly SessionEvent[];
  /** Waits until `holds`; `false` when the time is over. */
  until(holds: () => boolean, withinMs: number): Promise<boolean>;
  close(): Promise<void>;
}

/** The bench cable with one device on it. */
const openBench = async (
  options: PairOptions,
  place: Place,
  baseKey: Uint8Array,
): Promise<Bench> => {
  const { monotonicMs = () => performance.now() } = options;
  const port = await openPort(options.path, place.baud);
  const events: SessionEvent[] = [];
  const session = new DeviceSession({
    address: place.address,
    check: options.check,
    baseKey,
    mustBeSecure: true,
    pollEveryMs: 50,
    random: randomBytes,
    tell: (event) => events.push(event),
  });
  const line = new OsdpLine({
    port: { write: (bytes) => void port.write(Buffer.from(bytes)) },
    sessions: [session],
    monotonicMs,
    baud: place.baud,
  });
  port.on('data', (bytes: Buffer) => line.take(bytes));
  line.start();
  return {
    session,
    events,
    until: async (holds, withinMs) => {
      const endMs = monotonicMs() + withinMs;
      while (!holds()) {
        if (monotonicMs() >= endMs) return false;
        await new Promise((resolve) => setTimeout(resolve, EVERY_MS));
      }
      return true;
    },
    close: () => {
      line.stop();
      return new Promise((resolve) => {
        if (port.isOpen) port.close(() => resolve());
        else resolve();
      });
    },
  };
};

const lastOffline = (events: readonly SessionEvent[]): OfflineCode =>
  events.findLast((event) => event.kind === 'offline')?.code ?? 'timeout';

/** Gives the device its key, unless it has it from a try that was cut off. */
const giveKey = async (bench: Bench, key: Uint8Array, options: PairOptions): Promise<void> => {
  const { windowMs = INSTALL_WINDOW_MS, monotonicMs = () => performance.now(), say, id } = options;
  const { session, events, until } = bench;
  if (await until(() => session.isSecure, Math.min(MEET_WITHIN_MS, windowMs) / 5)) return;
  say(`Set the reader to its install mode now; it is waited for ${windowMs / 1000} s.`);
  session.install(key, monotonicMs() + windowMs);
  const isKeyed = (): boolean => events.some(({ kind }) => kind === 'keyed');
  if (!(await until(isKeyed, windowMs)))
    throw new PairError(
      'window_over',
      `no device took a key at address ${options.from.address} (${lastOffline(events)}); the time is over`,
    );
  if (!(await until(() => session.isSecure, MEET_WITHIN_MS)))
    throw new PairError('lost', `${id} took its key and did not come back; pair it again`);
};

/** Sends the device to its place on the door's line. */
const move = async (bench: Bench, to: Place, id: string): Promise<void> => {
  const { session, events, until } = bench;
  session.send(setCom(to.address, to.baud));
  const told = (): boolean =>
    events.some((event) => event.kind === 'reply' && event.reply.kind === 'com');
  if (!(await until(told, MEET_WITHIN_MS)))
    throw new PairError('lost', `${id} did not take address ${to.address}; its key is in force`);
};

/**
 * Pairs one new device on the bench: makes its key, gives it in the device's install mode, proves it, sends the device to its
 * address, and writes the key file. This is the only program that knows the default key; it needs a person, the device in hand and
 * a cable of its own, and no message from a network starts it.
 *
 * @returns where the device listens now
 * Errors  `PairError`, `KeyFileError`
 */
export const pairDevice = async (options: PairOptions): Promise<Place> => {
  const { keyFile, id, from, say } = options;
  const keys = new Map(existsSync(keyFile) ? readKeyFile(keyFile) : []);
  if (keys.has(id) && !options.replace)
    throw new PairError(
      'has_key',
      `${id} has a key; say --replace when another device takes its place`,
    );
  const key = keys.get(pendingOf(id)) ?? newBaseKey();
  // Before the device has it: a power cut must not leave a device whose key nobody knows.
  writeKeyFile(keyFile, new Map([...keys, [pendingOf(id), key]]));
  const to = options.to ?? from;
  let bench = await openBench(options, from, key);
  try {
    await giveKey(bench, key, options);
    say(`${id} has its key.`);
    if (to.address !== from.address || to.baud !== from.baud) {
      await move(bench, to, id);
      await bench.close();
      bench = await openBench(options, to, key);
    }
    if (!(await bench.until(() => bench.session.isSecure, MEET_WITHIN_MS)))
      throw new PairError('lost', `${id} does not answer at address ${to.address}`);
  } finally {
    await bench.close();
  }
  keys.delete(pendingOf(id));
  writeKeyFile(keyFile, new Map([...keys, [id, key]]));
  say(
    `${id} listens at address ${to.address}, ${to.baud} baud, in a secure channel. Restart the agent.`,
  );
  return to;
};
