import t, { type Test } from 'tap';
import { agentConfig, settledEvents, startTestAgent } from '../fixtures/agent.ts';
import { door } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';
import type { DoorConfig } from './config.ts';

t.setTimeout(120_000);

const TEACHER = 2;
/** Nothing bounces here. */
const debounceMs = { contact: 0, handleContact: 0, fireInput: 0 };
const school = await makeSchool();

const start = async (t: Test, over: Partial<DoorConfig>) => {
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door()] }));
  const config = agentConfig(dir);
  const doors = config.doors.map((one) => ({ ...one, debounceMs, ...over }));
  const agent = await startTestAgent(school, dir, { config: { ...config, doors } });
  t.teardown(() => agent.agent.stop());
  const told = () => agent.agent.snapshot().doors[0];
  return { ...agent, told, isHeld: () => agent.control.relayEnergised('lock') };
};

t.test('a fail-safe lock is held free from fire to its end, and says so', async (t) => {
  const { control, told, isHeld } = await start(t, { lock: 'failSafe' });
  control.pushLeaf(true);
  t.match(told(), { state: 'forced', alarms: ['door.forced'] });
  control.fire(true);
  t.ok(isHeld());
  t.match(told(), { state: 'open', fire: true, alarms: undefined }, 'silent');
  control.fire(false);
  t.notOk(isHeld());
  t.match(told(), { state: 'forced', fire: false, alarms: ['door.forced'] }, 'and told again');
  control.pushLeaf(false);
  control.fire(true);
  t.match(told(), { state: 'released', fire: true });
  t.ok(isHeld());
  control.fire(false);
  t.match(told(), { state: 'locked' });
});

t.test('a fail-secure lock is not moved by fire, nobody who leaves is an alarm', async (t) => {
  const { control, told, isHeld, edges } = await start(t, {});
  control.fire(true);
  t.match(told(), { state: 'locked', fire: true });
  control.pushLeaf(true);
  t.match(told(), { state: 'open', alarms: undefined });
  control.pushLeaf(false);
  control.fire(false);
  t.notOk(isHeld());
  t.same(edges, [], 'the relay never moved');
});

t.test('whoever leaves by the handle is written and forces nothing', async (t) => {
  const agent = await start(t, { handleContact: 'handle' });
  agent.control.setInput('handle', true);
  agent.control.pushLeaf(true);
  agent.control.setInput('handle', false);
  agent.control.pushLeaf(false);
  const events = await settledEvents(agent, 2);
  t.match(
    events.map(({ kind, detail }) => [kind, detail?.code]),
    [
      ['agent.started', undefined],
      ['exit.requested', 'handle'],
    ],
  );
  t.same(agent.edges, [], 'no relay moved');
  t.equal(agent.tap(TEACHER)?.decision, 'granted', 'and cards go on');
  await until('the tap on disk', () => agent.events().some(({ kind }) => kind === 'tap'));
  t.notOk(agent.events().some(({ kind }) => kind === 'door.forced'));
});
