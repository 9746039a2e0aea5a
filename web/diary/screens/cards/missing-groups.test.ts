import t from 'tap';
import { groupedHolders } from './missing-groups.ts';

t.test('people without a card stand by class, staff together', async (t) => {
  const people = [
    { kind: 'student', className: '1a', name: 'a' },
    { kind: 'student', className: '1a', name: 'b' },
    { kind: 'student', name: 'c' },
    { kind: 'staff', name: 'd' },
  ] as const;
  t.same(
    groupedHolders(people).map(({ name, kind, items }) => [name, kind, items.length]),
    [
      ['1a', 'student', 2],
      [undefined, 'student', 1],
      [undefined, 'staff', 1],
    ],
  );
  t.same(groupedHolders([]), []);
});
