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

/** Output on for `ms`, rounded to tenths of a second; the device ends it by itself (§6.10, control code 5). */
export const pulseOutput = (output: number, ms: number): Command =>
  command(COMMAND.output, output, 5, ...word(tenths(ms)));

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

/** New base key; only inside a secure channel (§6.22). */
export const setKey = (key: Uint8Array): Command => command(COMMAND.keySet, 1, key.length, ...key);
