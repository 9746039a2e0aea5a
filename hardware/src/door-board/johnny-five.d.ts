/** The few things of johnny-five, and of the Firmata client inside it, that the door board uses; it ships no types. */
declare module 'johnny-five' {
  import type { EventEmitter } from 'node:events';
  import type { Duplex } from 'node:stream';

  interface Firmata extends EventEmitter {
    readonly isReady: boolean;
    readonly MODES: { readonly PULLUP: number };
    sysexCommand(bytes: readonly number[]): void;
    sysexResponse(command: number, handler: (this: Firmata, body: number[]) => void): void;
    reportDigitalPin(pin: number, on: 0 | 1): void;
  }

  interface FirmataClass {
    new (
      transport: Duplex,
      options: { readonly reportVersionTimeout: number; readonly samplingInterval: number },
    ): Firmata;
    readonly SYSEX_RESPONSE: Readonly<Record<number, unknown>>;
  }

  interface BoardOptions {
    readonly io: Firmata;
    readonly repl: false;
    readonly debug: false;
    readonly sigint: false;
    /** ms from `connect` until an error is emitted. */
    readonly timeout: number;
  }

  class Board extends EventEmitter {
    constructor(options: BoardOptions);
    readonly timer: NodeJS.Timeout | null;
    pinMode(pin: number, mode: number): void;
    digitalRead(pin: number, listener: (level: 0 | 1) => void): void;
  }

  const five: { readonly Board: typeof Board };
  export default five;
  export type { Board, Firmata, FirmataClass };
}
