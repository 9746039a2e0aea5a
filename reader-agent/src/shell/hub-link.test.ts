import { SITE_URN } from '@furtka/hub-contract/enrolment';
import t, { type Test } from 'tap';
import { agentConfig, startTestAgent } from '../../fixtures/agent.ts';
import { AGENT } from '../../fixtures/drafts.ts';
import { SITE, uuid } from '../../fixtures/roster.ts';
import { makeAuthority, makeSchool } from '../../fixtures/school.ts';
import { startTcpProxy } from '../../fixtures/tcp-proxy.ts';
import { startTestHub } from '../../fixtures/test-hub.ts';
import { until } from '../../fixtures/until.ts';
import { HubLink } from './hub-link.ts';

const school = await makeSchool();
const GOODBYE = JSON.stringify({ online: false });
const monotonicMs = (): number => Number(process.hrtime.bigint()) / 1e6;

/** A link by itself, without doors. */
const linkTo = (t: Test, port: number) => {
  const told = { up: 0, down: [] as string[], faults: [] as string[], tooLarge: 0 };
  const link = new HubLink({
    host: '127.0.0.1',
    port,
    identity: () => school.identity,
    monotonicMs,
    random: () => 0.5,
    willText: () => JSON.stringify({ online: false }),
    onUp: () => {
      told.up += 1;
    },
    onDown: (code) => told.down.push(code),
    onFault: (code) => told.faults.push(code),
    onMessage: () => undefined,
    onTooLarge: () => {
      told.tooLarge += 1;
    },
  });
  link.start();
  t.teardown(() => link.stop(GOODBYE));
  return { link, told };
};

t.test('a hub of another site, or of another authority, is not spoken to', async (t) => {
  const otherSite = await school.authority.sign('Furtka hub', SITE_URN(uuid('SiteId', 2)));
  const stranger = await makeAuthority('another CA');
  const otherCa = await stranger.sign('Furtka hub', SITE_URN(SITE));
  for (const tls of [otherSite, otherCa]) {
    const hub = await startTestHub(school, { tls });
    t.teardown(() => hub.stop());
    const { link, told } = linkTo(t, hub.port);
    await until('it tried three times', () => told.down.length >= 3);
    t.equal(link.isUp(), false);
    t.equal(told.up, 0);
    t.same(hub.states, []);
    await link.stop(GOODBYE);
  }
});

t.test(
  'a line that dies without a word is found within five seconds and taken up again',
  async (t) => {
    const hub = await startTestHub(school);
    t.teardown(() => hub.stop());
    const proxy = await startTcpProxy(hub.port);
    t.teardown(() => proxy.stop());
    const { link, told } = linkTo(t, proxy.port);
    await until('the link is up', () => told.up === 1);
    const beganMs = monotonicMs();
    proxy.set('frozen');
    await until('it is found', () => !link.isUp());
    t.ok(monotonicMs() - beganMs < 5200, `${monotonicMs() - beganMs} ms`);
    proxy.set('up');
    await until('it is up again', () => link.isUp());
  },
);

t.test('a hub that answers pings and says nothing else is left after five seconds', async (t) => {
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const { told } = linkTo(t, hub.port);
  await until('the link is up', () => told.up === 1);
  hub.say.beats = false;
  await until('it is left', () => told.down.includes('link.silent'));
});

t.test('a broker that ends each connection is not stormed', async (t) => {
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const { link } = linkTo(t, hub.port);
  const beganMs = monotonicMs();
  const cutting = setInterval(() => hub.cut(), 20);
  await until('three seconds went by', () => monotonicMs() - beganMs > 3000);
  clearInterval(cutting);
  t.ok(hub.connectionCount() <= 8, `${hub.connectionCount()} connections`);
  await until('it is up', () => link.isUp());
});

t.test('a packet larger than any roster ends the connection before it is collected', async (t) => {
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const { told } = linkTo(t, hub.port);
  await until('the link is up', () => told.up === 1);
  await hub.roster(Buffer.alloc(9 * 1024 * 1024));
  await until('it is refused', () => told.tooLarge > 0 && told.down.length > 0);
  await hub.roster('');
});

t.test('a clean end says good-bye, a sudden one leaves the will', async (t) => {
  const hub = await startTestHub(school);
  t.teardown(() => hub.stop());
  const dir = t.testdir();
  school.layFolder(dir, school.signRoster());
  const config = agentConfig(dir, { hub: { host: '127.0.0.1', mqttPort: hub.port } });
  const agent = await startTestAgent(school, dir, { config });
  t.teardown(() => agent.agent.stop());
  await until('the link is up', () => hub.states.some(({ online }) => online));
  hub.cut();
  await until('the will was told', () => hub.states.some(({ online }) => !online));
  await until('it is up again', () => hub.states.at(-1)?.online === true);
  await agent.agent.stop();
  t.match(hub.states.at(-1), { online: false, agentId: AGENT });
  t.equal(hub.received.at(-1)?.kind, 'agent.stopped');
});
