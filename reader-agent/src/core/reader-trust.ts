import { type AlarmCause, type KeptAlarm, RECALL_MS } from './alarms.ts';

/** Stands for the controller's housing: where it is open, no reader of the door is believed. */
export const HOUSING = '';

interface Opened {
  /** `shut`: it was opened and is shut again, and nobody has answered since. */
  readonly cover: 'open' | 'shut';
  /** Open before a restart and not told again yet: monotonic ms until which that is believed. */
  readonly believedUntilMs?: number;
}

/**
 * What of a door was opened, by reader (or `HOUSING`); whatever is listed is off. A device between reader and controller is put in
 * within a minute and needs no open cover afterwards: so a shut cover does not switch the reader on, a person does.
 */
export type ReaderTrust = ReadonlyMap<string, Opened>;

export const ALL_TRUSTED: ReaderTrust = new Map();

/** A cover was opened, or is shut. One that was never opened changes nothing. */
export const coverTold = (trust: ReaderTrust, which: string, isOpen: boolean): ReaderTrust => {
  if (isOpen) return new Map(trust).set(which, { cover: 'open' });
  return trust.get(which)?.cover === 'open' ? new Map(trust).set(which, { cover: 'shut' }) : trust;
};

/** Somebody has answered: what is shut again is on. What stands open stays off. */
export const trustAnswered = (trust: ReaderTrust): ReaderTrust =>
  new Map([...trust].filter(([, { cover }]) => cover === 'open'));

/** What was open before a restart and is not told again is shut. */
export const trustAt = (trust: ReaderTrust, nowMs: number): ReaderTrust => {
  const isOver = ({ believedUntilMs }: Opened): boolean =>
    believedUntilMs !== undefined && believedUntilMs <= nowMs;
  if (![...trust.values()].some(isOver)) return trust;
  return new Map(
    [...trust].map(([which, opened]) => [which, isOver(opened) ? { cover: 'shut' } : opened]),
  );
};

/** Cards and digits of this reader count for nothing now. Not asked at the way out, which is free for everybody. */
export const isOff = (trust: ReaderTrust, readerId: string): boolean =>
  trust.has(readerId) || trust.has(HOUSING);

/** Readers whose own cover is open. */
export const openReaders = (trust: ReaderTrust): readonly string[] =>
  [...trust].flatMap(([which, { cover, believedUntilMs }]) =>
    which !== HOUSING && cover === 'open' && believedUntilMs === undefined ? [which] : [],
  );

/** What waits for an answer, as alarms. */
export const offCauses = (trust: ReaderTrust): readonly AlarmCause[] =>
  [...trust].flatMap(([which, { cover }]): AlarmCause[] => {
    if (cover === 'open') return [];
    return [{ code: 'reader.off', ...(which === HOUSING ? {} : { readerId: which }) }];
  });

/** Before a restart these were open, or off: they still are. What was told since counts more. */
export const recalledTrust = (
  trust: ReaderTrust,
  kept: readonly KeptAlarm[],
  nowMs: number,
): ReaderTrust => {
  const before = kept.flatMap(({ code, readerId }): [string, Opened][] => {
    if (code === 'reader.off') return [[readerId ?? HOUSING, { cover: 'shut' }]];
    const open = { cover: 'open', believedUntilMs: nowMs + RECALL_MS } as const;
    if (code === 'housing') return [[HOUSING, open]];
    return code === 'reader.tamper' && readerId !== undefined ? [[readerId, open]] : [];
  });
  return new Map([...before, ...trust]);
};
