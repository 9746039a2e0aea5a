import { existsSync } from 'node:fs';
import type { Clocks } from '@furtka/core-contract/clock';

/**
 * The clocks with a floor under `system`: never before the newest own event or the roster's issue time. A box that wakes in 1970
 * would otherwise find every certificate too young and every roster from the future.
 */
export interface TrustedClocks extends Clocks {
  /** The floor rises to this instant; it never falls. */
  raise(atUtc: number): void;
  /** The system says that its clock is synchronised, and it is not behind what has certainly happened. */
  isSure(): boolean;
}

/** @param syncFile exists while the clock is synchronised; empty: taken for granted */
export const trustClocks = (clocks: Clocks, syncFile: string): TrustedClocks => {
  let floorUtc = 0;
  return {
    system: { nowMs: () => Math.max(clocks.system.nowMs(), floorUtc) },
    school: clocks.school,
    monotonicMs: () => clocks.monotonicMs(),
    raise: (atUtc) => {
      floorUtc = Math.max(floorUtc, atUtc);
    },
    isSure: () => clocks.system.nowMs() >= floorUtc && (syncFile === '' || existsSync(syncFile)),
  };
};

/** The clocks of this machine: both wall clocks the same. The one place of the hub where the real time is read. */
export const realClocks = (): Clocks => ({
  system: { nowMs: () => Date.now() },
  school: { nowMs: () => Date.now() },
  monotonicMs: () => Number(process.hrtime.bigint()) / 1e6,
});
