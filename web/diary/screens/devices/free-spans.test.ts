import t from 'tap';
import { areSpansGood, MOST_SPANS, nextSpan, type Span, sortedSpans } from './free-spans.ts';

const span = (weekday: number, from: string, to: string): Span => ({ weekday, from, to });

t.test('several hours a day, in the order of the week', async (t) => {
  const typed = [span(3, '14:00', '15:00'), span(1, '07:30', '08:00'), span(3, '07:30', '08:00')];
  t.same(sortedSpans(typed), [typed[1], typed[2], typed[0]]);
  t.equal(areSpansGood(typed), true);
  t.equal(areSpansGood([span(1, '07:00', '08:00'), span(1, '08:00', '09:00')]), true, 'they touch');
  t.equal(areSpansGood([span(5, '22:00', '01:00')]), true, 'past midnight');
});

t.test('what does not fit is refused', async (t) => {
  const wrong: readonly (readonly Span[])[] = [
    [],
    [span(1, '8:00', '09:00')],
    [span(1, '08:00', '08:00')],
    [span(1, '24:00', '08:00')],
    [span(1, '07:00', '08:00'), span(1, '07:59', '09:00')],
    Array.from({ length: MOST_SPANS + 1 }, (_, at) => {
      const hour = String(10 + Math.floor(at / 7)).padStart(2, '0');
      return span(1 + (at % 7), `${hour}:00`, `${hour}:30`);
    }),
  ];
  for (const spans of wrong) t.equal(areSpansGood(spans), false);
});

t.test('one more is a copy of the last on the next day', async (t) => {
  t.same(nextSpan([]), span(1, '07:30', '08:00'));
  t.same(nextSpan([span(2, '14:00', '15:00')]), span(3, '14:00', '15:00'));
  t.equal(nextSpan([span(7, '14:00', '15:00')]).weekday, 7);
});
