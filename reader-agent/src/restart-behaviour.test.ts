import type { Roster } from '@furtka/core-contract/roster';
import t, { type Test } from 'tap';
import { startTestAgent } from '../fixtures/agent.ts';
import { DOOR, door } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import { readKept } from './shell/kept-file.ts';

t.setTimeout(240_000);

const PUPIL = 1;
const TEACHER = 2;
/** Beside other work a worker may need long to start. */
const SLOW_MS = 60_000;
const school = await makeSchool();

/** Agents that a test leaves running. */
const running: Awaited<ReturnType<typeof startTestAgent>>[] = [];

const lay = (t: Test, change: Partial<Roster['doors'][number]>): string => {
  // Named before the folder is made, so that it runs before the folder goes: an agent still writes into it.
  t.teardown(() => running.pop()?.agent.stop());
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door(change)] }));
  return dir;
};
/** What a restart would find, without hurrying a slow disk. */
const isKept = (dir: string, text: string): boolean =>
  (readKept(dir, 'doors').texts[0]?.text ?? '').includes(text);
const isFree = ({ agent }: Awaited<ReturnType<typeof startTestAgent>>): boolean =>
  agent.snapshot().doors[0]?.freeHours === true;

t.test('a restart in free hours finds the door free, without the first of the staff', async (t) => {
  const dir = lay(t, {
    freeHours: [{ weekday: 1, from: '08:30', to: '10:00' }],
    freeAfterStaff: true,
  });
  const first = await startTestAgent(school, dir, { push: true });
  t.equal(first.control.relayEnergised('lock'), false, 'nobody has come');
  await until('the roster is in force', () => first.agent.snapshot().rosterVersion > 0, SLOW_MS);
  first.tap(TEACHER);
  await until('the door freed', () => isFree(first), SLOW_MS);
  await until('the day is kept', () => isKept(dir, `"staffCame":[{"doorId":"${DOOR}"`), SLOW_MS);
  await first.agent.stop();
  t.equal(first.control.relayEnergised('lock'), false, 'at rest while no agent runs');

  const second = await startTestAgent(school, dir);
  running.push(second);
  await until('free, though nobody has come since', () => isFree(second), SLOW_MS);
  t.equal(second.control.relayEnergised('lock'), true);
});

t.test('whoever guesses gets no fresh tries by a restart, and no lock gets shorter', async (t) => {
  const dir = lay(t, { opensBy: 'pin' });
  const ready = async () => {
    const agent = await startTestAgent(school, dir);
    await until('the roster is in force', () => agent.agent.snapshot().rosterVersion > 0, SLOW_MS);
    return agent;
  };
  const first = await ready();
  for (let number = 50; number < 54; number += 1)
    t.equal(first.tap(number)?.reason, 'denied.unknown');
  await until('four tries are kept', () => isKept(dir, '"what":"cards"'), SLOW_MS);
  await first.agent.stop();

  const second = await ready();
  t.equal(second.tap(PUPIL)?.reason, 'granted.window', 'four do not lock');
  t.equal(second.tap(54)?.reason, 'denied.unknown');
  t.equal(second.tap(PUPIL)?.reason, 'denied.locked_out', 'the fifth does');
  await until('the lock is kept', () => isKept(dir, '"locks":1'), SLOW_MS);
  await second.agent.stop();

  const third = await ready();
  running.push(third);
  t.equal(third.tap(PUPIL)?.reason, 'denied.locked_out');
  t.equal(third.tap(TEACHER)?.reason, 'granted.staff', 'the staff pass as ever');
  await until(
    'it is alarmed on',
    () => third.agent.snapshot().doors[0]?.alarms?.includes('guessing') === true,
  );
});
