/** The part of nfc-pcsc 0.8 that the driver uses; the package brings no types. */
declare module 'nfc-pcsc' {
  import type { EventEmitter } from 'node:events';

  /** A slot as @pokusew/pcsclite sees it. */
  export interface RawReader extends EventEmitter {
    readonly name: string;
    readonly SCARD_STATE_PRESENT: number;
    readonly SCARD_STATE_MUTE: number;
    on(
      event: 'status',
      listener: (status: { readonly state: number; readonly atr?: Uint8Array }) => void,
    ): this;
  }

  export class Reader extends EventEmitter {
    readonly name: string;
    readonly reader: RawReader;
    autoProcessing: boolean;
    card: object | null;
    connection: object | null;
    connect(mode?: string): Promise<unknown>;
    disconnect(): Promise<unknown>;
    transmit(data: Uint8Array, responseMaxLength: number): Promise<Uint8Array>;
  }

  export class NFC extends EventEmitter {
    on(event: 'reader', listener: (reader: Reader) => void): this;
    on(event: 'error', listener: (error: Error) => void): this;
  }
}
