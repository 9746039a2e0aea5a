import { readFileSync } from 'node:fs';
import { writePrivately } from '../private-file.ts';
import { instantOf, wallOf } from '../school/dates.ts';

/** How far the school clock is ahead of the system clock, and the latest school time that was seen. */
export interface ClockState {
  /** ms, never negative. */
  readonly offsetMs: number;
  /** UTC ms. */
  readonly lastSchoolUtc: number;
}

export const BEGINS_AT = '07:45';

/** The clock of a first start: that Monday, a quarter to eight. */
export const firstClock = (monday: string, zone: string, nowMs: number): ClockState => {
  const school = instantOf(monday, BEGINS_AT, zone);
  return { offsetMs: Math.max(0, school - nowMs), lastSchoolUtc: school };
};

/** The clock of a later start: the same offset, and never before the latest time that was seen. */
export const resumedClock = (state: ClockState, nowMs: number): ClockState => {
  const offsetMs = Math.max(0, state.offsetMs, state.lastSchoolUtc + 1 - nowMs);
  return { offsetMs, lastSchoolUtc: nowMs + offsetMs };
};

/** `undefined` when there is none; throws when it cannot be read as one. */
export const readClock = (file: string): ClockState | undefined => {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
  const { offsetMs, lastSchoolUtc } = JSON.parse(text) as Partial<ClockState>;
  if (!Number.isSafeInteger(offsetMs) || !Number.isSafeInteger(lastSchoolUtc))
    throw new TypeError(`${file} does not hold two whole numbers`);
  return { offsetMs: Number(offsetMs), lastSchoolUtc: Number(lastSchoolUtc) };
};

export const writeClock = (file: string, state: ClockState): void =>
  writePrivately(file, JSON.stringify(state));

/** Today's date for the school. */
export const schoolToday = (nowMs: number, zone: string): string => wallOf(nowMs, zone).date;
