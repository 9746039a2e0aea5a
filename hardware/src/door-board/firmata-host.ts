import { createRequire } from 'node:module';
import type { Board, Firmata, FirmataClass } from 'johnny-five';
import type { Cable } from './cable.ts';
import {
  type DecodedBoardMessage,
  decodeBoardMessage,
  encodeHostMessage,
  type HostMessage,
  OWN_SYSEX,
} from './codec.ts';

/** A board in use does not announce itself: it is asked soon. */
const REPORT_VERSION_TIMEOUT_MS = 200;
const SAMPLING_MS = 10;
/** johnny-five's own time-out would only emit an error; the link has one of its own. */
const NEVER_MS = 2 ** 31 - 1;
/** Version, firmware, capabilities, analog mapping: the steps of Firmata's greeting, asked again until it is through. */
const GREETING = [0xf9, 0xf0, 0x79, 0xf7, 0xf0, 0x6b, 0xf7, 0xf0, 0x69, 0xf7];

export interface FirmataHost {
  /** Firmata's greeting is through: pins are known. */
  isReady(): boolean;
  onReady(act: () => void): void;
  /** Asks who is there. */
  greet(): void;
  send(message: HostMessage): void;
  /** Makes the pin an input with pull-up and reports it; after a reset of the board to be called again. */
  follow(pin: number): void;
  /** Called for each report, changed or not. */
  onLevel(pin: number, hear: (isHigh: boolean) => void): void;
  end(): void;
}

const asked = (io: Firmata, cable: Cable): void => {
  if (!io.isReady) cable.write(Buffer.from(GREETING));
};

/** johnny-five hands out no Firmata class; this is the one that it is built upon. */
const loadFirmata = (): FirmataClass => {
  const own = createRequire(import.meta.url);
  const loaded: { readonly Firmata: FirmataClass } = createRequire(own.resolve('johnny-five'))(
    'firmata-io',
  );
  return loaded.Firmata;
};

/** Own messages reach the Firmata object on whose line they came; its table of messages is one for all boards of a process. */
const hearOwnMessages = (FirmataIo: FirmataClass, io: Firmata): void => {
  if (FirmataIo.SYSEX_RESPONSE[OWN_SYSEX] !== undefined) return;
  io.sysexResponse(OWN_SYSEX, function pass(body) {
    this.emit('own', body);
  });
};

/** johnny-five on a cable. Loaded here and only here. */
export const startFirmataHost = async (
  cable: Cable,
  hear: (decoded: DecodedBoardMessage) => void,
): Promise<FirmataHost> => {
  const { default: five } = await import('johnny-five');
  const FirmataIo = loadFirmata();
  const io = new FirmataIo(cable, {
    reportVersionTimeout: REPORT_VERSION_TIMEOUT_MS,
    samplingInterval: SAMPLING_MS,
  });
  hearOwnMessages(FirmataIo, io);
  io.on('own', (body: number[]) => hear(decodeBoardMessage(body)));
  io.on('error', () => undefined);
  const board: Board = new five.Board({
    ...{ io, repl: false, debug: false, sigint: false, timeout: NEVER_MS },
  });
  board.on('error', () => undefined);
  const known = new Set<number>();
  const listeners = new Map<number, (isHigh: boolean) => void>();
  return {
    isReady: () => io.isReady,
    onReady: (act) => board.on('ready', act),
    greet: () => {
      asked(io, cable);
      io.sysexCommand([OWN_SYSEX, ...encodeHostMessage({ kind: 'hello' })]);
    },
    send: (message) => io.sysexCommand([OWN_SYSEX, ...encodeHostMessage(message)]),
    follow: (pin) => {
      board.pinMode(pin, io.MODES.PULLUP);
      if (known.has(pin)) {
        io.reportDigitalPin(pin, 1);
        return;
      }
      known.add(pin);
      board.digitalRead(pin, (level) => listeners.get(pin)?.(level === 1));
    },
    onLevel: (pin, act) => listeners.set(pin, act),
    end: () => {
      if (board.timer !== null) clearTimeout(board.timer);
      io.removeAllListeners();
      cable.destroy();
    },
  };
};
