import t from 'tap';
import { monthKey } from './month-keys.ts';
import { swipeOf } from './use-swipe.ts';

t.test('a finger turns the month as a page', async (t) => {
  t.equal(swipeOf(80, 10), 'before');
  t.equal(swipeOf(-80, -30), 'after');
  t.equal(swipeOf(60, 0), undefined, 'too short');
  t.equal(swipeOf(80, 60), undefined, 'scrolling');
});

t.test('arrows and page keys turn the month', async (t) => {
  t.equal(monthKey({ key: 'ArrowLeft' }), 'before');
  t.equal(monthKey({ key: 'PageUp' }), 'before');
  t.equal(monthKey({ key: 'ArrowRight' }), 'after');
  t.equal(monthKey({ key: 'PageDown' }), 'after');
  t.equal(monthKey({ key: 'ArrowLeft', altKey: true }), undefined, 'the browser goes back');
  t.equal(monthKey({ key: 'a' }), undefined);
});
