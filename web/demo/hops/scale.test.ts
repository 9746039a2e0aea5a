import fc from 'fast-check';
import t from 'tap';
import { barOf, scaleOf } from './scale.ts';

t.test('the scale is the smallest round step that holds every time', async (t) => {
  t.equal(scaleOf([]), 50);
  t.equal(scaleOf([0, 12, 50]), 50);
  t.equal(scaleOf([51]), 100);
  t.equal(scaleOf([3100]), 5000);
  t.equal(scaleOf([7200]), 10_000);
});

t.test('a bar never leaves its frame and is never too small to see', async (t) => {
  const ms = fc.double({ min: 0, max: 20_000, noNaN: true });
  fc.assert(
    fc.property(ms, ms, (a, b) => {
      const bar = barOf(a, b, scaleOf([a, b]), 196);
      return bar.x >= 0 && bar.width >= 4 && bar.x + bar.width <= 196.001;
    }),
  );
  t.pass('any two times');
});
