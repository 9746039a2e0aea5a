import { OUTPUT } from './commands.ts';

interface Output {
  isOn: boolean;
  /** Shown in place of `isOn` until then, monotonic ms. */
  timed: { readonly isOn: boolean; readonly untilMs: number } | undefined;
}

const RECORD_LENGTH = 4;

/** Outputs of a device: each has a lasting state and at times another one for a while, which ends by itself (v2.2 §6.10). */
export class OutputBank {
  readonly #outputs: Output[];

  constructor(count: number) {
    this.#outputs = Array.from({ length: count }, () => ({ isOn: false, timed: undefined }));
  }

  /** Energised or not, in the order of their numbers. */
  states(nowMs: number): readonly boolean[] {
    return this.#outputs.map(({ isOn, timed }) =>
      timed !== undefined && nowMs < timed.untilMs ? timed.isOn : isOn,
    );
  }

  /** The power went: everything at rest. */
  rest(): void {
    for (const output of this.#outputs) Object.assign(output, { isOn: false, timed: undefined });
  }

  /** @param data  of an OUT command, one or more records. @returns whether it was well formed; if not nothing moves */
  obey(data: Uint8Array, nowMs: number): boolean {
    if (data.length === 0 || data.length % RECORD_LENGTH !== 0) return false;
    const records = Array.from({ length: data.length / RECORD_LENGTH }, (_, index) =>
      data.subarray(index * RECORD_LENGTH),
    );
    const isGood = records.every(
      ([number = 0, code = 0]) => number < this.#outputs.length && code <= OUTPUT.dip,
    );
    if (isGood) for (const record of records) this.#obeyOne(record, nowMs);
    return isGood;
  }

  #obeyOne([number = 0, code = 0, low = 0, high = 0]: Uint8Array, nowMs: number): void {
    const output = this.#outputs[number];
    if (output === undefined || code === 0) return;
    if (code >= OUTPUT.pulse) {
      const untilMs = nowMs + (low + high * 256) * 100;
      output.timed = { isOn: code === OUTPUT.pulse, untilMs };
      return;
    }
    output.isOn = code === OUTPUT.on || code === OUTPUT.onAfterTimer;
    if (code === OUTPUT.off || code === OUTPUT.on) output.timed = undefined;
  }
}
