import t from 'tap';
import { windowOn } from './domain.ts';

t.test('only from 1 to 15 September', async (t) => {
  const window = (date: string) => {
    const { isOpen, from, to } = windowOn(date);
    return `${isOpen ? 'open' : 'shut'} ${from} ${to}`;
  };
  t.equal(window('2026-08-31'), 'shut 2026-09-01 2026-09-15');
  t.equal(window('2026-09-01'), 'open 2026-09-01 2026-09-15');
  t.equal(window('2026-09-15'), 'open 2026-09-01 2026-09-15');
  t.equal(window('2026-09-16'), 'shut 2027-09-01 2027-09-15');
  t.equal(window('2027-01-01'), 'shut 2027-09-01 2027-09-15');
});
