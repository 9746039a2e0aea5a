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

const readAccounts = (file: string): DemoAccount[] | undefined => {
  try {
    const accounts: unknown = JSON.parse(readFileSync(file, 'utf8'));
    if (Array.isArray(accounts)) return accounts;
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
export const prepare = (paths: DemoPaths, nowMs: number): Prepared => {
  const kept = readFacts(paths.facts);
  const accounts = kept === undefined ? undefined : readAccounts(paths.accounts);
  if (kept !== undefined && accounts === undefined)
    throw new UserFault(`${paths.accounts} is missing; npm start -- --reset makes the demo anew.`);
  if (kept !== undefined && accounts !== undefined) {
    const clock = clockOf(paths, kept, nowMs);
    writeClock(paths.clock, clock);
    return { facts: kept, accounts, clock, isFirst: false };
  }
  if (existsSync(paths.core))
    throw new UserFault(`${paths.facts} is missing; npm start -- --reset makes the demo anew.`);
  const today = schoolToday(nowMs, ZONE);
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
