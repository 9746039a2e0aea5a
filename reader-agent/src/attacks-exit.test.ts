import t from 'tap';
import { agentConfig, kindsOf, startTestAgent } from '../fixtures/agent.ts';
import { newFolder, school, start } from '../fixtures/attack.ts';
import { DOOR, door } from '../fixtures/roster.ts';
import { uidCard } from '../fixtures/school.ts';
import { startTestHub } from '../fixtures/test-hub.ts';
import { until } from '../fixtures/until.ts';

// T27 of docs/threats.md: something that a way out hangs on is broken. The board that is pulled: board-door.test.ts.

t.setTimeout(280_000);
const SLOW_MS = 60_000;
const roster = school.signRoster({ cards: [uidCard(1)], doors: [door({ pulseMs: 300 })] });

t.test(
  'T27: the relay does not obey: said at once, the handle lets out, and so does the next card',
  async (t) => {
    const agent = await start(t, roster);
    const alarms = (): readonly string[] => agent.agent.snapshot().doors[0]?.alarms ?? [];
    agent.control.failRelay('lock', true);
    t.equal(agent.tap(99, 'inside')?.reason, 'exit.unknown');
    t.equal(agent.signals().at(-1), 'error', 'never the good sound');
    await until('the alarm', () => alarms().includes('relay'));
    agent.control.pushLeaf(true);
    await until('out by the handle', () => kindsOf(agent.events()).includes('passage=yes'));
    t.notOk(kindsOf(agent.events()).includes('door.forced'), 'nobody broke in');
    agent.control.pushLeaf(false);
    agent.control.failRelay('lock', false);
    t.equal(agent.tap(98, 'inside')?.decision, 'granted');
    t.equal(agent.edges.at(-1), true, 'it obeys again');
    await until('the alarm is over', () => !alarms().includes('relay'));
  },
);

t.test(
  'T27: a disk that takes nothing: a thousand people go out, none of them waits',
  async (t) => {
    const agent = await start(t, roster, { testCommitDelayMs: 600_000 });
    let longestMs = 0;
    for (let number = 1; number <= 1100; number += 1) {
      const beganMs = agent.clocks.monotonicMs();
      const decided = agent.tap(number, 'inside');
      longestMs = Math.max(longestMs, agent.clocks.monotonicMs() - beganMs);
      if (decided?.decision !== 'granted') t.fail(`card ${number} was kept in`);
    }
    t.ok(longestMs < 5_000, `the longest took ${longestMs} ms, the disk ten minutes`);
    t.ok(agent.agent.snapshot().lostCount > 0, 'what the disk did not take is counted');
    t.same(agent.agent.snapshot().troubles, { spool: 'spool.full' }, 'and told');
    await until('rest', () => agent.edges.at(-1) === false);
    agent.control.pressExit(50);
    await until('the button', () => agent.edges.at(-1) === true);
    t.equal(agent.tap(1)?.reason, 'granted.window', 'and those who may come in come in');
  },
);

t.test('T27: open to all, then locked down: out at each moment', async (t) => {
  const dir = newFolder(t);
  school.layFolder(dir, roster);
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const agent = await startTestAgent(school, dir, {
    config: agentConfig(dir, { hub: { host: '127.0.0.1', mqttPort: hub.port } }),
  });
  t.teardown(() => agent.agent.stop());
  await until('the roster is in force', () => agent.agent.snapshot().rosterVersion > 0, SLOW_MS);
  const inMode = async (mode: 'free' | 'lockdown', version: number): Promise<void> => {
    await hub.mode({ version, doors: [{ doorId: DOOR, version, mode }] });
    await until(mode, () => agent.agent.snapshot().doors[0]?.mode === mode, SLOW_MS);
  };
  await inMode('free', 1);
  t.equal(agent.control.relayEnergised('lock'), true, 'held');
  t.equal(agent.tap(99, 'inside')?.reason, 'exit.unknown');
  agent.control.pressExit(50);
  t.equal(agent.control.relayEnergised('lock'), true, 'no card and no button ends the hold');
  await inMode('lockdown', 2);
  t.equal(agent.control.relayEnergised('lock'), false);
  t.equal(agent.tap(1)?.reason, 'denied.lockdown');
  t.equal(agent.control.relayEnergised('lock'), false);
  t.equal(agent.tap(98, 'inside')?.reason, 'exit.unknown', 'out by any card');
  t.equal(agent.control.relayEnergised('lock'), true);
  await until('rest', () => !agent.control.relayEnergised('lock'));
  agent.control.pressExit(50);
  await until('out by the button', () => agent.control.relayEnergised('lock'));
});
