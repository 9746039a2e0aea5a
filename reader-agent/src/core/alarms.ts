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
  /** Kept from before a restart and not told again yet: monotonic ms until which it is believed without that. */
  readonly recalledUntilMs?: number;
}

/** An alarm as it outlives a restart. */
export interface KeptAlarm {
  readonly code: AlarmCode;
  readonly readerId?: string;
  readonly repeats: number;
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

/** Alarms of the leaf: silent while the fire input is active. */
export const LEAF_ALARMS: ReadonlySet<AlarmCode> = new Set(['door.forced', 'door.held']);

/** Raised and cleared by records of their own (`door.forced` … `door.closed`, `reader.tamper`); here only repeated. */
const OWN_PAIR: ReadonlySet<AlarmCode> = new Set(['door.forced', 'door.held', 'reader.tamper']);

/** After a restart inputs and readers speak within this time, or what they told before is over, ms. */
export const RECALL_MS = 15_000;

const keyOf = ({ code, readerId }: AlarmCause): string => `${code} ${readerId ?? ''}`;
const codeOf = (key: string): AlarmCode => key.slice(0, key.indexOf(' ')) as AlarmCode;
const toldAgain = ({ recalledUntilMs: _until, ...lasting }: Lasting): Lasting => lasting;
const readerOf = ({ readerId }: Pick<AlarmCause, 'readerId'>) =>
  readerId === undefined ? {} : { readerId };

const isQuiet = (
  { isAnswered, nextAtMs }: Lasting,
  code: AlarmCode,
  { nowMs, isFire }: { readonly nowMs: number; readonly isFire?: boolean },
): boolean => isAnswered || nowMs < nextAtMs || (isFire === true && LEAF_ALARMS.has(code));

/**
 * Compares what is wrong now with what was: raises, repeats and clears, each raise with exactly one clear.
 *
 * @param causes  all of them; one that is missing is over
 * @param at      monotonic ms, and the time after which an alarm is told again; `isFire`: those of the leaf wait until it is over
 */
export const alarmsNow = (
  alarms: Alarms,
  causes: readonly AlarmCause[],
  at: { readonly nowMs: number; readonly repeatMs: number; readonly isFire?: boolean },
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
    } else if (isQuiet(known, code, at)) next.set(key, toldAgain(known));
    else {
      const count = known.repeats + 1;
      next.set(key, { ...toldAgain(known), repeats: count, nextAtMs: at.nowMs + at.repeatMs });
      records.push({ kind: 'alarm.repeated', code, count, ...readerOf(cause) });
    }
  }
  for (const [key, lasting] of alarms) {
    const code = codeOf(key);
    const { recalledUntilMs } = lasting;
    if (next.has(key)) continue;
    if (recalledUntilMs !== undefined && at.nowMs < recalledUntilMs) {
      next.set(key, lasting);
      continue;
    }
    // What ended while nobody looked has no record of its own.
    if (OWN_PAIR.has(code) && !(code === 'reader.tamper' && recalledUntilMs !== undefined))
      continue;
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

/** What is to outlive a restart. */
export const keptAlarms = (alarms: Alarms): KeptAlarm[] =>
  [...alarms].map(([key, lasting]) => ({
    code: codeOf(key),
    ...readerOf(lasting),
    repeats: lasting.repeats,
    isAnswered: lasting.isAnswered,
  }));

/**
 * The alarms of before a restart. Whatever is told within `RECALL_MS` goes on as it was, answered or not; the rest is cleared.
 *
 * @param at  as in `alarmsNow`
 */
export const recalledAlarms = (
  kept: readonly KeptAlarm[],
  at: { readonly nowMs: number; readonly repeatMs: number },
): Alarms =>
  new Map(
    kept.map((alarm) => [
      keyOf(alarm),
      {
        ...readerOf(alarm),
        repeats: alarm.repeats,
        isAnswered: alarm.isAnswered,
        nextAtMs: at.nowMs + at.repeatMs,
        recalledUntilMs: at.nowMs + RECALL_MS,
      },
    ]),
  );

/** A cause is told to be over: nothing is believed of it any longer. */
export const overNow = (alarms: Alarms, cause: AlarmCause): Alarms => {
  const known = alarms.get(keyOf(cause));
  if (known?.recalledUntilMs === undefined) return alarms;
  return new Map(alarms).set(keyOf(cause), toldAgain(known));
};
