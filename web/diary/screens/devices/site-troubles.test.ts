import t from 'tap';
import type { SiteAgent, SiteDoor, SiteHealth } from '../../data/admin-queries.ts';
import { boxName, troublesOf } from './site-troubles.ts';

const NOW = Date.parse('2026-11-23T07:00:00Z');
const DAY_MS = 86_400_000;

const door = (over: Partial<SiteDoor> = {}): SiteDoor => ({
  doorId: 'door-1',
  siteId: 'site',
  name: 'Wejście główne',
  shortName: 'main',
  pulseMs: 3000,
  heldOpenAfterMs: 30_000,
  needs: 'uid',
  oneReaderDirection: 'in',
  version: 1,
  online: true,
  isUnconfirmed: false,
  ...over,
});
const agent = (over: Partial<SiteAgent> = {}): SiteAgent => ({
  agentId: 'agent-1',
  name: 'wejście',
  doorIds: ['door-1'],
  online: true,
  lastHeardAtUtc: NOW,
  rosterVersion: NOW - DAY_MS,
  denyVersion: 0,
  modeVersion: 0,
  spoolDepth: 0,
  lostCount: 0,
  clock: 'sure',
  certificateEndsAtUtc: NOW + 700 * DAY_MS,
  readers: [{ readerId: 'in', online: true }],
  ...over,
});
const hub = {
  hubId: 'hub',
  enrolledAtUtc: NOW - DAY_MS,
  online: true,
  lastHeardAtUtc: NOW,
  eventsWaiting: 0,
  hasGap: false,
};
const site = (over: Partial<SiteHealth> = {}): SiteHealth => ({
  siteId: 'site',
  name: 'Szkoła',
  zone: 'Europe/Warsaw',
  atUtc: NOW,
  rosterVersion: NOW - DAY_MS,
  hub,
  quarantined: 0,
  agents: [agent()],
  doors: [door()],
  ...over,
});
const codes = (over: Partial<SiteHealth>) => troublesOf(site(over)).map(({ code }) => code);
const atBox = (over: Partial<SiteAgent>) => codes({ agents: [agent(over)] });

t.test('a site where all is well has nothing to tell', async (t) => {
  t.same(troublesOf(site()), []);
  const { hub: _hub, ...empty } = site({ doors: [], agents: [] });
  t.same(troublesOf(empty), [], 'a site without doors needs no hub');
});

t.test('of a silent hub only that is told, and since when', async (t) => {
  const silent = site({
    hub: { ...hub, online: false, lastHeardAtUtc: NOW - 60_000 },
    agents: [agent({ online: false, lostCount: 4 })],
  });
  t.same(troublesOf(silent), [{ code: 'hub.silent', grave: true, since: NOW - 60_000 }]);
  const { lastHeardAtUtc: _heard, ...unheard } = { ...hub, online: false };
  t.same(codes({ hub: unheard }), ['hub.unheard']);
  const { hub: _hub, ...without } = site({ agents: [] });
  t.same(
    troublesOf(without).map(({ code }) => code),
    ['hub.none'],
  );
  t.match(troublesOf({ ...without, hubRevokedAtUtc: NOW }), [{ code: 'hub.revoked', grave: true }]);
});

t.test('a box tells what is wrong with it', async (t) => {
  t.same(atBox({ online: false, clock: 'unsure' }), ['box.silent'], 'the rest is old');
  t.same(atBox({ lostCount: 2 }), ['events.lost']);
  t.same(atBox({ diskPermille: 899 }), []);
  t.same(atBox({ diskPermille: 900 }), ['box.disk']);
  t.same(atBox({ diskPermille: 950, diskReadOnly: true }), ['box.readOnly'], 'the graver alone');
  const deaf = site({ agents: [agent({ relaysFailing: ['door-1'] })] });
  t.same(troublesOf(deaf), [{ code: 'door.relay', grave: true, what: 'Wejście główne' }]);
  t.same(atBox({ clock: 'unsure' }), ['clock.unsure']);
  t.same(atBox({ spoolDepth: 100 }), []);
  t.same(atBox({ spoolDepth: 101 }), ['events.waiting']);
  t.same(atBox({ readers: [{ readerId: 'out', online: false }] }), ['reader.silent']);
  t.same(atBox({ certificateEndsAtUtc: NOW + 29 * DAY_MS }), ['certificate.soon']);
  t.same(atBox({ certificateEndsAtUtc: NOW }), ['certificate.over']);
});

t.test('a roster grows old, and one that did not arrive is told apart', async (t) => {
  t.same(atBox({ rosterVersion: NOW - DAY_MS - 1 }), ['roster.behind']);
  t.same(atBox({ rosterVersion: NOW - 8 * DAY_MS }), ['roster.stale']);
  t.same(atBox({ rosterVersion: 0 }), ['roster.expired'], 'a box without any');
  const onItsWay = { rosterVersion: NOW - 1000, agents: [agent()] };
  t.same(codes(onItsWay), [], 'a new one needs a moment');
});

t.test('grave troubles come first', async (t) => {
  const all = troublesOf(
    site({
      quarantined: 3,
      hub: { ...hub, hasGap: true, eventsWaiting: 400 },
      agents: [agent({ clock: 'unsure', lostCount: 1 })],
      doors: [door({ isUnconfirmed: true }), door({ doorId: 'door-2', name: 'Boisko' })],
    }),
  );
  t.same(
    all.map(({ code }) => code),
    [
      'events.lost',
      'door.unconfirmed',
      'clock.unsure',
      'door.unserved',
      'events.aside',
      'log.gap',
      'events.waiting',
    ],
  );
  t.match(
    all.find(({ code }) => code === 'door.unserved'),
    { what: 'Boisko', count: 1 },
  );
});

t.test('a box without a name is called by its doors', async (t) => {
  const { name: _name, ...nameless } = agent();
  t.equal(boxName(site(), nameless), 'Wejście główne');
  const [silent] = troublesOf(site({ agents: [agent({ online: false })] }));
  t.equal(silent?.what, 'Wejście główne (wejście)', 'in a sentence by both');
});

t.test('a hot box and a reader with damaged frames are told, a few frames are not', async (t) => {
  const reader = (badFrames: number) => ({
    readers: [{ readerId: 'in', online: true, badFrames }],
  });
  t.same(atBox(reader(49)), []);
  t.same(atBox(reader(50)), ['reader.noisy']);
  t.same(atBox({ temperatureDeciC: 799 }), []);
  t.same(atBox({ temperatureDeciC: 800 }), ['box.hot']);
  t.same(atBox({ online: false, temperatureDeciC: 900 }), ['box.silent'], 'what it said is old');
});

t.test('a machine that grows full or hot is told before it stops', async (t) => {
  const machine = (given: object) => codes({ hub: { ...hub, machine: given } });
  t.same(machine({ temperatureDeciC: 799, diskPermille: 899, databasePermille: 899 }), []);
  t.same(machine({ temperatureDeciC: 800, diskPermille: 900, databasePermille: 900 }), [
    'hub.disk',
    'hub.database',
    'hub.hot',
  ]);
  t.same(machine({}), [], 'what was not measured is no trouble');
});
