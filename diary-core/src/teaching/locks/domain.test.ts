import t from 'tap';
import { closes, closesWithin, doOverlap, type LockRange } from './domain.ts';

const lock: LockRange = {
  lockId: '1',
  from: '2026-10-01',
  to: '2027-02-15',
  kinds: ['grades', 'attendance'],
  classIds: ['4a'],
  reason: 'rada',
};

t.test('a lock closes its kinds, its classes and its days, both ends', async (t) => {
  t.ok(closes(lock, 'grades', '4a', '2026-10-01'));
  t.ok(closes(lock, 'attendance', '4a', '2027-02-15'));
  t.notOk(closes(lock, 'grades', '4a', '2026-09-30'));
  t.notOk(closes(lock, 'grades', '4a', '2027-02-16'));
  t.notOk(closes(lock, 'conduct', '4a', '2026-11-01'));
  t.notOk(closes(lock, 'grades', '5b', '2026-11-01'));
  t.ok(closes({ ...lock, classIds: null }, 'grades', '5b', '2026-11-01'), 'all classes');
});

t.test('a range of days is closed where one of them is', async (t) => {
  const within = (from: string, to: string) => closesWithin(lock, 'grades', '4a', { from, to });
  t.ok(within('2026-09-01', '2026-10-01'));
  t.ok(within('2027-02-15', '2027-06-30'));
  t.ok(within('2026-09-01', '2027-06-30'), 'around it');
  t.notOk(within('2026-09-01', '2026-09-30'));
  t.notOk(within('2027-02-16', '2027-06-30'));
  t.notOk(closesWithin(lock, 'lessons', '4a', { from: '2026-09-01', to: '2027-06-30' }));
  t.notOk(closesWithin(lock, 'grades', '5b', { from: '2026-09-01', to: '2027-06-30' }));
});

t.test('two locks overlap where a day, a kind and a class are in both', async (t) => {
  const other = (over: Partial<LockRange>) => doOverlap(lock, { ...lock, lockId: '2', ...over });
  t.ok(other({}));
  t.ok(other({ from: '2027-02-15', to: '2027-06-30' }), 'one common day');
  t.notOk(other({ from: '2027-02-16', to: '2027-06-30' }));
  t.notOk(other({ kinds: ['lessons', 'conduct'] }));
  t.notOk(other({ classIds: ['5b'] }));
  t.ok(other({ classIds: null }));
  t.ok(doOverlap({ ...lock, classIds: null }, { ...lock, classIds: ['5b'] }));
});
