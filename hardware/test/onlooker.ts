import type { Signal } from '../src/port.ts';

// What a person at the reader would say was shown, read from the hardware's own side: by what docs and drivers promise, not by the
// tables that the drivers work with.

/** One edge of a pin that is driven; `on`: it shines or sounds. */
export interface OutputEdge {
  readonly part: 'lamp' | 'sound';
  readonly on: boolean;
  /** The board's own clock, ms. */
  readonly atMs: number;
}

interface Run {
  readonly part: OutputEdge['part'];
  readonly ms: number;
  /** Since it ended; 0 while it lasts. */
  readonly agoMs: number;
}

const runsOf = (edges: readonly OutputEdge[], nowMs: number): readonly Run[] =>
  edges.flatMap(({ part, on, atMs }, index) => {
    if (!on) return [];
    const end = edges.slice(index + 1).find((edge) => edge.part === part && !edge.on);
    const endMs = end?.atMs ?? nowMs;
    return [{ part, ms: endMs - atMs, agoMs: end === undefined ? 0 : nowMs - endMs }];
  });

/** Longer than the pause between two blinks of any signal. */
const QUIET_MS = 2_000;
const SOUND_OVER_MS = 600;

/**
 * The signal that a lamp and a sounder showed, `undefined` until it is sure. Sounds that lie close together may run into one on a
 * board whose clock is behind that of its host, so lengths count and not numbers.
 *
 * @param edges    since the signal was asked for, oldest first
 * @param sinceMs  when that was
 */
export const signalOfBoard = (
  edges: readonly OutputEdge[],
  sinceMs: number,
  nowMs: number,
): Signal | undefined => {
  const runs = runsOf(edges, nowMs);
  const sounds = runs.filter(({ part }) => part === 'sound');
  const lamps = runs.filter(({ part }) => part === 'lamp');
  const sound = sounds.at(-1);
  const lamp = lamps.at(-1);
  if (sound === undefined && lamp === undefined) {
    return nowMs - sinceMs >= QUIET_MS ? 'idle' : undefined;
  }
  if (sound === undefined) {
    if ((lamp?.ms ?? 0) >= 200) return 'prompt';
    return lamp !== undefined && lamp.agoMs > 0 ? 'attention' : undefined;
  }
  if (lamp !== undefined)
    return sounds.length === 1 && sound.ms < 250 && sound.agoMs > 0 && lamp.ms > SOUND_OVER_MS
      ? 'granted'
      : undefined;
  if (sounds.some(({ ms }) => ms >= SOUND_OVER_MS - 10)) return 'error';
  return sound.agoMs > SOUND_OVER_MS ? 'denied' : undefined;
};

/** Colours of OSDP's lamps (v2.2, table 22). */
const COLOURS = ['black', 'red', 'green', 'amber', 'blue'];

/** A command as an OSDP reader obeyed it. */
export interface Obeyed {
  readonly kind: 'lamp' | 'sound';
  readonly data: Uint8Array;
}

/** The signal that a reader showed, by its last order for the lamp and the sounds before it. */
export const signalOfReader = (obeyed: readonly Obeyed[]): Signal | undefined => {
  const lamp = obeyed.findLast(({ kind }) => kind === 'lamp')?.data;
  if (lamp === undefined) return undefined;
  const sounds = obeyed.filter(({ kind }) => kind === 'sound').map(({ data }) => data[4] ?? 0);
  const [, , temporary, , , on = 0, , , , permanent, , offTime = 0, lasting = 0] = lamp;
  if (temporary === 2) {
    const look = `${COLOURS[on]} ${sounds.join()}`;
    if (look === 'green 1') return 'granted';
    if (look === 'red 3') return 'denied';
    return look === 'amber 2' ? 'error' : undefined;
  }
  if (permanent !== 1 || sounds.length > 0) return undefined;
  const look = `${COLOURS[lasting]} ${offTime > 0 ? 'blinks' : 'stays'}`;
  if (look === 'amber blinks') return 'attention';
  if (look === 'blue blinks') return 'prompt';
  return look === 'red stays' ? 'idle' : undefined;
};
