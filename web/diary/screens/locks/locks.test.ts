import t from 'tap';
import { type DateLock, overlapsOf } from './lock-queries.ts';

const lock = (over: Partial<DateLock>): DateLock => ({
  lockId: '1',
  from: '2026-10-01',
  to: '2026-10-31',
  kinds: ['grades'],
  classIds: ['4a'],
  reason: '',
  setAtUtc: 0,
  setByName: '',
  liftedAtUtc: null,
  liftedByName: null,
  liftReason: null,
  overlaps: [],
  version: 1,
  ...over,
});
const body = { from: '2026-10-31', to: '2026-11-30', kinds: ['grades' as const], classIds: null };

t.test('what a new lock overlaps is told before it is saved', async (t) => {
  t.same(
    overlapsOf(body, [lock({})], undefined).map(({ lockId }) => lockId),
    ['1'],
  );
  t.same(overlapsOf(body, [lock({})], '1'), [], 'not itself');
  t.same(overlapsOf(body, [lock({ liftedAtUtc: 5 })], undefined), []);
  t.same(overlapsOf({ ...body, from: '2026-11-01' }, [lock({})], undefined), []);
  t.same(overlapsOf({ ...body, classIds: ['5b'] }, [lock({})], undefined), []);
  t.same(overlapsOf({ ...body, kinds: ['lessons'] }, [lock({})], undefined), []);
  t.same(overlapsOf({ ...body, from: '' }, [lock({})], undefined), [], 'no day yet');
});
