import type { DoorEvent } from '@furtka/core-contract/event';
import type { Roster } from '@furtka/core-contract/roster';
import t, { type Test } from 'tap';
import { agentConfig, simulatedDoor, startTestAgent, testClocks } from '../fixtures/agent.ts';
import { DOOR, door } from '../fixtures/roster.ts';
import { makeSchool } from '../fixtures/school.ts';
import { startTestHub } from '../fixtures/test-hub.ts';
import { until } from '../fixtures/until.ts';
import { readKept } from './shell/kept-file.ts';

t.setTimeout(240_000);

/** Beside other work a worker may need long to start. */
const SLOW_MS = 60_000;
const school = await makeSchool();

const lay = (t: Test, change: Partial<Roster['doors'][number]>): string => {
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster({ v: 2, doors: [door(change)] }));
  return dir;
};
/** What a restart would find, without hurrying a slow disk. */
const isKept = (dir: string, text: string): boolean =>
  (readKept(dir, 'doors').texts[0]?.text ?? '').includes(text);
const count = (events: readonly DoorEvent[], kind: DoorEvent['kind']): number =>
  events.filter((event) => event.kind === kind).length;

/** An agent at a door whose leaf and housing stand as they did before it started. */
const startOpen = async (dir: string, port: number, isOpen: boolean) => {
  const { clocks } = testClocks();
  const { devices, control } = simulatedDoor(clocks);
  if (isOpen) {
    control.pushLeaf(true, 'leaf');
    control.setInput('tamper', true);
  }
  const base = agentConfig(dir);
  const [config] = base.doors;
  if (config === undefined) throw new Error('the config has a door');
  const agent = await startTestAgent(school, dir, {
    devices,
    config: agentConfig(dir, {
      hub: { host: '127.0.0.1', mqttPort: port },
      doors: [{ ...config, housingInput: 'lid' }],
    }),
  });
  return { ...agent, control };
};

t.test('an alarm that somebody has answered stays answered over a restart', async (t) => {
  const dir = lay(t, { alarmRepeatMinutes: 1 });
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const told = () => hub.states.at(-1)?.doors[0];
  const first = await startOpen(dir, hub.port, false);
  first.control.pushLeaf(true, 'leaf');
  first.control.setInput('tamper', true);
  await until('both alarms told', () => told()?.alarms?.length === 2, SLOW_MS);
  t.equal(told()?.state, 'forced');
  t.equal(told()?.unanswered, true);
  const answer = async (isAnswered: () => boolean): Promise<void> => {
    let asked = '';
    await until(
      'answered',
      async () => {
        if (isAnswered()) return true;
        const nonce = hub.states.at(-1)?.nonce ?? '';
        if (nonce !== asked) await hub.command({ doorId: DOOR, nonce, kind: 'answerAlarms' });
        asked = nonce;
        return false;
      },
      SLOW_MS,
    );
  };
  await answer(() => told()?.unanswered === false);
  await until('that is kept', () => isKept(dir, '"isAnswered":true'), SLOW_MS);
  await first.agent.stop();
  const before = hub.received.length;

  const second = await startOpen(dir, hub.port, true);
  await until('the door tells its alarms', () => told()?.alarms?.length === 2, SLOW_MS);
  t.equal(told()?.state, 'forced', 'it stands open as it did');
  t.equal(told()?.unanswered, false, 'and nobody is called again');
  await until(
    'the start has reached the hub',
    () => hub.received.slice(before).some(({ kind }) => kind === 'agent.started'),
    SLOW_MS,
  );
  const kinds = hub.received.slice(before).map(({ kind }) => kind);
  for (const kind of ['alarm.raised', 'door.forced', 'door.held'] as const)
    t.notOk(kinds.includes(kind), kind);
  second.control.pushLeaf(false, 'leaf');
  second.control.setInput('tamper', false);
  await until('both are over', () => `${told()?.alarms}` === 'reader.off', SLOW_MS);
  t.equal(told()?.unanswered, true, 'the housing was open: its readers wait for somebody');
  await until('and that is written', () => {
    const since = hub.received.slice(before);
    return count(since, 'door.closed') === 1 && count(since, 'alarm.cleared') === 1;
  });
  await answer(() => told()?.alarms === undefined);
  second.control.pushLeaf(true, 'leaf');
  await until('a new one is a new one', () => told()?.unanswered === true, SLOW_MS);
  await until('it is kept', () => isKept(dir, '"isAnswered":false'), SLOW_MS);
  await second.agent.stop();

  const third = await startOpen(dir, hub.port, false);
  t.teardown(() => third.agent.stop());
  await until('closed while nobody looked', () => {
    const last = hub.received.slice(before).filter(({ kind }) => kind.startsWith('door.'));
    return last.at(-1)?.kind === 'door.closed';
  });
  t.equal(third.agent.snapshot().doors[0]?.alarms, undefined);
});
