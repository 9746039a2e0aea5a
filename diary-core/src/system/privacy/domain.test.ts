import t from 'tap';
import { dueOn, latestDueOn, requestState } from './domain.ts';

t.test('a month runs to the same day of the next month, or to its last one', async (t) => {
  t.equal(dueOn('2026-10-05'), '2026-11-05');
  t.equal(dueOn('2027-01-31'), '2027-02-28');
  t.equal(dueOn('2026-12-15'), '2027-01-15');
  t.equal(latestDueOn('2026-11-30'), '2027-02-28');
});

t.test('a request is late from the day after its last one, until it is answered', async (t) => {
  const request = { dueOn: '2026-11-05', answeredOn: null };
  t.equal(requestState(request, '2026-11-05'), 'open');
  t.equal(requestState(request, '2026-11-06'), 'late');
  t.equal(requestState({ ...request, answeredOn: '2026-12-01' }, '2027-01-01'), 'answered');
});
