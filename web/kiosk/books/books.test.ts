import type { VisitBody } from '@furtka/hub-contract/kiosk-api';
import t from 'tap';
import { newId } from '../link/new-id.ts';
import { EMPTY_DRAFT, faultsOf, visitOf } from './visit-form.ts';
import { minutesToWithdraw } from './withdrawal.ts';

t.test('a visitor without a name is no entry', async (t) => {
  t.same(faultsOf(EMPTY_DRAFT), { name: 'visit.noName' });
  t.same(faultsOf({ ...EMPTY_DRAFT, name: '   ' }), { name: 'visit.noName' });
  t.same(faultsOf({ ...EMPTY_DRAFT, name: 'Jan Wilk' }), {});
  for (const count of ['0', '1001', '2,5', 'wiele', ''])
    t.same(faultsOf({ ...EMPTY_DRAFT, name: 'Jan', count }), { count: 'visit.badCount' }, count);
});

t.test('what was left empty is left out, and spaces around a text are no text', async (t) => {
  const visitId = newId<VisitBody['visitId']>();
  const plain = visitOf({ ...EMPTY_DRAFT, name: ' Jan Wilk ', host: ' ' }, visitId);
  t.same(plain, { visitId, name: 'Jan Wilk' });
  const whole = visitOf(
    { name: 'Zebranie', host: '4a', purpose: 'x', badge: 'G1', document: 'd', count: '24' },
    visitId,
  );
  t.same(whole, {
    visitId,
    name: 'Zebranie',
    host: '4a',
    purpose: 'x',
    badge: 'G1',
    document: 'd',
    count: 24,
  });
});

t.test('an entry can be taken back for ten minutes', async (t) => {
  t.equal(minutesToWithdraw(0, 0), 10);
  t.equal(minutesToWithdraw(0, 9.5 * 60_000), 1);
  t.equal(minutesToWithdraw(0, 10 * 60_000), 0);
  t.equal(minutesToWithdraw(0, 99 * 60_000), 0);
});
