import t from 'tap';
import { actOf, movedBy } from './grid-keys.ts';

const shape = { weekdays: [1, 2, 3, 4, 5], periods: [0, 1, 2, 3] };
const at = { weekday: 2, period: 1 };
const plain = { ctrlKey: false, metaKey: false, altKey: false };

t.test('arrows move by one and stop at the edge', async (t) => {
  const go = (key: string, ctrlKey = false) => movedBy(at, { key, ctrlKey }, shape);
  t.strictSame(go('ArrowLeft'), { weekday: 1, period: 1 });
  t.strictSame(go('ArrowRight', true), { weekday: 5, period: 1 });
  t.strictSame(go('ArrowDown'), { weekday: 2, period: 2 });
  t.strictSame(go('ArrowUp', true), { weekday: 2, period: 0 });
  t.strictSame(go('Home'), { weekday: 1, period: 1 });
  t.strictSame(go('End'), { weekday: 5, period: 1 });
  t.strictSame(movedBy({ weekday: 5, period: 3 }, { key: 'ArrowDown' }, shape), {
    weekday: 5,
    period: 3,
  });
  t.equal(go('a'), undefined);
});

t.test('letters begin to type, Ctrl copies, pastes and takes back', async (t) => {
  t.equal(actOf({ ...plain, key: 'ś' }), 'type');
  t.equal(actOf({ ...plain, key: 'Enter' }), 'edit');
  t.equal(actOf({ ...plain, key: 'Delete' }), 'clear');
  t.equal(actOf({ ...plain, key: 'c', ctrlKey: true }), 'copy');
  t.equal(actOf({ ...plain, key: 'V', metaKey: true }), 'paste');
  t.equal(actOf({ ...plain, key: 'z', ctrlKey: true }), 'undo');
  t.equal(actOf({ ...plain, key: 'x', altKey: true }), undefined);
  t.equal(actOf({ ...plain, key: 'Tab' }), undefined);
});
