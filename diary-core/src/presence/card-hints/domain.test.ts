import type { CardId, DoorId, EventId, SiteId } from '@furtka/core-contract/ids';
import fc from 'fast-check';
import t from 'tap';
import { hintsOf, type KnownTap } from './domain.ts';

const SECOND = 1000;
const tap = (
  tapId: string,
  over: Partial<Record<'door' | 'site' | 'card' | 'note', string>> = {},
  atMs = 0,
): KnownTap => ({
  tapId: tapId as EventId,
  cardId: (over.card ?? 'card') as CardId,
  holderId: null,
  siteId: (over.site ?? 'school') as SiteId,
  doorId: (over.door ?? 'front') as DoorId,
  occurredAtUtc: 1_000_000 + atMs,
  note: over.note,
});
const kinds = (fresh: readonly KnownTap[], around = fresh): readonly string[] =>
  hintsOf(fresh, around).map((hint) => `${hint.kind} ${hint.tap.tapId}`);

t.test('what a door says of a tap becomes a hint; other words do not', (t) => {
  t.same(kinds([tap('a', { note: 'clone.counter_back' })]), ['counterBack a']);
  t.same(kinds([tap('a', { note: 'drill clone.uid_alone passback.in_again' })]), ['uidAlone a']);
  t.same(kinds([tap('a', { note: 'drill passback.in_again' }), tap('b', {}, SECOND)]), []);
  t.end();
});

t.test('the same card at two doors sooner than one walks', (t) => {
  const front = tap('a');
  const back = (atMs: number) => tap('b', { door: 'back' }, atMs);
  t.same(kinds([front, back(1_999)]), ['twoDoors b']);
  t.same(kinds([front, back(2_000)]), [], 'the doors of one building stand near each other');
  t.same(kinds([front, tap('b', { door: 'gym', site: 'annexe' }, 59_999)]), ['twoDoors b']);
  t.same(kinds([front, tap('b', { door: 'gym', site: 'annexe' }, 60_000)]), []);
  t.same(kinds([front, tap('b', { door: 'back', card: 'other' }, 500)]), [], 'two cards');
  t.same(kinds([front, tap('b', {}, 500)]), [], 'twice at one door');
  t.same(kinds([front], [front, back(500)]), ['twoDoors b'], 'the earlier one is told late');
  t.same(kinds([], [front, back(500)]), [], 'neither is new');
  t.end();
});

t.test('the order in which taps come changes no hint', (t) => {
  const some = fc.array(
    fc.record({ at: fc.nat(5_000), door: fc.constantFrom('front', 'back', 'side') }),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(some, fc.infiniteStream(fc.nat()), (list, order) => {
      const taps = list.map(({ at, door }, index) => tap(`t${index}`, { door }, at));
      const mixed = taps
        .map((one) => ({ one, key: order.next().value ?? 0 }))
        .sort((one, other) => one.key - other.key)
        .map(({ one }) => one);
      t.same(kinds(taps, mixed), kinds(taps, taps));
    }),
    { numRuns: 200 },
  );
  t.end();
});
