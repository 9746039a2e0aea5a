import t from 'tap';
import { foldOf, kindsOf } from '../fixtures/agent.ts';
import {
  DAY,
  HOUR,
  PUPILS_CARD,
  present,
  SITE_CODE,
  school,
  start,
  wiegand,
  withWiegand,
} from '../fixtures/attack.ts';
import { door, MONDAY_0900 } from '../fixtures/roster.ts';
import { uidCard } from '../fixtures/school.ts';
import { until } from '../fixtures/until.ts';

// Attacks of docs/threats.md with cards, played at a whole agent, from the reader to the relay.

t.setTimeout(280_000);

t.test('T8: the same number from another site, or in another length, stays outside', async (t) => {
  const agent = await start(t, withWiegand);
  for (const other of [wiegand(13, 345), wiegand(SITE_CODE, 345, 34), wiegand(0, 345)])
    t.equal(present(agent, other), 'denied.unknown');
  t.same(agent.edges, []);
  t.equal(present(agent, PUPILS_CARD), 'granted.window');
});

t.test(
  'T20: the link is down and a card has the right site code: refused, however known the site is',
  async (t) => {
    const agent = await start(t, withWiegand);
    t.equal(agent.agent.snapshot().isHubUp, false, 'no hub answers');
    for (let number = 1; number <= 60; number += 1)
      t.equal(present(agent, wiegand(SITE_CODE, 1_000 + number)), 'denied.unknown');
    // Parts of the enrolled number: its beginning, its end, the number with noughts before it.
    for (const part of ['34', '45', '3450', '0345'])
      t.equal(present(agent, wiegand(SITE_CODE, part)), 'denied.unknown', part);
    t.same(agent.edges, [], 'the relay never moved');
    t.equal(present(agent, PUPILS_CARD), 'granted.window', 'from the last roster');
  },
);

t.test(
  'T20: without a roster, or with one too old, the link down opens nothing for pupils',
  async (t) => {
    const bare = await start(t, undefined);
    for (const credential of [PUPILS_CARD, wiegand(SITE_CODE, 346)])
      t.equal(present(bare, credential), 'denied.no_roster');
    t.same(bare.edges, []);
    const old = await start(t, withWiegand, { systemMs: MONDAY_0900 + 35 * DAY });
    t.equal(present(old, PUPILS_CARD), 'denied.roster_expired');
    t.same(old.edges, []);
  },
);

t.test(
  'T29: one card for three: noted each time, nobody is kept out or in, and the night forgets',
  async (t) => {
    const roster = school.signRoster({
      settings: foldOf(0),
      doors: [door({ pulseMs: 200 })],
      cards: [uidCard(1), uidCard(2, { group: 1 })],
    });
    const agent = await start(t, roster);
    const enter = async (): Promise<string | undefined> => {
      const before = agent.events().length;
      t.equal(agent.tap(1)?.decision, 'granted');
      agent.control.pushLeaf(true);
      await until('the passage is written', () =>
        kindsOf(agent.events().slice(before)).includes('passage=yes'),
      );
      agent.control.pushLeaf(false);
      await until('it is shut again', () => agent.agent.snapshot().doors[0]?.state === 'locked');
      return agent.events().findLast(({ kind }) => kind === 'passage')?.detail?.note;
    };
    t.equal(await enter(), undefined, 'the holder');
    t.equal(await enter(), 'passback.in_again', 'the second behind them');
    t.equal(await enter(), 'passback.in_again', 'the third');
    t.equal(agent.tap(1, 'inside')?.decision, 'granted', 'the way out asks nothing');
    await until('nobody went out', () => kindsOf(agent.events()).includes('tap.unused=no'));
    agent.shift.schoolMs += HOUR;
    agent.shift.systemMs += HOUR;
    t.equal(await enter(), 'passback.in_again', 'the same day, an hour later');
    agent.shift.schoolMs += DAY;
    agent.shift.systemMs += DAY;
    await until('a new day begins empty', async () => (await enter()) === undefined);
    t.equal(await enter(), 'passback.in_again', 'and is counted like the one before');
  },
);
