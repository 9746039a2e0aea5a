import { Duplex } from 'node:stream';

/**
 * The transport that Firmata holds for its whole life, while the serial port behind it comes and goes. Without a port, what is
 * written is lost, as in a cable that is out.
 */
export class Cable extends Duplex {
  readonly #onDamage: () => void;
  #port: Duplex | undefined;

  /** @param onDamage  called when Firmata could not make sense of what came; it goes on with the next message */
  constructor(onDamage: () => void) {
    super();
    this.#onDamage = onDamage;
  }

  override _read(): void {
    // What comes is pushed as it comes.
  }

  override _write(chunk: Buffer, _encoding: BufferEncoding, done: () => void): void {
    this.#port?.write(chunk);
    done();
  }

  /** Connects a port that is open. The first time Firmata learns that its transport is open. */
  attach(port: Duplex): void {
    this.#port = port;
    port.on('data', (bytes: Buffer) => {
      if (this.#port === port) this.#pass(bytes);
    });
    this.emit('open');
  }

  /** Firmata throws at answers that it did not ask for, such as those to the process before this one. */
  #pass(bytes: Buffer): void {
    try {
      this.push(bytes);
    } catch {
      this.#onDamage();
    }
  }

  detach(): void {
    this.#port = undefined;
  }
}
