import { QueryClient } from '@tanstack/react-query';
import t from 'tap';
import type { CardDetail, LiveCard, LivePassage, Passage } from '../../shared/api/wire.ts';
import { createZoneTime } from '../../shared/time/zone-time.ts';
import { applyLive } from './apply-live.ts';

const zone = createZoneTime('Europe/Warsaw');
const passage: LivePassage = {
  studentId: 'child-1',
  eventId: 'event-1',
  doorName: 'Wejście główne',
  direction: 'in',
  occurredAtUtc: Date.parse('2026-11-23T06:52:00Z'),
  opened: 'yes',
  late: false,
};
const told = (event: string, data: unknown) => ({ event, data: JSON.stringify(data), id: 's:1' });

t.test('a passage reaches every open list that covers its day', async (t) => {
  const queries = new QueryClient();
  const week = ['passages', 'child-1', '2026-11-17', '2026-11-23'];
  const month = ['passages', 'child-1', '2026-11-01', '2026-11-30'];
  const before = ['passages', 'child-1', '2026-10-01', '2026-10-31'];
  const other = ['passages', 'child-2', '2026-11-17', '2026-11-23'];
  for (const key of [week, month, before, other]) queries.setQueryData(key, []);
  const applied = applyLive(queries, told('passage', passage), zone, true);
  t.equal(applied?.kind, 'passage');
  const { studentId: _, ...plain } = passage;
  t.same(queries.getQueryData(week), [plain]);
  t.same(queries.getQueryData(month), [plain]);
  t.same(queries.getQueryData(before), []);
  t.same(queries.getQueryData(other), []);
  applyLive(queries, told('passage', passage), zone, true);
  t.equal(queries.getQueryData<Passage[]>(week)?.length, 1);
});

t.test('an entry of the gatehouse that was a mistake leaves the lists of that child', async (t) => {
  const queries = new QueryClient();
  const { studentId: _, ...plain } = passage;
  const [mine, other] = [
    ['passages', 'child-1', '2026-11-01', '2026-11-30'],
    ['passages', 'child-2', '2026-11-01', '2026-11-30'],
  ];
  for (const key of [mine, other]) queries.setQueryData(key, [plain]);
  const gone = { eventId: passage.eventId, studentId: passage.studentId };
  applyLive(queries, told('passageWithdrawn', gone), zone, true);
  t.same(queries.getQueryData(mine), []);
  t.same(queries.getQueryData(other), [plain]);
});

t.test('a card changes in its place and keeps when it was blocked', async (t) => {
  const queries = new QueryClient();
  const card = { cardId: 'card-1', holderId: 'p', holderName: 'Żak Łucja', state: 'active' };
  const list = ['cards', 'school', '', ''];
  const key = ['card', 'school', 'card-1'];
  queries.setQueryData(list, { pages: [{ items: [card] }], pageParams: [''] });
  queries.setQueryData(key, { ...card, className: '4a', history: [] });
  const block = {
    blockId: '0199c0de-0000-7000-8000-000000000000',
    receipts: [{ doorId: 'd1' }, { doorId: 'd2' }],
  };
  const live: LiveCard = {
    cardId: 'card-1',
    holderId: 'p',
    holderName: 'Żak Łucja',
    state: 'blocked',
    block,
  };
  applyLive(queries, told('card', live), zone, true);
  const detail = queries.getQueryData<CardDetail>(key);
  t.equal(detail?.state, 'blocked');
  t.equal(detail?.className, '4a');
  t.equal(detail?.block?.atUtc, 0x0199c0de0000);
  t.match(queries.getQueryData(list), { pages: [{ items: [{ state: 'blocked' }] }] });
  const { block: __, ...unblocked } = { ...live, state: 'active' as const };
  applyLive(queries, told('card', unblocked), zone, true);
  t.equal(queries.getQueryData<CardDetail>(key)?.block, undefined);
});

t.test('an event of a newer server is left alone', async (t) => {
  t.equal(applyLive(new QueryClient(), told('grade', {}), zone, false), undefined);
});

t.test('people, classes and the calendar are read again where they are shown', async (t) => {
  const queries = new QueryClient();
  const stale = (key: readonly string[]) => queries.getQueryState(key)?.isInvalidated;
  const keys = [
    ['people', 'school'],
    ['person', 'school', 'p'],
    ['classes', 'school'],
    ['year', 'school'],
    ['bells', 'school'],
    ['cards', 'school'],
  ];
  for (const key of keys) queries.setQueryData(key, []);
  t.equal(applyLive(queries, told('people', { personId: 'p' }), zone, true), undefined);
  t.same(keys.map(stale), [true, true, true, false, false, false]);
  applyLive(queries, told('calendar', {}), zone, false);
  t.same(keys.map(stale), [true, true, true, true, true, false]);
});
