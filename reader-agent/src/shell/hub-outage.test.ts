import t, { type Test } from 'tap';
import { agentConfig, foldOf, startTestAgent } from '../../fixtures/agent.ts';
import { door, uuid } from '../../fixtures/roster.ts';
import { makeSchool } from '../../fixtures/school.ts';
import { startTestHub, type TestHub } from '../../fixtures/test-hub.ts';
import { until } from '../../fixtures/until.ts';

const school = await makeSchool();
const roster = school.signRoster({ settings: foldOf(0), doors: [door({ pulseMs: 100 })] });

const agentAt = async (t: Test, port: number) => {
  const dir = t.testdir();
  school.layFolder(dir, roster);
  const config = agentConfig(dir, { hub: { host: '127.0.0.1', mqttPort: port } });
  const agent = await startTestAgent(school, dir, { config });
  t.teardown(() => agent.agent.stop());
  return agent;
};
const seqs = (hub: TestHub): number[] => hub.received.map(({ seq }) => seq);
const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index + 1);

t.test(
  'with the hub away the door goes on; all arrives once, in order, with its time [HUB-09]',
  async (t) => {
    const probe = await startTestHub(school);
    const { port } = probe;
    await probe.stop();
    const agent = await agentAt(t, port);
    for (let count = 0; count < 150; count += 1) t.equal(agent.tap(1)?.decision, 'granted');
    await until('all taps are on disk', () => agent.events().length >= 151);
    const spooled = agent.events();
    const hub = await startTestHub(school, { port });
    t.teardown(() => hub.stop());
    await until('all arrived', () => hub.received.length >= 151, 20_000);
    t.same(hub.received.slice(0, 151), spooled.slice(0, 151));
    await until('the spool is empty', () => agent.agent.snapshot().spoolDepth === 0);
    t.same(seqs(hub), upTo(hub.received.length));
  },
);

t.test(
  'at most 100 wait for a receipt; unanswered ones come again after 5 s, in order',
  async (t) => {
    const hub = await startTestHub(school, { answers: false });
    t.teardown(() => hub.stop());
    const agent = await agentAt(t, hub.port);
    await until('the link is up', () => agent.agent.snapshot().isHubUp);
    agent.control.pushLeaf(true);
    for (let count = 0; count < 70; count += 1) agent.tap(1);
    await until('the first hundred came', () => hub.received.length >= 100);
    await until('they came again', () => hub.received.length >= 200);
    t.same(seqs(hub).slice(0, 200), [...upTo(100), ...upTo(100)]);
    const { epoch = uuid('Epoch') } = hub.received[0] ?? {};
    const of = (seq: number) => ({ epoch, seq, outcome: 'stored' });
    await hub.receipt([of(3), of(1), of(1), { ...of(2), outcome: 'quarantined' }]);
    await hub.receipt([{ epoch: uuid('Epoch', 9), seq: 4, outcome: 'stored' }]);
    await until('there was room for three', () => seqs(hub).includes(103));
    t.notOk(seqs(hub).includes(104));
    hub.say.answers = true;
    await hub.receipt(upTo(103).map(of));
    await until('the spool is empty', () => agent.agent.snapshot().spoolDepth === 0);
    t.same([...new Set(seqs(hub))], upTo(142));
  },
);
