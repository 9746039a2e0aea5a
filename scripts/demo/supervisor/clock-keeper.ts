import type { BusMessage } from '../bus/messages.ts';
import { type ClockState, writeClock } from '../clock/clock-file.ts';

const WEEK_MS = 7 * 24 * 3_600_000;
/** How often at most the latest time is written while taps come. */
const WRITE_EVERY_MS = 1000;

export interface ClockKeeper {
  /** Takes a message; the answer, if there is one, goes to everybody. */
  hear(message: BusMessage): BusMessage | undefined;
  /** Writes the latest school time; at the end and now and then. */
  save(): void;
}

/** The one who moves the school clock: forward only, and remembered, so that no start begins before an event. */
export const keepClock = (file: string, start: ClockState, nowMs: () => number): ClockKeeper => {
  let { offsetMs } = start;
  let writtenAt = 0;
  const save = () => {
    writtenAt = nowMs();
    writeClock(file, { offsetMs, lastSchoolUtc: writtenAt + offsetMs });
  };
  return {
    save,
    hear: (message) => {
      if (message.type === 'tapped' && nowMs() - writtenAt > WRITE_EVERY_MS) save();
      if (message.type !== 'forward') return undefined;
      const { requestId, byMs } = message;
      if (!Number.isSafeInteger(byMs) || byMs < 1 || byMs > WEEK_MS)
        return { type: 'fault', requestId, text: 'The clock moves forward, by a week at most.' };
      offsetMs += byMs;
      save();
      return { type: 'clock', requestId, offsetMs };
    },
  };
};
