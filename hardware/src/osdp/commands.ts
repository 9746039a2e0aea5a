import { COMMAND } from './codes.ts';

/** A command before it becomes a packet. */
export interface Command {
  readonly code: number;
  readonly data: Uint8Array;
}

const command = (code: number, ...data: number[]): Command => ({
  code,
  data: Uint8Array.from(data),
});
const word = (value: number): [number, number] => [value & 0xff, (value >> 8) & 0xff];

/** Tenths of a second, 1..65535: what timers of the protocol count in. Never shorter than asked for. */
const tenths = (ms: number): number => Math.min(0xffff, Math.max(1, Math.ceil(ms / 100)));

export const poll = (): Command => command(COMMAND.poll);
export const askId = (): Command => command(COMMAND.id, 0);
export const askCapabilities = (): Command => command(COMMAND.capabilities, 0);

/** Tamper and power of the device itself (§6.4). */
export const askLocalStatus = (): Command => command(COMMAND.localStatus);
export const askInputs = (): Command => command(COMMAND.inputStatus);
export const askOutputs = (): Command => command(COMMAND.outputStatus);
/** Tamper of readers that hang at the device (§6.7). */
export const askReaders = (): Command => command(COMMAND.readerStatus);

/** What an output of a device is told (§6.10). */
export const OUTPUT = {
  off: 1,
  on: 2,
  offAfterTimer: 3,
  onAfterTimer: 4,
  pulse: 5,
  dip: 6,
} as const;

/** Output on for `ms`, rounded up to tenths of a second; the device ends it by itself (§6.10, control code 5). */
export const pulseOutput = (output: number, ms: number): Command =>
  command(COMMAND.output, output, OUTPUT.pulse, ...word(tenths(ms)));

/** Output off, a running time ended (§6.10, control code 1). */
export const restOutput = (output: number): Command =>
  command(COMMAND.output, output, OUTPUT.off, 0, 0);

/** Milliseconds that a device was told by `pulseOutput`. */
export const pulseMsOf = ({ data }: Command): number =>
  ((data[2] ?? 0) + (data[3] ?? 0) * 256) * 100;

export const COLOUR = { black: 0, red: 1, green: 2, amber: 3, blue: 4 } as const;
export type Colour = keyof typeof COLOUR;

export interface Led {
  readonly reader: number;
  readonly led: number;
  /** Shown for `forMs`, then the permanent state again; 0: only the permanent state is set. */
  readonly temporary?: {
    readonly on: Colour;
    readonly off: Colour;
    readonly blinkMs: number;
    readonly forMs: number;
  };
  readonly permanent?: Colour;
  /** The permanent state blinks with darkness at this pace; absent: it does not. */
  readonly permanentBlinkMs?: number;
  /** Ends a temporary state that still runs. */
  readonly endTemporary?: boolean;
}

/** Light at a reader (§6.11). */
export const led = (wanted: Led): Command => {
  const { reader, led: number, temporary, permanent, permanentBlinkMs = 0 } = wanted;
  const blink = temporary === undefined || temporary.blinkMs === 0 ? 1 : tenths(temporary.blinkMs);
  const short =
    temporary === undefined
      ? [wanted.endTemporary === true ? 1 : 0, 0, 0, 0, 0, 0, 0]
      : [
          2,
          Math.min(blink, 255),
          temporary.blinkMs === 0 ? 0 : Math.min(blink, 255),
          COLOUR[temporary.on],
          COLOUR[temporary.off],
          ...word(tenths(temporary.forMs)),
        ];
  return command(COMMAND.led, reader, number, ...short, ...lastingLed(permanent, permanentBlinkMs));
};

const lastingLed = (colour: Colour | undefined, blinkMs: number): readonly number[] => {
  if (colour === undefined) return [0, 0, 0, 0, 0];
  if (blinkMs === 0) return [1, 1, 0, COLOUR[colour], COLOUR[colour]];
  const pace = Math.min(255, tenths(blinkMs));
  return [1, pace, pace, COLOUR[colour], COLOUR.black];
};

/** Sound at a reader: `count` times `onMs` with `offMs` between (§6.12). */
export const buzz = (
  reader: number,
  { onMs, offMs, count }: { readonly onMs: number; readonly offMs: number; readonly count: number },
): Command =>
  command(
    COMMAND.buzzer,
    reader,
    2,
    Math.min(255, tenths(onMs)),
    offMs === 0 ? 0 : Math.min(255, tenths(offMs)),
    count,
  );

/** Words on a reader's display, 1..32 printable characters (§6.13); shown for `forMs`, 0: until others come. */
export const text = (reader: number, words: string, forMs = 0): Command => {
  if (!/^[\x20-\x7e]{1,32}$/.test(words)) throw new RangeError('1 to 32 printable characters');
  const seconds = Math.min(255, Math.ceil(forMs / 1000));
  const bytes = Buffer.from(words, 'latin1');
  return command(
    COMMAND.text,
    reader,
    seconds === 0 ? 1 : 3,
    seconds,
    1,
    1,
    bytes.length,
    ...bytes,
  );
};

/** Speeds that v2.2 names (§5.4). */
export const BAUDS: readonly number[] = [9600, 19_200, 38_400, 57_600, 115_200, 230_400];

/** New address and speed (§6.16); the device answers by the old ones, then listens by the new. */
export const setCom = (address: number, baud: number): Command =>
  command(COMMAND.comSet, address, ...word(baud & 0xffff), ...word(baud >>> 16));

/** New base key; only inside a secure channel (§6.22). */
export const setKey = (key: Uint8Array): Command => command(COMMAND.keySet, 1, key.length, ...key);
