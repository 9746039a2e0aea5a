import type { Passage } from '@furtka/core-contract/api';
import t from 'tap';
import { type LiveListener, listenLive } from '../harness/live.ts';
import { until } from '../harness/until.ts';
import { agentOf, cardOf, castCard, smallSite, tapCard } from './small-site.ts';

t.setTimeout(120_000);

const BLOCKS = 12;

/** Versions that a stream carried, in its order. */
const versionsOf = (live: LiveListener): number[] =>
  live.events.flatMap(({ id }) => {
    const version = /:([0-9]+)/.exec(id)?.[1];
    return version === undefined ? [] : [Number(version)];
  });

const cardsOf = (live: LiveListener): Set<unknown> =>
  new Set(
    live.events.flatMap(({ event, data }) =>
      event === 'card' && data['state'] === 'blocked' ? [data['cardId']] : [],
    ),
  );

t.test('changes that are made at one time all reach the open pages, in one order', async (t) => {
  const site = await smallSite(t);
  const offices = await Promise.all([
    site.person('secretariat'),
    site.person('secretariat'),
    site.person('secretariat'),
  ]);
  const [office] = offices;
  const cards = Array.from({ length: BLOCKS }, (_, index) => cardOf(site, index + 10));

  await t.test('blocks of three sessions at once, while doors report', async (t) => {
    const live = await listenLive(site.coreUrl, office?.cookie ?? '');
    t.teardown(live.stop);
    const guardian = await site.person('guardian');
    const [inside, sibling] = [castCard(site, 'inside'), castCard(site, 'sibling')];
    const page = await listenLive(site.coreUrl, guardian.cookie);
    t.teardown(page.stop);
    const [taps] = await Promise.all([
      Promise.all([tapCard(agentOf(site, 0), inside), tapCard(agentOf(site, 1), sibling)]),
      ...cards.map(async (card, index) => {
        const answer = await offices[index % offices.length]?.post(
          `/api/v1/cards/${card.id}/block`,
          { reason: 'zgubiona' },
        );
        t.equal(answer?.status, 200);
      }),
    ]);
    await until('every block on the office’s page', () =>
      cards.every(({ id }) => cardsOf(live).has(id)),
    );
    await until('both entries on the guardian’s page', () =>
      taps.every(({ eventId }) =>
        page.events.some(
          ({ event, data }) =>
            event === 'passage' && (data as Partial<Passage>).eventId === eventId,
        ),
      ),
    );
    const versions = versionsOf(live);
    t.same(
      versions,
      [...versions].sort((a, b) => a - b),
      'in the order of their commits',
    );
  });

  await t.test('a page that was away gets what it missed', async (t) => {
    const first = await listenLive(site.coreUrl, office?.cookie ?? '');
    const seen = cardOf(site, 30);
    await office?.post(`/api/v1/cards/${seen.id}/block`, { reason: 'zgubiona' });
    await until('the block', () => cardsOf(first).has(seen.id));
    const lastId = first.events.findLast(({ id }) => id !== '')?.id ?? '';
    first.stop();
    const missed = [31, 32, 33].map((index) => cardOf(site, index));
    await Promise.all(
      missed.map((card) => office?.post(`/api/v1/cards/${card.id}/block`, { reason: 'zgubiona' })),
    );
    const second = await listenLive(site.coreUrl, office?.cookie ?? '', lastId);
    t.teardown(second.stop);
    await until('what was missed', () => missed.every(({ id }) => cardsOf(second).has(id)));
    t.pass('nothing was lost between the two');
  });
});
