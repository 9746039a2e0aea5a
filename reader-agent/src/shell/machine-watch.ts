import { DiskWatch } from './disk-watch.ts';
import { Thermometer } from './thermometer.ts';

export type MachineReading = ReturnType<Thermometer['read']> & ReturnType<DiskWatch['read']>;

/** How warm the agent's machine is and how its disk does. What cannot be measured is left out. */
export class MachineWatch {
  readonly #thermometer: Thermometer;
  readonly #disk: DiskWatch;

  constructor(how: { readonly temperatureFile: string; readonly dataDir: string }) {
    this.#thermometer = new Thermometer(how.temperatureFile);
    this.#disk = new DiskWatch(how.dataDir);
  }

  async start(): Promise<void> {
    await Promise.all([this.#thermometer.start(), this.#disk.start()]);
  }

  stop(): void {
    this.#thermometer.stop();
    this.#disk.stop();
  }

  read(): MachineReading {
    return { ...this.#thermometer.read(), ...this.#disk.read() };
  }
}
