import { existsSync } from 'node:fs';
import type { Clocks } from '@furtka/core-contract/clock';

/**
 * The clocks with a floor under `system`: never before the newest own event or the roster's issue time; `school` is moved by what
 * `system` is known to lack. A box that wakes in 1970 would otherwise find every roster from the future and date its books 1970.
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
  let floorAtMs = clocks.monotonicMs();
  // Behind the floor time still passes: modes and sessions end, and no two instants look alike.
  const floorNow = (): number => Math.round(floorUtc + clocks.monotonicMs() - floorAtMs);
  const trusted = (systemMs: number): number => (systemMs >= floorUtc ? systemMs : floorNow());
  return {
    system: { nowMs: () => trusted(clocks.system.nowMs()) },
    school: {
      nowMs: () => {
        const systemMs = clocks.system.nowMs();
        return clocks.school.nowMs() + trusted(systemMs) - systemMs;
      },
    },
    monotonicMs: () => clocks.monotonicMs(),
    raise: (atUtc) => {
      if (atUtc <= floorNow()) return;
      floorUtc = atUtc;
      floorAtMs = clocks.monotonicMs();
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
