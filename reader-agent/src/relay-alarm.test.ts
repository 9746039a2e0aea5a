import t from 'tap';
import { startTestAgent } from '../fixtures/agent.ts';
import { door } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

t.setTimeout(120_000);

const TEACHER = 2;
const school = await makeSchool();

t.test('a relay that takes a command and does not obey alarms until it does', async (t) => {
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door({ alarmRepeatMinutes: 1 })] }));
  const agent = await startTestAgent(school, dir);
  t.teardown(() => agent.agent.stop());
  const told = () => agent.agent.snapshot().doors[0];
  const alarms = () =>
    agent
      .events()
      .filter(({ kind }) => kind.startsWith('alarm.'))
      .map(({ kind, detail }) => `${kind} ${detail?.code}`);
  agent.control.deafenRelay('lock', true);
  t.equal(agent.tap(TEACHER)?.decision, 'granted', 'nobody knows yet');
  await until('the alarm', () => alarms().includes('alarm.raised relay'));
  t.match(told(), { alarms: ['relay'], unanswered: true });
  await until('the lamp asks for somebody', () => agent.signals().at(-1) === 'attention');
  t.ok(agent.signals().includes('error'), 'and said so to whoever stood there');
  await until('the outcome', () => agent.events().some(({ kind }) => kind === 'tap.unused'));
  const unused = agent.events().find(({ kind }) => kind === 'tap.unused');
  t.equal(unused?.detail?.code, 'relay.fault');
  const health = await fetch(`http://127.0.0.1:${agent.agent.snapshot().healthPort}/health`);
  const { doorId = '' } = told() ?? {};
  t.match(await health.json(), { status: 'attention', relaysFailing: [doorId] });
  agent.control.deafenRelay('lock', false);
  agent.control.pressExit();
  await until('its end', () => alarms().includes('alarm.cleared relay'));
  t.same(alarms(), ['alarm.raised relay', 'alarm.cleared relay'], 'each once');
  t.equal(told()?.alarms, undefined);
  agent.control.deafenRelay('lock', true);
  agent.tap(TEACHER, 'inside');
  await until('a second one', () => told()?.alarms?.includes('relay') === true);
});
