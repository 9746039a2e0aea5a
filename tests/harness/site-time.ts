import type { ClockShift, ProcessOptions } from '../processes/process.ts';
import type { Slot } from './slot.ts';

/** The clocks of a site's programs, in the hands of a test. */
export interface SiteTime {
  /** What a program that is started now is to be told. */
  options(name: string): Pick<ProcessOptions, 'offsetMs' | 'systemOffsetMs'>;
  /** School time of a program, UTC ms; of the site when no name is given. */
  schoolNowUtc(name?: string): number;
  systemNowUtc(): number;
  /** Time passes at every program: all clocks go on by so much. */
  pass(slots: readonly Slot[], ms: number): Promise<void>;
  /** Somebody sets the clock of one program, running or not. */
  step(name: string, slot: Slot, shift: ClockShift): Promise<void>;
}

const NO_SHIFT: ClockShift = { systemMs: 0, schoolMs: 0 };

const tell = async (slot: Slot, shift: ClockShift): Promise<void> => {
  if (slot.isRunning()) await slot.child().ask('shiftClocks', shift);
};

/** @param offsetMs  how far the school clock of the site is ahead of the machine's */
export const siteTime = (offsetMs: number): SiteTime => {
  let passedMs = 0;
  const steps = new Map<string, ClockShift>();
  const stepOf = (name: string | undefined): ClockShift => steps.get(name ?? '') ?? NO_SHIFT;
  return {
    options: (name) => ({
      offsetMs: offsetMs + passedMs + stepOf(name).schoolMs,
      systemOffsetMs: passedMs + stepOf(name).systemMs,
    }),
    schoolNowUtc: (name) => Date.now() + offsetMs + passedMs + stepOf(name).schoolMs,
    systemNowUtc: () => Date.now() + passedMs,
    pass: async (slots, ms) => {
      passedMs += ms;
      const shift = { systemMs: ms, schoolMs: ms, monotonicMs: ms };
      await Promise.all(slots.map((slot) => tell(slot, shift)));
    },
    step: async (name, slot, shift) => {
      const { systemMs, schoolMs } = stepOf(name);
      steps.set(name, {
        systemMs: systemMs + shift.systemMs,
        schoolMs: schoolMs + shift.schoolMs,
      });
      await tell(slot, shift);
    },
  };
};
