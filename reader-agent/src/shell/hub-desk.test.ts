import type { DoorEvent } from '@furtka/core-contract/event';
import t from 'tap';
import { agentConfig, foldOf, startTestAgent } from '../../fixtures/agent.ts';
import { DOOR, door, MONDAY_0900, uuid } from '../../fixtures/roster.ts';
import { makeSchool, signingKey, uidCard } from '../../fixtures/school.ts';
import { startTestHub } from '../../fixtures/test-hub.ts';
import { until } from '../../fixtures/until.ts';

const DAY = 86_400_000;
const school = await makeSchool();
const dir = t.testdir();
school.layFolder(dir);
const hub = await startTestHub(school, { hubTimeUtc: () => clocksNow() });
let clocksNow = (): number => MONDAY_0900;
const agent = await startTestAgent(school, dir, {
  config: agentConfig(dir, { hub: { host: '127.0.0.1', mqttPort: hub.port } }),
});
clocksNow = () => agent.clocks.system.nowMs();
t.teardown(async () => {
  await agent.agent.stop();
  await hub.stop();
});

const settings = foldOf(0);
const cards = [uidCard(1), uidCard(2, { group: 1 })];
const doors = [door({ pulseMs: 100 })];
const signed = (
  changes: Parameters<typeof school.signRoster>[0] = {},
  key = school.coreKey,
): string => school.signRoster({ settings, cards, doors, ...changes }, key);
const applied = async (version: number): Promise<void> => {
  await until(
    `roster ${version} is applied and told`,
    () => hub.states.at(-1)?.rosterVersion === version,
  );
};
const ofKind = (kind: DoorEvent['kind']) => hub.received.filter((event) => event.kind === kind);
const refusedCodes = () => ofKind('roster.refused').map(({ detail }) => detail?.code);

t.test('a roster from the hub rules at once, without a restart [DOOR-12] [HUB-05]', async (t) => {
  await until('the link is up', () => agent.agent.snapshot().isHubUp);
  t.equal(agent.tap(1)?.reason, 'denied.no_roster');
  await hub.roster(signed());
  await applied(1);
  t.equal(agent.tap(1)?.reason, 'granted.window');
  await hub.roster(
    signed({ version: 2, cards: [uidCard(1, { state: 'blocked' }), ...cards.slice(1)] }),
  );
  await applied(2);
  t.equal(agent.tap(1)?.reason, 'denied.blocked');
  await hub.roster(signed({ version: 3 }));
  await applied(3);
  t.equal(agent.tap(1)?.reason, 'granted.window', 'active again');
  t.same(agent.agent.snapshot().troubles, {});
});

t.test(
  'events arrive once, in order, as they were, and leave by their receipt [HUB-09]',
  async (t) => {
    await until('the spool is empty', () => agent.agent.snapshot().spoolDepth === 0);
    t.same(
      hub.received.map(({ seq }) => seq),
      hub.received.map((_, index) => index + 1),
    );
    t.equal(new Set(hub.received.map(({ id }) => id)).size, hub.received.length);
    await until('the clock is sure', () => agent.agent.snapshot().clock === 'sure');
  },
);

t.test(
  "T17: rosters that are not the core's newest for this site are refused, the old one stays",
  async (t) => {
    const flip = (text: string): string =>
      text.replace('"zone":"Europe/Warsaw"', '"zone":"Europe/Wersaw"');
    const attacks: readonly (readonly [string, string | Buffer])[] = [
      ['signed.bad_signature', flip(signed({ version: 9 }))],
      ['signed.unknown_key', signed({ version: 9 }, signingKey('core-9'))],
      ['signed.malformed', 'furtka1 roster'],
      ['roster.older', signed({ version: 1 })],
      ['roster.version_reused', signed({ version: 3, issuedAtUtc: MONDAY_0900 + 1 })],
      ['roster.other_school', signed({ version: 9, schoolId: uuid('SchoolId', 2) })],
      ['roster.other_site', signed({ version: 9, siteId: uuid('SiteId', 2) })],
      ['roster.ahead', signed({ version: 9, issuedAtUtc: MONDAY_0900 + 2 * DAY })],
      ['roster.card_key_unknown', signed({ version: 9, cardKeyId: 'k9' })],
      ['roster.bad_zone', signed({ version: 9, zone: 'Europe/Furtka' })],
      ['roster.malformed', signed({ version: 9, evil: true } as Parameters<typeof signed>[0])],
    ];
    for (const [code, text] of attacks) {
      await hub.roster(text);
      await until(`${code} is written`, () => refusedCodes().includes(code));
      t.equal(agent.agent.snapshot().rosterVersion, 3, code);
      t.equal(agent.tap(2)?.reason, 'granted.staff');
    }
    await hub.roster(attacks[0]?.[1] ?? '');
    await hub.roster(signed({ version: 4 }));
    await applied(4);
    t.same(
      refusedCodes(),
      attacks.map(([code]) => code),
      'each cause once',
    );
  },
);

t.test(
  'the next key is trusted by the present one, and the present one is then over',
  async (t) => {
    const next = signingKey('core-2');
    const { keyId, publicKey } = next;
    await hub.roster(signed({ version: 5, nextKey: { keyId, publicKey } }));
    await applied(5);
    await hub.roster(signed({ version: 6 }, next));
    await applied(6);
    await hub.roster(signed({ version: 7 }));
    await until('the old key is refused', () => refusedCodes().at(-1) === 'signed.unknown_key');
    t.equal(agent.agent.snapshot().rosterVersion, 6);
    school.coreKey = next;
    await hub.roster(signed({ version: 8 }));
    await applied(8);
  },
);

t.test(
  'a block is in force at once and leaves only by a roster that settles it [DOOR-10] [DOOR-12]',
  async (t) => {
    const block = { blockId: uuid('BlockId', 1), cardId: uuid('CardId', 1), atUtc: MONDAY_0900 };
    await hub.deny({ version: 1, entries: [block] }, signingKey('hub-9'));
    await hub.deny({ version: 1, siteId: uuid('SiteId', 2), entries: [block] });
    await until('both are refused', () => refusedCodes().includes('deny: deny.other_site'));
    t.ok(refusedCodes().includes('deny: signed.unknown_key'));
    t.equal(agent.tap(1)?.reason, 'granted.window');
    await hub.deny({ version: 1, entries: [block] });
    await until('it is confirmed', () => hub.states.at(-1)?.denyVersion === 1);
    t.equal(agent.tap(1)?.reason, 'denied.blocked');
    t.equal(agent.tap(1, 'inside')?.reason, 'exit.refused_card');
    await hub.deny({ version: 2, entries: [] });
    await until('the shorter list is there', () => hub.states.at(-1)?.denyVersion === 2);
    t.equal(agent.tap(1)?.reason, 'denied.blocked', 'a list that lacks it does not unblock');
    await hub.roster(signed({ version: 9 }));
    await applied(9);
    t.equal(agent.tap(1)?.reason, 'denied.blocked', 'nor does a roster that does not name it');
    await hub.roster(signed({ version: 10, settledBlocks: [block.blockId] }));
    await applied(10);
    t.equal(agent.tap(1)?.reason, 'granted.window');
    await hub.deny({ version: 3, entries: [block] });
    await until('a late list came', () => hub.states.at(-1)?.denyVersion === 3);
    t.equal(agent.tap(1)?.reason, 'granted.window', 'settled is settled');
  },
);

t.test('a door tells that its fire input is active, and that it is not any more', async (t) => {
  const isFire = (): boolean | undefined => hub.states.at(-1)?.doors[0]?.fire;
  await until('a door at rest says so', () => isFire() === false);
  agent.control.fire(true);
  await until('fire', () => isFire() === true);
  agent.control.fire(false);
  await until('the end of it', () => isFire() === false);
  t.same(agent.agent.snapshot().doors, [
    { doorId: DOOR, state: 'locked', mode: 'normal', fire: false },
  ]);
});

t.test('lockdown, drill and free per door, by version; a late text ends no lockdown', async (t) => {
  const mode = async (
    version: number,
    doorVersion: number,
    name: 'normal' | 'lockdown' | 'drill' | 'free',
  ) => {
    await hub.mode({ version, doors: [{ doorId: DOOR, version: doorVersion, mode: name }] });
    await until(
      `mode text ${version} is confirmed`,
      () => hub.states.at(-1)?.modeVersion === version,
    );
  };
  await mode(1, 1, 'lockdown');
  t.equal(agent.tap(2)?.reason, 'denied.lockdown');
  t.equal(agent.tap(2, 'inside')?.decision, 'granted');
  await mode(2, 0, 'normal');
  t.equal(agent.tap(2)?.reason, 'denied.lockdown', 'an older version of this door');
  await mode(3, 2, 'drill');
  t.equal(agent.tap(2)?.reason, 'granted.staff');
  await mode(4, 3, 'free');
  t.equal(agent.control.relayEnergised('lock'), true);
  t.equal(agent.tap(2)?.reason, 'granted.free');
  await mode(5, 4, 'normal');
  t.equal(agent.control.relayEnergised('lock'), false);
  await until('all changes arrived', () => ofKind('mode.changed').length === 4);
  t.same(
    ofKind('mode.changed').map(({ detail }) => detail?.mode),
    ['lockdown', 'drill', 'free', 'normal'],
  );
  await until('the note of the drill arrived', () =>
    ofKind('tap').some(({ detail }) => detail?.note === 'drill'),
  );
});

t.test(
  'T16: a command opens once, over the nonce of a heartbeat, within five seconds',
  async (t) => {
    const freshNonce = () => hub.states.at(-1)?.nonce ?? '';
    const codes = () => ofKind('command.refused').map(({ detail }) => detail?.code);
    const before = agent.edges.length;
    const nonce = freshNonce();
    await hub.command({ doorId: DOOR, nonce });
    await until('the door opened', () => agent.edges.length === before + 2);
    const opened = ofKind('tap').filter(({ reason }) => reason === 'granted.once');
    await until('it is written', () =>
      ofKind('tap').some(({ reason }) => reason === 'granted.once'),
    );
    t.ok(opened.length <= 1);
    const refused: readonly (readonly [string, () => Promise<void>])[] = [
      ['command.unknown_nonce', () => hub.command({ doorId: DOOR, nonce })],
      [
        'signed.unknown_key',
        () => hub.command({ doorId: DOOR, nonce: freshNonce() }, signingKey('hub-9')),
      ],
      [
        'command.other_agent',
        () => hub.command({ doorId: DOOR, nonce: freshNonce(), agentId: uuid('AgentId', 2) }),
      ],
      ['command.other_door', () => hub.command({ doorId: uuid('DoorId', 7), nonce: freshNonce() })],
      ['command.malformed', () => hub.command({ doorId: DOOR, nonce: 'short' })],
    ];
    for (const [code, attack] of refused) {
      await attack();
      await until(`${code} is written`, () => codes().at(-1) === code);
    }
    const old = freshNonce();
    const since = agent.clocks.monotonicMs();
    await until('five seconds went by', () => agent.clocks.monotonicMs() - since > 5100);
    await hub.command({ doorId: DOOR, nonce: old });
    await until('the late one is refused', () => codes().at(-1) === 'command.late');
    t.equal(agent.edges.length, before + 2, 'none of them moved the relay');
  },
);

t.test('the roster that came is there after a restart, with no hub at all', async (t) => {
  const block = { blockId: uuid('BlockId', 2), cardId: uuid('CardId', 2), atUtc: MONDAY_0900 };
  await hub.deny({ version: 4, entries: [block] });
  await until('it is confirmed', () => hub.states.at(-1)?.denyVersion === 4);
  const { cpSync } = await import('node:fs');
  const copy = t.testdir();
  cpSync(dir, copy, { recursive: true });
  const alone = await startTestAgent(school, copy);
  t.teardown(() => alone.agent.stop());
  t.match(alone.agent.snapshot(), {
    rosterVersion: 10,
    confirmed: { roster: 10, deny: 4, mode: 5 },
  });
  t.equal(alone.tap(1)?.reason, 'granted.window');
  t.equal(alone.tap(2)?.reason, 'denied.blocked');
});
