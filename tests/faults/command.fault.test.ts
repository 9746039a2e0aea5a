import t, { type Test } from 'tap';
import { identityOf } from '../harness/device.ts';
import { doorsReady, type SiteAgent } from '../harness/site.ts';
import { openStolenHub, type StolenHub } from '../harness/stolen-hub.ts';
import { until } from '../harness/until.ts';
import type { RelayEdge } from '../processes/agent-acts.ts';
import { agentOf, smallSite } from './small-site.ts';

t.setTimeout(120_000);

/** Commands live for 5 s of the agent's own clock. */
const LIFE_MS = 5000;

/** How often the relay was energised since the last question. */
const openings = async (agent: SiteAgent): Promise<number> => {
  const edges = await agent.child().ask<RelayEdge[]>('edges');
  return edges.filter(({ energised }) => energised).length;
};

/** The nonce of the newest heartbeat. */
const freshNonce = (thief: StolenHub): Promise<string> => {
  const seen = thief.states.length;
  return until('a heartbeat', () => thief.states.length > seen && thief.states.at(-1)?.nonce);
};

/** Sends a command and waits until the agent, which has heard it, speaks again. */
const send = async (thief: StolenHub, text: string, retain = false): Promise<void> => {
  const seen = thief.states.length;
  await thief.publish('command', text, retain);
  await until('the next word of the agent', () => thief.states.length > seen);
};

t.test('a remote open that comes twice or late (T16)', async (t: Test) => {
  const site = await smallSite(t, { agents: 1 });
  const agent = agentOf(site, 0);
  const [doorId] = agent.doorIds;
  if (doorId === undefined) throw new RangeError('no door');
  const order = { doorId, kind: 'open' };

  await t.test('asked for at the hub it opens once', async (t) => {
    t.match(await site.local('POST', '/commands', order), { status: 200 });
    await until('the relay', async () => (await openings(agent)) === 1);
    await until('the outcome in the log', async () =>
      (await site.events()).some(({ reason }) => reason === 'granted.once'),
    );
  });

  await t.test('held up on the way for longer than its life it opens nothing', async (t) => {
    agent.link.set({ kind: 'stalled' });
    const began = performance.now();
    const { status } = await site.local('POST', '/commands', order);
    t.ok([200, 409].includes(status), 'the hub may not know yet that nobody listens');
    await until(
      'the life of the command to be over',
      () => performance.now() - began > LIFE_MS + 500,
    );
    agent.link.set({ kind: 'open' });
    await doorsReady(site);
    t.equal(await openings(agent), 0, 'the door stayed shut');
  });

  await t.test('from a broker with the keys of the hub: only once, only in time', async (t) => {
    const thief = await openStolenHub(`${site.folder}/hub`, identityOf(agent.dataDir));
    t.teardown(thief.stop);
    agent.link.lead(thief.port);
    const nonce = await freshNonce(thief);
    const text = thief.command({ doorId, nonce });
    await send(thief, text);
    t.equal(await openings(agent), 1, 'the control: a good command opens');
    await send(thief, text);
    await send(thief, thief.command({ doorId, nonce }));
    t.equal(await openings(agent), 0, 'neither the same again nor another over the same nonce');

    const early = await freshNonce(thief);
    const late = thief.command({ doorId, nonce: early });
    const began = performance.now();
    await until('the nonce to be old', () => performance.now() - began > LIFE_MS + 200);
    await send(thief, late);
    t.equal(await openings(agent), 0, 'too late');

    const before = thief.command({ doorId, nonce: await freshNonce(thief) });
    const connections = thief.connections();
    thief.hangUp();
    await until('the agent to come back', () => thief.connections() > connections);
    await freshNonce(thief);
    await send(thief, before);
    t.equal(await openings(agent), 0, 'over a nonce of an earlier connection');

    const kept = thief.command({ doorId, nonce: await freshNonce(thief) });
    const again = thief.connections();
    thief.hangUp();
    await thief.publish('command', kept, true);
    await until('the agent to come back', () => thief.connections() > again);
    await freshNonce(thief);
    t.equal(await openings(agent), 0, 'left behind with the broker for the next connection');
  });

  await t.test('refusals are told to the hub', async (t) => {
    agent.link.lead(site.ports.mqtt);
    await doorsReady(site);
    const told = await until('the refusals in the log', async () => {
      const found = (await site.events()).filter(({ kind }) => kind === 'command.refused');
      return found.length >= 4 && found;
    });
    t.ok(told.every(({ detail }) => detail?.code !== undefined));
  });
});
