import { randomBytes } from 'node:crypto';
import { ROSTER_MAX_BYTES } from '@furtka/core-contract/roster';
import { seal } from '@furtka/core-contract/signed';
import t from 'tap';
import { connectDevice, identityOf } from '../harness/device.ts';
import { doorsReady, type Site, type SiteAgent } from '../harness/site.ts';
import { openStolenHub } from '../harness/stolen-hub.ts';
import { until } from '../harness/until.ts';
import { agentOf, cardOf, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

/** The roster that a site's hub publishes now, as a device of that site gets it. */
const rosterOf = async (site: Site, name: string): Promise<string> => {
  const [doorId] = site.school.doorIds;
  if (doorId === undefined) throw new RangeError('no door');
  const { dataDir } = await site.enrol(name, [doorId]);
  const device = await connectDevice(identityOf(dataDir), site.ports.mqtt);
  try {
    return await until('a roster', () => device.last('roster'));
  } finally {
    await device.stop();
  }
};

/** One bit of the body, far from its ends, is the other one. */
const flipped = (signed: string): string => {
  const bytes = Buffer.from(signed);
  const at = signed.indexOf('\n') + Math.floor((signed.length - signed.indexOf('\n')) / 2);
  bytes[at] = (bytes[at] ?? 0) ^ 1;
  return bytes.toString('latin1');
};

const versionOf = (signed: string): number =>
  JSON.parse(signed.slice(signed.indexOf('\n') + 1)).version;

/** The same roster with a version of its own choice under another signature. */
const forged = (signed: string, key: Parameters<typeof seal>[0]): string => {
  const body = JSON.parse(signed.slice(signed.indexOf('\n') + 1));
  const version = body.version + 1;
  return seal(key, 'roster', JSON.stringify({ ...body, version, cards: [] }));
};

/** Blocks a card in the core and waits until the doors have the roster that says so. */
const blockInCore = async (site: Site, cardId: string): Promise<void> => {
  const office = await site.person('secretariat');
  const { rosterVersion } = await site.state();
  const { status } = await office.post(`/api/v1/cards/${cardId}/block`, { reason: 'zgubiona' });
  if (status !== 200) throw new Error(`block: ${status}`);
  await until('a newer roster', async () => (await site.state()).rosterVersion > rosterVersion);
  await doorsReady(site);
};

const inForce = async (agent: SiteAgent): Promise<number> =>
  (await agent.child().ask<{ rosterVersion: number }>('snapshot')).rosterVersion;

t.test('rosters that are not good', async (t) => {
  const [site, other] = await Promise.all([
    smallSite(t, { agents: 1 }),
    smallSite(t, { agents: 0, key: 'sp12' }),
  ]);
  const agent = agentOf(site, 0);
  const blocked = cardOf(site, 0);
  const older = await rosterOf(site, 'listener-1');
  await blockInCore(site, blocked.id);
  const good = await rosterOf(site, 'listener-2');
  const foreign = await rosterOf(other, 'listener');
  t.ok(versionOf(good) > versionOf(older), 'a later roster came after the block');
  const thief = await openStolenHub(`${site.folder}/hub`, identityOf(agent.dataDir));
  t.teardown(thief.stop);
  const ownKey = { ...thief.hubKey, keyId: /^furtka1 roster (\S+)/.exec(good)?.[1] ?? '' };
  const bad: readonly { what: string; text: string; code: string }[] = [
    { what: 'a flipped bit', text: flipped(good), code: 'signed.bad_signature' },
    { what: 'an older roster', text: older, code: 'roster.older' },
    { what: "another school's", text: foreign, code: 'signed.unknown_key' },
    { what: 'signed by the hub', text: forged(good, thief.hubKey), code: 'signed.unknown_key' },
    { what: "under the core's name", text: forged(good, ownKey), code: 'signed.bad_signature' },
  ];

  await t.test('the hub refuses each and keeps what it has [HUB-07]', async (t) => {
    for (const { what, text } of bad) {
      const { status } = await site.putRoster(text);
      t.ok([409, 422].includes(status), `${what}: ${status}`);
      t.equal((await site.state()).rosterVersion, versionOf(good), 'the good one stays');
    }
    const huge = `${good}${' '.repeat(ROSTER_MAX_BYTES)}`;
    t.ok((await site.putRoster(huge)).status >= 400, 'one beyond all size');
    t.equal((await site.state()).rosterVersion, versionOf(good));
  });

  await t.test(
    'the door refuses each from a broker with the keys of the hub, and the blocked card stays out [DOOR-10, DOOR-12]',
    async (t) => {
      agent.link.lead(thief.port);
      await until('the agent at the false broker', () => thief.states.length > 0);
      for (const { what, text } of bad) {
        const seen = thief.states.length;
        await thief.publish('roster', text, true);
        await until('the next word of the agent', () => thief.states.length > seen);
        t.equal(await inForce(agent), versionOf(good), what);
        t.match(await tapCard(agent, blocked), { reason: 'denied.blocked' });
      }
      const connections = thief.connections();
      await thief.publish('roster', randomBytes(ROSTER_MAX_BYTES + 4096));
      await until('the agent to hang up and come back', () => thief.connections() > connections);
      t.equal(await inForce(agent), versionOf(good), 'one beyond all size');
      t.match(await tapCard(agent, cardOf(site, 1)), { decision: 'granted' });
    },
  );

  await t.test('back at the true hub the refusals are told, each cause once', async (t) => {
    agent.link.lead(site.ports.mqtt);
    await doorsReady(site);
    const codes = await until('the refusals in the log of the hub', async () => {
      const told = await site.events();
      const found = told.flatMap(({ kind, detail }) =>
        kind === 'roster.refused' ? [detail?.code] : [],
      );
      return found.length >= 4 && found;
    });
    t.same(codes.sort(), [...new Set([...bad.map(({ code }) => code), 'roster.too_large'])].sort());
  });
});
