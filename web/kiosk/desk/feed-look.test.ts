import type { FeedRow } from '@furtka/hub-contract/kiosk-desk';
import t from 'tap';
import { causeKey } from './cause-key.ts';
import { answerTo, feedLook, heldFeed, nobodyOf } from './feed-look.ts';

const row = (change: Partial<FeedRow>): FeedRow => ({
  eventId: 'e1' as FeedRow['eventId'],
  atUtc: 1_000_000,
  kind: 'passage',
  hasPhoto: false,
  direction: 'in',
  mayLetIn: false,
  late: false,
  ...change,
});
const rows = (...ids: string[]) => ids.map((id) => row({ eventId: id as FeedRow['eventId'] }));
const MINUTE = 60_000;

t.test('a line of the feed is told by its word and sign', async (t) => {
  const wordOf = (kind: FeedRow['kind'], direction: FeedRow['direction']) =>
    feedLook({ kind, direction }).word;
  t.equal(wordOf('passage', 'in'), 'feed.in');
  t.equal(wordOf('passage', 'unknown'), 'feed.unknown');
  t.equal(wordOf('gate', 'out'), 'feed.out');
  t.equal(wordOf('refused', 'in'), 'feed.refused');
  t.equal(wordOf('unused', 'in'), 'feed.unused');
  t.equal(wordOf('letIn', 'in'), 'feed.letIn');
  t.equal(wordOf('visit', 'in'), 'feed.visitIn');
  t.equal(wordOf('visit', 'out'), 'feed.visitOut');
});

t.test('a door that was opened by hand is no unknown card', async (t) => {
  t.equal(nobodyOf('refused'), 'feed.nobody');
  t.equal(nobodyOf('passage'), 'feed.nobody');
  t.equal(nobodyOf('unused'), 'feed.opening');
  t.equal(nobodyOf('letIn'), 'feed.opening');
});

t.test('a refused tap is answered while somebody stands at the door', async (t) => {
  const doorId = 'd1' as NonNullable<FeedRow['doorId']>;
  const refused = row({ kind: 'refused', doorId, mayLetIn: true });
  t.equal(answerTo(refused, refused.atUtc + MINUTE), 'letIn');
  t.equal(answerTo(refused, refused.atUtc + 11 * MINUTE), 'none', 'gone by now');
  t.equal(answerTo({ ...refused, mayLetIn: false }, refused.atUtc), 'office', 'a blocked card');
  const { doorId: _door, ...nowhere } = refused;
  t.equal(answerTo(nowhere, refused.atUtc), 'none', 'no door is known');
  t.equal(answerTo(row({}), 1_000_000), 'none', 'nobody was refused');
});

t.test('nothing moves under a finger: new rows wait above the held one', async (t) => {
  const feed = rows('new2', 'new1', 'held', 'old');
  t.same(heldFeed(feed, 'held'), { rows: rows('held', 'old'), waiting: 2 });
  t.same(heldFeed(feed, undefined), { rows: feed, waiting: 0 });
  t.same(heldFeed(feed, 'new2'), { rows: feed, waiting: 0 }, 'nothing new');
  t.same(heldFeed(feed, 'fallen out'), { rows: feed, waiting: 0 }, 'too old to be held');
});

t.test('a cause that this page does not know is another one', async (t) => {
  t.equal(causeKey('card.lost'), 'cause.card.lost');
  t.equal(causeKey('late'), 'cause.late');
  t.equal(causeKey('of.next.year'), 'cause.other');
});
