import { SerialPort } from 'serialport';
import type { DriverContext } from '../port.ts';

const FIRST_DELAY_MS = 250;
const LAST_DELAY_MS = 4000;
/** More than this waits to go out: the adapter does not take it any more. */
const STUCK_BYTES = 8192;

export interface SerialOptions {
  readonly path: string;
  readonly baud: number;
  readonly context: DriverContext;
  readonly take: (bytes: Uint8Array) => void;
}

/**
 * A serial port that is opened again and again until it is there: an adapter that was pulled, a name that is not there yet. What is
 * written meanwhile is lost, as on a cut wire.
 */
export class KeptPort {
  readonly #options: SerialOptions;
  #port: SerialPort | undefined;
  #timer: NodeJS.Timeout | undefined;
  #failures = 0;
  #isClosed = false;
  #toldCode = '';

  constructor(options: SerialOptions) {
    this.#options = options;
  }

  /** Comes back when the port is open, or the first try failed. */
  open(): Promise<void> {
    const { path, baud, take } = this.#options;
    return new Promise((resolve) => {
      const port = new SerialPort({ path, baudRate: baud, autoOpen: false });
      this.#port = port;
      port.on('data', (bytes: Buffer) => take(bytes));
      port.on('close', () => this.#lost(port, 'closed'));
      port.on('error', () => this.#lost(port, 'failed'));
      port.open((error) => {
        if (error === null) this.#opened(port);
        else this.#lost(port, 'absent');
        resolve();
      });
    });
  }

  write(bytes: Uint8Array): void {
    const port = this.#port;
    if (port?.isOpen !== true) return;
    if (port.writableLength > STUCK_BYTES) this.reopen();
    else port.write(Buffer.from(bytes));
  }

  /** For a port that says nothing of its end: an adapter pulled while nobody writes, a far end that vanished. */
  reopen(): void {
    const port = this.#port;
    if (port?.isOpen === true) port.close(() => this.#lost(port, 'silent'));
  }

  async close(): Promise<void> {
    this.#isClosed = true;
    clearTimeout(this.#timer);
    const port = this.#port;
    this.#port = undefined;
    if (port?.isOpen === true) await new Promise<void>((resolve) => port.close(() => resolve()));
  }

  #opened(port: SerialPort): void {
    if (this.#isClosed) {
      port.close(() => undefined);
      return;
    }
    this.#failures = 0;
    this.#toldCode = '';
    this.#options.context.log('info', 'osdp.port_open', { path: this.#options.path });
  }

  #lost(port: SerialPort, code: string): void {
    if (this.#isClosed || this.#port !== port) return;
    this.#port = undefined;
    port.removeAllListeners('data');
    if (port.isOpen) port.close(() => undefined);
    // Said once, not at each of the tries that follow.
    if (this.#toldCode !== code)
      this.#options.context.log('warn', 'osdp.port_lost', { path: this.#options.path, code });
    this.#toldCode = code;
    const delayMs = Math.min(LAST_DELAY_MS, FIRST_DELAY_MS * 2 ** Math.min(this.#failures, 10));
    this.#failures += 1;
    this.#timer = setTimeout(() => void this.open(), delayMs);
  }
}
