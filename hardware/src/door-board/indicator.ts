import type { Indicator, Signal } from '../port.ts';
import type { Cancel, Timers } from '../timers.ts';
import type { HostMessage } from './codec.ts';
import type { BoardIndicatorConfig } from './config.ts';

/** One pulse of a lamp or a sounder; the board ends it, so nothing goes on sounding when this process dies. */
interface Blink {
  readonly afterMs: number;
  readonly ms: number;
}

interface Pattern {
  readonly lamp: readonly Blink[];
  readonly sound: readonly Blink[];
  /** Begins anew after this, until the next signal. */
  readonly everyMs?: number;
}

const NOTHING: Pattern = { lamp: [], sound: [] };
const once = (ms: number): readonly Blink[] => [{ afterMs: 0, ms }];

/** `granted` is one single sound, `denied` three short ones, `error` two long ones; the rest is light. */
const PATTERNS: Readonly<Record<Signal, Pattern>> = {
  granted: { lamp: once(2_000), sound: once(150) },
  denied: { lamp: [], sound: [0, 220, 440].map((afterMs) => ({ afterMs, ms: 110 })) },
  error: { lamp: [], sound: [0, 900].map((afterMs) => ({ afterMs, ms: 600 })) },
  attention: { lamp: once(150), sound: [], everyMs: 1_500 },
  prompt: { lamp: once(250), sound: [], everyMs: 500 },
  idle: NOTHING,
};

export interface BoardIndicator {
  readonly indicator: Indicator;
  setUp(send: (message: HostMessage) => void): void;
  stop(): void;
}

export const makeBoardIndicator = (
  { id, lampPin, soundPin, restLevel }: BoardIndicatorConfig,
  send: (message: HostMessage) => boolean,
  timers: Timers,
): BoardIndicator => {
  const pins = [lampPin, soundPin].filter((pin) => pin !== undefined);
  let cancels: Cancel[] = [];

  const stop = (): void => {
    for (const cancel of cancels.splice(0)) cancel();
  };
  const blink = (pin: number | undefined, { afterMs, ms }: Blink): void => {
    if (pin === undefined) return;
    const act = (): void => {
      send({ kind: 'pulse', pin, ms });
    };
    if (afterMs === 0) act();
    else cancels.push(timers.after(afterMs, act));
  };
  const play = ({ lamp, sound, everyMs }: Pattern): void => {
    for (const one of lamp) blink(lampPin, one);
    for (const one of sound) blink(soundPin, one);
    if (everyMs === undefined) return;
    cancels = [
      timers.after(everyMs, () => {
        play({ lamp, sound, everyMs });
      }),
    ];
  };
  return {
    indicator: {
      id,
      show(signal) {
        stop();
        // What still shines or sounds belongs to the signal before.
        for (const pin of pins) send({ kind: 'release', pin });
        play(PATTERNS[signal]);
      },
    },
    setUp(tell) {
      for (const pin of pins)
        tell({ kind: 'output', pin, restLevel: restLevel === 'high' ? 1 : 0 });
    },
    stop,
  };
};
