import { makeListeners } from '../listeners.ts';
import type { DeviceCode, DriverContext, Reader, ReaderEvent } from '../port.ts';
import { judgeFrame, type Verdict } from '../wiegand/judge.ts';
import { keyOf } from '../wiegand/keypad.ts';
import { type BoardFrame, FRAME_FAULTS } from './codec.ts';
import type { BoardReaderConfig } from './config.ts';

/** Frames of one reader since the driver was opened. `length`: of none of its formats. */
export interface FrameCounts {
  readonly good: number;
  readonly damaged: number;
  readonly length: number;
  readonly parity: number;
}

export interface BoardReader {
  readonly reader: Reader;
  readonly config: BoardReaderConfig;
  frame(frame: BoardFrame): Verdict | undefined;
  /** Lines that hang low, by the board's word. */
  lines(low: number): void;
  tamper(active: boolean): void;
  linked(isUp: boolean, code: DeviceCode): void;
  /** Tells those who listen by now that the reader is not there. */
  announceAbsent(): void;
  counts(): FrameCounts;
}

const DAMAGE = FRAME_FAULTS.bothLow | FRAME_FAULTS.wide | FRAME_FAULTS.close | FRAME_FAULTS.tooMany;
/** Shorter frames are noise or keys, not a card that somebody must be told about. */
const CARD_BITS_MIN = 24;

type Untimed = ReaderEvent extends infer Event
  ? Event extends ReaderEvent
    ? Omit<Event, 'atMs'>
    : never
  : never;

/** A Wiegand reader at the board. What the frames mean is decided here, by the reader's formats; bits are never logged. */
export const makeBoardReader = (config: BoardReaderConfig, context: DriverContext): BoardReader => {
  const { id, formats, beepsByItself, hasKeypad } = config;
  const listeners = makeListeners<[ReaderEvent]>(id, context);
  const counts = { good: 0, damaged: 0, length: 0, parity: 0 };
  let isLinked = false;
  let lowLines = 0;
  let wasOnline = false;
  let isTampered = false;

  const tell = (event: Untimed): void => {
    listeners.tell({ ...event, atMs: context.monotonicMs() } as ReaderEvent);
  };
  const isOnline = (): boolean => isLinked && lowLines === 0;
  const compare = (code: DeviceCode): void => {
    if (isOnline() === wasOnline) return;
    wasOnline = isOnline();
    tell(wasOnline ? { kind: 'online' } : { kind: 'offline', code });
  };
  const drop = (code: 'damaged' | 'length' | 'parity', bits: number): void => {
    counts[code] += 1;
    context.log('info', 'wiegand.dropped', { reader: id, code, bits });
    if (bits >= CARD_BITS_MIN) tell({ kind: 'unreadable' });
  };
  return {
    config,
    reader: {
      id,
      beepsByItself,
      hasKeypad,
      online: isOnline,
      badFrames: () => counts.damaged + counts.length + counts.parity,
      on: listeners.add,
    },
    frame({ bits, faults }) {
      const hasSpike = (faults & FRAME_FAULTS.spike) !== 0;
      const isDamaged = (faults & DAMAGE) !== 0;
      const key = hasKeypad && !isDamaged && !hasSpike ? keyOf(bits) : undefined;
      if (key !== undefined) {
        tell({ kind: 'key', key });
        return undefined;
      }
      const verdict = judgeFrame({ bits, hasSpike, isDamaged }, formats);
      if (verdict.ok) {
        counts.good += 1;
        tell({ kind: 'credential', credential: verdict.credential });
      } else {
        drop(verdict.code, bits.length);
      }
      return verdict;
    },
    lines(low) {
      lowLines = low;
      compare('io');
    },
    tamper(active) {
      if (isTampered === active) return;
      isTampered = active;
      tell({ kind: 'tamper', active });
    },
    linked(isUp, code) {
      isLinked = isUp;
      // Whatever hung before: the board says so again once it is asked.
      if (!isUp) lowLines = 0;
      compare(code);
    },
    announceAbsent() {
      if (!isOnline()) tell({ kind: 'offline', code: 'offline' });
    },
    counts: () => ({ ...counts }),
  };
};
