import type { AlarmCode } from '@furtka/core-contract/event';

/** An alarm that lasts. */
interface Lasting {
  readonly readerId?: string;
  /** Times it was told again. */
  readonly repeats: number;
  /** Monotonic ms of the next repeat. */
  readonly nextAtMs: number;
  /** A person has seen it: it is told no more, until its cause is over and comes back. */
  readonly isAnswered: boolean;
}

/** Lasting alarms of one door, by code and reader. */
export type Alarms = ReadonlyMap<string, Lasting>;

/** What is wrong at a door now. */
export interface AlarmCause {
  readonly code: AlarmCode;
  readonly readerId?: string;
}

export interface AlarmRecord {
  readonly kind: 'alarm.raised' | 'alarm.repeated' | 'alarm.cleared';
  readonly code: AlarmCode;
  readonly readerId?: string;
  readonly count?: number;
}

export interface AlarmStep {
  readonly alarms: Alarms;
  readonly records: readonly AlarmRecord[];
}

export const NO_ALARMS: Alarms = new Map();

/** Raised and cleared by records of their own (`door.forced` … `door.closed`, `reader.tamper`); here only repeated. */
const OWN_PAIR: ReadonlySet<AlarmCode> = new Set(['door.forced', 'door.held', 'reader.tamper']);

const keyOf = ({ code, readerId }: AlarmCause): string => `${code} ${readerId ?? ''}`;
const readerOf = ({ readerId }: Pick<AlarmCause, 'readerId'>) =>
  readerId === undefined ? {} : { readerId };

/**
 * Compares what is wrong now with what was: raises, repeats and clears, each raise with exactly one clear.
 *
 * @param causes  all of them; one that is missing is over
 * @param at      monotonic ms, and the time after which an alarm is told again
 */
export const alarmsNow = (
  alarms: Alarms,
  causes: readonly AlarmCause[],
  at: { readonly nowMs: number; readonly repeatMs: number },
): AlarmStep => {
  const records: AlarmRecord[] = [];
  const next = new Map<string, Lasting>();
  for (const cause of causes) {
    const key = keyOf(cause);
    if (next.has(key)) continue;
    const { code } = cause;
    const known = alarms.get(key);
    if (known === undefined) {
      const nextAtMs = at.nowMs + at.repeatMs;
      next.set(key, { ...readerOf(cause), repeats: 0, nextAtMs, isAnswered: false });
      if (!OWN_PAIR.has(code)) records.push({ kind: 'alarm.raised', code, ...readerOf(cause) });
    } else if (known.isAnswered || at.nowMs < known.nextAtMs) next.set(key, known);
    else {
      const count = known.repeats + 1;
      next.set(key, { ...known, repeats: count, nextAtMs: at.nowMs + at.repeatMs });
      records.push({ kind: 'alarm.repeated', code, count, ...readerOf(cause) });
    }
  }
  for (const [key, lasting] of alarms) {
    const code = key.slice(0, key.indexOf(' ')) as AlarmCode;
    if (next.has(key) || OWN_PAIR.has(code)) continue;
    records.push({ kind: 'alarm.cleared', code, ...readerOf(lasting) });
  }
  return { alarms: next, records };
};

/** A person has seen what lasts now. What comes later is told anew. */
export const answered = (alarms: Alarms): Alarms =>
  new Map([...alarms].map(([key, lasting]) => [key, { ...lasting, isAnswered: true }]));

/** Something lasts that nobody has seen. */
export const isUnanswered = (alarms: Alarms): boolean =>
  [...alarms.values()].some(({ isAnswered }) => !isAnswered);
