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

/** Tenths of a second, 1..65535: what timers of the protocol count in. */
const tenths = (ms: number): number => Math.min(0xffff, Math.max(1, Math.round(ms / 100)));

export const poll = (): Command => command(COMMAND.poll);
export const askId = (): Command => command(COMMAND.id, 0);
export const askCapabilities = (): Command => command(COMMAND.capabilities, 0);
export const askLocalStatus = (): Command => command(COMMAND.localStatus);
export const askInputs = (): Command => command(COMMAND.inputStatus);
export const askOutputs = (): Command => command(COMMAND.outputStatus);
export const askReaders = (): Command => command(COMMAND.readerStatus);

/** Output on for `ms`, rounded to tenths of a second; the device ends it by itself (§6.10, control code 5). */
export const pulseOutput = (output: number, ms: number): Command =>
  command(COMMAND.output, output, 5, ...word(tenths(ms)));

/** Output on until told otherwise (control code 2), or off at once (code 1). */
export const setOutput = (output: number, on: boolean): Command =>
  command(COMMAND.output, output, on ? 2 : 1, 0, 0);

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
}

/** Light at a reader (§6.11). */
export const led = ({ reader, led: number, temporary, permanent }: Led): Command => {
  const blink = temporary === undefined || temporary.blinkMs === 0 ? 1 : tenths(temporary.blinkMs);
  const short =
    temporary === undefined
      ? [0, 0, 0, 0, 0, 0, 0]
      : [
          2,
          Math.min(blink, 255),
          temporary.blinkMs === 0 ? 0 : Math.min(blink, 255),
          COLOUR[temporary.on],
          COLOUR[temporary.off],
          ...word(tenths(temporary.forMs)),
        ];
  const lasting =
    permanent === undefined ? [0, 0, 0, 0, 0] : [1, 1, 0, COLOUR[permanent], COLOUR[permanent]];
  return command(COMMAND.led, reader, number, ...short, ...lasting);
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

/** Silence (tone code 1). */
export const silence = (reader: number): Command => command(COMMAND.buzzer, reader, 1, 0, 0, 0);

/** One line of at most 32 ASCII characters on the reader's display, for `forMs` or for good (§6.13). */
export const showText = (reader: number, text: string, forMs = 0): Command => {
  const bytes = Buffer.from(text.replace(/[^\x20-\x7e]/g, '?').slice(0, 32), 'latin1');
  const isShort = forMs > 0;
  const seconds = isShort ? Math.min(255, Math.max(1, Math.round(forMs / 1000))) : 0;
  return command(COMMAND.text, reader, isShort ? 3 : 1, seconds, 1, 1, bytes.length, ...bytes);
};

/** New address (0..126) and speed of the device; it answers at the old ones (§6.16). */
export const setCom = (address: number, baud: number): Command =>
  command(COMMAND.comSet, address, ...word(baud), ...word(baud >>> 16));

/** New base key; only inside a secure channel (§6.22). */
export const setKey = (key: Uint8Array): Command => command(COMMAND.keySet, 1, key.length, ...key);
