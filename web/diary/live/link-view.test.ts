import t from 'tap';
import { viewOfLink } from './link-view.ts';

const at = { now: 100_000, startedAt: 0, schoolNow: 1_000_000, online: true };

t.test('the link is live, old or away, with the time of its last word', async (t) => {
  const heard = { connected: true, heardAt: 95_000 };
  t.same(viewOfLink(heard, at), { state: 'live', sinceUtc: 995_000 });
  t.same(viewOfLink({ connected: true, heardAt: 60_000 }, at), {
    state: 'stale',
    sinceUtc: 960_000,
  });
  t.same(viewOfLink(heard, { ...at, online: false }), { state: 'offline', sinceUtc: 995_000 });
});

t.test('a short loss says nothing yet', async (t) => {
  t.equal(viewOfLink({ connected: false, heardAt: 98_000 }, at).state, 'connecting');
  t.equal(viewOfLink({ connected: false, heardAt: 94_000 }, at).state, 'offline');
  t.equal(viewOfLink({ connected: false }, { ...at, now: 3_000 }).state, 'connecting');
  t.same(viewOfLink({ connected: false }, at), { state: 'offline', sinceUtc: undefined });
});
