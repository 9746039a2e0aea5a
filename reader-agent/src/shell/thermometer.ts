import { readFile } from 'node:fs/promises';

/** Millidegrees, as the kernel writes them. */
const READING = /^-?\d{1,6}$/;
const EVERY_MS = 10_000;

/** How warm this machine is, read now and then so that nobody waits for it. */
export class Thermometer {
  readonly #file: string;
  #timer: NodeJS.Timeout | undefined;
  #deciC: number | undefined;

  /** `file` empty: nothing is measured. */
  constructor(file: string) {
    this.#file = file;
  }

  async start(): Promise<void> {
    if (this.#file === '') return;
    this.#timer = setInterval(() => void this.#look(), EVERY_MS);
    await this.#look();
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  /** Tenths of a degree Celsius; empty where it cannot be measured. */
  read(): { readonly temperatureDeciC?: number } {
    return this.#deciC === undefined ? {} : { temperatureDeciC: this.#deciC };
  }

  async #look(): Promise<void> {
    const text = (await readFile(this.#file, 'utf8').catch(() => '')).trim();
    this.#deciC = READING.test(text) ? Math.round(Number(text) / 100) : undefined;
  }
}
