import type { Clocks } from '@furtka/core-contract/clock';

/** Milliseconds of CLOCK_MONOTONIC, the same for every process of this machine. */
export const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** The demo's clocks: only `school` is shifted, by an offset that others may set. */
export interface DemoClocks extends Clocks {
  readonly offsetMs: () => number;
  /** Takes a larger offset; a smaller one is ignored, so that school time never goes back. */
  shift(offsetMs: number): void;
}

export const makeDemoClocks = (startOffsetMs: number): DemoClocks => {
  let offset = startOffsetMs;
  return {
    system: { nowMs: () => Date.now() },
    school: { nowMs: () => Date.now() + offset },
    monotonicMs,
    offsetMs: () => offset,
    shift: (offsetMs) => {
      if (Number.isFinite(offsetMs)) offset = Math.max(offset, offsetMs);
    },
  };
};
