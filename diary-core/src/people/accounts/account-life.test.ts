import t from 'tap';
import { isInForce, isTooOld } from './account-life.ts';

const open = { state: 'open', fromUtc: null, toUtc: null } as const;

t.test('a membership holds while it is open and within its days', async (t) => {
  t.ok(isInForce(open, 5));
  t.notOk(isInForce({ ...open, state: 'suspended' }, 5));
  t.notOk(isInForce({ ...open, state: 'closed' }, 5));
  t.notOk(isInForce({ ...open, fromUtc: 6 }, 5));
  t.ok(isInForce({ ...open, fromUtc: 5, toUtc: 6 }, 5));
  t.notOk(isInForce({ ...open, fromUtc: 4, toUtc: 5 }, 5), 'the end is not within');
});

t.test('a password is too old from the last day on', async (t) => {
  const day = 86_400_000;
  t.notOk(isTooOld(0, 30, 30 * day - 1));
  t.ok(isTooOld(0, 30, 30 * day));
  t.notOk(isTooOld(0, null, 99 * day), 'where the school does not want it');
  t.notOk(isTooOld(null, 30, 99 * day));
});
