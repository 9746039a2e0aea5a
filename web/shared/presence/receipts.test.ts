import t from 'tap';
import { instantOfId, receiptRows } from './receipts.ts';

const AT = 1_000_000;

t.test('offline doors come first, confirmed ones tell how long it took', async (t) => {
  const rows = receiptRows(
    [
      { doorId: 'a', doorName: 'Wejście', confirmedAtUtc: AT + 310 },
      { doorId: 'b', doorName: 'Szatnia', online: true },
      { doorId: 'c', doorName: 'Boisko', online: false, lastHeardAtUtc: AT - 60_000 },
      { doorId: 'd', doorName: 'Sala' },
    ],
    AT,
    AT + 1_000,
  );
  t.same(rows, [
    { doorId: 'c', doorName: 'Boisko', state: 'offline', ms: 61_000 },
    { doorId: 'b', doorName: 'Szatnia', state: 'waiting' },
    { doorId: 'd', doorName: 'Sala', state: 'waiting' },
    { doorId: 'a', doorName: 'Wejście', state: 'confirmed', ms: 310 },
  ]);
});

t.test('a time that cannot be is not told', async (t) => {
  const door = { doorId: 'a', doorName: 'Wejście' };
  const before = receiptRows([{ ...door, confirmedAtUtc: AT - 1 }], AT, AT);
  t.same(before, [{ ...door, state: 'confirmed' }]);
  t.same(receiptRows([{ ...door, confirmedAtUtc: AT }], undefined, AT), [
    { ...door, state: 'confirmed' },
  ]);
  t.same(receiptRows([{ ...door, online: false }], AT, AT), [{ ...door, state: 'offline' }]);
});

t.test('a door that confirmed and then went offline has confirmed', async (t) => {
  const door = { doorId: 'a', doorName: 'Boisko', confirmedAtUtc: AT, online: false };
  t.match(receiptRows([door], AT, AT), [{ state: 'confirmed', ms: 0 }]);
});

t.test('only a time-ordered id tells its instant', async (t) => {
  t.equal(instantOfId('0199c0de-0000-7000-8000-000000000000'), 0x0199c0de0000);
  t.equal(instantOfId('0199c0de-0000-4000-8000-000000000000'), undefined);
  t.equal(instantOfId(''), undefined);
});
