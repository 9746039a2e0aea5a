import t from 'tap';
import { asTime, dayShape, doorSpan, faultsOfRows, minutesOf, nextRow, tidyTime } from './bells.ts';

const rows = [
  { number: 1, from: '08:00', to: '08:45' },
  { number: 2, from: '08:55', to: '09:40' },
];

t.test('times are read as they are typed', async (t) => {
  t.equal(minutesOf('8:05'), 485);
  t.equal(minutesOf('24:00'), undefined);
  t.equal(minutesOf(''), undefined);
  for (const typed of ['805', '8.05', ' 08:05 ']) t.equal(tidyTime(typed), '08:05', typed);
  t.equal(tidyTime('8:7'), '8:7');
  t.equal(asTime(485), '08:05');
});

t.test('each lesson says what is wrong with it', async (t) => {
  t.same(faultsOfRows(rows), [undefined, undefined]);
  t.same(faultsOfRows([{ number: 1, from: '08:00', to: '' }]), ['time']);
  t.same(faultsOfRows([{ number: 1, from: '09:00', to: '08:00' }]), ['order']);
  t.same(faultsOfRows([...rows, { number: 3, from: '09:30', to: '10:15' }]).at(-1), 'overlap');
});

t.test('the doors open around the first and the last lesson', async (t) => {
  const margins = { marginBeforeMinutes: 30, marginAfterMinutes: 20 };
  t.same(doorSpan(rows, margins), { from: 450, to: 600 });
  t.equal(doorSpan([], margins), undefined);
  t.same(dayShape(rows, 30).scale, { from: 420, to: 660 });
  t.equal(dayShape(rows).lessons.length, 2);
});

t.test('a new lesson follows the last one and stays within the day', async (t) => {
  t.same(nextRow(rows), { number: 3, from: '09:50', to: '10:35' });
  t.same(nextRow([]), { number: 1, from: '08:00', to: '08:45' });
  t.same(nextRow([{ number: 20, from: '22:50', to: '23:40' }]).to, '23:45');
});
