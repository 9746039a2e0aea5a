import { randomInt } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import {
  type ClockState,
  firstClock,
  readClock,
  resumedClock,
  schoolToday,
  writeClock,
} from '../clock/clock-file.ts';
import { type DemoFacts, readFacts } from '../facts.ts';
import type { DemoPaths } from '../paths.ts';
import { writePrivately } from '../private-file.ts';
import { type DemoAccount, makeDemoAccounts } from '../school/demo-accounts.ts';
import { makeWorld } from '../school/demo-world.ts';
import { ZONE } from '../school/frame.ts';
import { makeFacts } from '../school/make-facts.ts';
import { hasCode, UserFault } from '../user-fault.ts';

/** Everybody's demo has the same people; passwords and keys are each folder's own. */
const DEMO_SEED = 'furtka';

/** What the folder holds once it has been prepared. */
export interface Prepared {
  readonly facts: DemoFacts;
  readonly accounts: readonly DemoAccount[];
  readonly clock: ClockState;
  readonly isFirst: boolean;
}

const readList = <Entry>(file: string): Entry[] | undefined => {
  try {
    const list: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(list)) return list;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return undefined;
    if (!(error instanceof SyntaxError)) throw error;
  }
  throw new UserFault(`${file} is damaged; npm start -- --reset makes the demo anew.`);
};

const clockOf = (paths: DemoPaths, facts: DemoFacts, nowMs: number): ClockState => {
  try {
    const kept = readClock(paths.clock);
    return kept === undefined
      ? firstClock(facts.monday, facts.zone, nowMs)
      : resumedClock(kept, nowMs);
  } catch (error) {
    throw new UserFault(`${paths.clock} is damaged; npm start -- --reset makes the demo anew.`, {
      cause: error,
    });
  }
};

/**
 * Makes what a first start makes: school, passwords, clock; or reads what an earlier one made. The facts are written last, so
 * that a start that was cut short begins again.
 */
export const prepare = (paths: DemoPaths, nowMs: number, after?: string): Prepared => {
  const kept = readFacts(paths.facts);
  if (kept !== undefined) {
    const accounts = readList<DemoAccount>(paths.accounts);
    const absent = accounts === undefined ? paths.accounts : paths.cards;
    if (accounts === undefined || readList(paths.cards) === undefined)
      throw new UserFault(`${absent} is missing; npm start -- --reset makes the demo anew.`);
    const clock = clockOf(paths, kept, nowMs);
    writeClock(paths.clock, clock);
    return { facts: kept, accounts, clock, isFirst: false };
  }
  if (existsSync(paths.core))
    throw new UserFault(`${paths.facts} is missing; npm start -- --reset makes the demo anew.`);
  const real = schoolToday(nowMs, ZONE);
  const today = after ?? real;
  // The school's clock is never behind the machine's.
  if (today < real) throw new UserFault(`--after ${today} is over; today is ${real}.`);
  const seed = DEMO_SEED;
  const world = makeWorld(seed, today);
  const facts = makeFacts(world, { seed, today });
  const made = makeDemoAccounts(world.logins, randomInt);
  const cards = world.main.school.cards.map(({ id, uid, holderId }) => ({
    cardId: id,
    uid,
    holderId,
  }));
  const clock = firstClock(facts.monday, facts.zone, nowMs);
  writePrivately(paths.accounts, `${JSON.stringify(made, null, 2)}\n`);
  writePrivately(paths.cards, `${JSON.stringify(cards)}\n`);
  writeClock(paths.clock, clock);
  writePrivately(paths.facts, `${JSON.stringify(facts)}\n`);
  return { facts, accounts: made, clock, isFirst: true };
};
