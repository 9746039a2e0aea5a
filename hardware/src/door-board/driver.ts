import type { Duplex } from 'node:stream';
import type { DeviceCode, Devices, Driver, DriverContext } from '../port.ts';
import { realTimers } from '../timers.ts';
import type { Verdict } from '../wiegand/judge.ts';
import type { BoardFrame, BoardMessage, HostMessage } from './codec.ts';
import { type DoorBoardConfig, parseDoorBoardConfig } from './config.ts';
import { makeBoardContact } from './contact.ts';
import type { FirmataHost } from './firmata-host.ts';
import { makeBoardIndicator } from './indicator.ts';
import { type LinkFigures, LinkKeeper } from './link-keeper.ts';
import { type FrameCounts, makeBoardReader } from './reader.ts';
import { makeBoardRelay } from './relay.ts';
import { openSerialPort } from './serial-port.ts';

export type { BoardFrame } from './codec.ts';
export { type DoorBoardConfig, parseDoorBoardConfig } from './config.ts';

/** How long `close` waits for the board to say that its relays rest, ms. */
const REST_WAIT_MS = 300;

/** A raw frame, for an installer who learns a new reader; it holds the card's number and belongs in no log. */
export interface LearntFrame {
  readonly readerId: string;
  readonly frame: BoardFrame;
  /** Absent for a key of a keypad. */
  readonly verdict?: Verdict;
}

export interface BoardHealth extends LinkFigures {
  readonly readers: ReadonlyMap<string, FrameCounts>;
}

export interface DoorBoardDevices extends Devices {
  /** Every frame of every reader as it came, good or not. */
  onFrame(listener: (learnt: LearntFrame) => void): () => void;
  health(): BoardHealth;
}

/** The board's own devices, `undefined` when another driver was chosen. */
export const doorBoardOf = (devices: Devices): DoorBoardDevices | undefined =>
  'onFrame' in devices ? (devices as DoorBoardDevices) : undefined;

const makeParts = (
  config: DoorBoardConfig,
  context: DriverContext,
  send: (message: HostMessage) => boolean,
) => ({
  readers: config.readers.map((one) => makeBoardReader(one, context)),
  relays: config.relays.map((one) => makeBoardRelay(one, context, send, realTimers)),
  contacts: config.contacts.map((one) => makeBoardContact(one, context)),
  indicators: config.indicators.map((one) => makeBoardIndicator(one, send, realTimers)),
});
type Parts = ReturnType<typeof makeParts>;

/** Tells a board that knows nothing of its pins. Outputs first: what is at rest is safe. */
const setUp = ({ readers, relays, contacts, indicators }: Parts, host: FirmataHost): void => {
  for (const part of [...relays, ...indicators]) part.setUp(host.send);
  for (const { config } of readers) {
    host.send({ kind: 'gap', reader: config.input, ms: config.frameGapMs });
    if (config.tamperPin !== undefined) host.follow(config.tamperPin);
  }
  for (const { pin } of contacts) host.follow(pin);
};

/** Levels reach contacts and tamper wires through johnny-five. */
const listenToPins = ({ readers, contacts }: Parts, host: FirmataHost): void => {
  for (const { pin, level } of contacts) host.onLevel(pin, level);
  for (const { config, tamper } of readers)
    if (config.tamperPin !== undefined) host.onLevel(config.tamperPin, tamper);
};

const linked = ({ readers, relays }: Parts, isUp: boolean, code: DeviceCode): void => {
  if (!isUp) for (const relay of relays) relay.lost();
  for (const reader of readers) reader.linked(isUp, code);
};

type FrameListeners = Set<(learnt: LearntFrame) => void>;

const hear = (parts: Parts, message: BoardMessage, learners: FrameListeners): void => {
  const readerAt = (input: number) => parts.readers.find(({ config }) => config.input === input);
  switch (message.kind) {
    case 'edge':
      parts.relays.find(({ pin }) => pin === message.pin)?.edge(message.energised);
      return;
    case 'lines':
      readerAt(message.reader)?.lines(message.low);
      return;
    case 'frame': {
      const reader = readerAt(message.frame.reader);
      if (reader === undefined) return;
      const verdict = reader.frame(message.frame);
      const learnt = { readerId: reader.config.id, frame: message.frame };
      for (const learner of learners)
        learner(verdict === undefined ? learnt : { ...learnt, verdict });
      return;
    }
    case 'done':
      parts.relays.find(({ pin }) => pin === message.pin)?.done(message.number);
      return;
    case 'refused':
      for (const relay of parts.relays) relay.refused(message.reason);
      return;
    case 'version':
    case 'alive':
      return;
    default:
      message satisfies never;
  }
};

const until = async (holds: () => boolean, withinMs: number): Promise<void> => {
  const endMs = performance.now() + withinMs;
  while (!holds() && performance.now() < endMs)
    await new Promise((resolve) => setTimeout(resolve, 5));
};

/** Everything to rest, as far as the board can be reached. */
const restAll = async ({ relays, indicators }: Parts, isUp: () => boolean): Promise<void> => {
  for (const indicator of indicators) {
    indicator.indicator.show('idle');
    indicator.stop();
  }
  for (const { relay } of relays) relay.release();
  await until(() => !isUp() || relays.every((relay) => !relay.energised()), REST_WAIT_MS);
};

/**
 * Opens a board behind any port object.
 *
 * @param openPort  gives the open line; called again after each loss. Default: the serial device of the config
 */
export const openDoorBoard = async (
  config: DoorBoardConfig,
  context: DriverContext,
  openPort: () => Promise<Duplex> = () => openSerialPort(config.port),
): Promise<DoorBoardDevices> => {
  const learners: FrameListeners = new Set();
  const { heartbeatTimeoutMs, startWaitMs } = config;
  let isListening = false;
  const parts: Parts = makeParts(config, context, (message) => keeper.send(message));
  const keeper: LinkKeeper = new LinkKeeper({ heartbeatTimeoutMs, openPort }, context, {
    setUp: (host) => {
      if (!isListening) listenToPins(parts, host);
      isListening = true;
      setUp(parts, host);
    },
    online: () => linked(parts, true, 'io'),
    offline: (code) => linked(parts, false, code),
    message: (message) => hear(parts, message, learners),
  });
  await keeper.start();
  const contactsKnown = (): boolean =>
    parts.contacts.every(({ contact }) => contact.isOpen() !== undefined);
  await until(() => keeper.isUp() && contactsKnown(), startWaitMs);
  // After the caller had its turn to listen.
  setImmediate(() => {
    for (const reader of parts.readers) reader.announceAbsent();
  });
  let closed: Promise<void> | undefined;
  const close = async (): Promise<void> => {
    await restAll(parts, () => keeper.isUp());
    keeper.stop();
    linked(parts, false, 'offline');
  };
  return {
    readers: new Map(parts.readers.map(({ reader }) => [reader.id, reader])),
    relays: new Map(parts.relays.map(({ relay }) => [relay.id, relay])),
    contacts: new Map(parts.contacts.map(({ contact }) => [contact.id, contact])),
    indicators: new Map(parts.indicators.map(({ indicator }) => [indicator.id, indicator])),
    firmware: () => keeper.firmware(),
    onFrame: (listener) => {
      learners.add(listener);
      return () => learners.delete(listener);
    },
    health: () => ({
      ...keeper.figures(),
      readers: new Map(parts.readers.map((one) => [one.config.id, one.counts()])),
    }),
    close: () => {
      closed ??= close();
      return closed;
    },
  };
};

/** The door board: two Wiegand readers, self-timed relays, contacts, lamps; own firmware on an ATmega328P. */
export const driver: Driver<DoorBoardConfig> = {
  name: 'door-board',
  parseConfig: parseDoorBoardConfig,
  open: (config, context) => openDoorBoard(config, context),
};
