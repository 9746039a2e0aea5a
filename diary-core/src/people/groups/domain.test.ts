import t from 'tap';
import { dayAfter, dayBefore } from '../../school/school-date.ts';
import { laterChanges, mayShareGroup, planMembers, unbroken } from './domain.ts';

t.test('terms must begin and end on the same days', async (t) => {
  const year = [{ from: '2026-09-01', to: '2027-01-22' }];
  t.ok(mayShareGroup([year, [...year]]));
  t.notOk(mayShareGroup([year, [{ from: '2026-09-01', to: '2027-01-23' }]]));
  t.notOk(mayShareGroup([year, []]));
});

const member = (
  id: string,
  studentId: string,
  from: string,
  to: string | null = null,
  number = 1,
) => ({ id, studentId, number, from, to });
const NOTHING = { renumbered: [], ended: [], removed: [], added: [] };

t.test('earlier days stay, with their numbers; later changes stay too', async (t) => {
  const members = [
    member('1', 'a', '2026-09-01'),
    member('2', 'b', '2026-09-01', null, 2),
    member('3', 'c', '2026-11-01'),
    member('4', 'd', '2026-09-01', '2026-09-15'),
  ];
  const on = (wanted: readonly string[], from: string) =>
    planMembers(members, wanted, from, dayBefore);
  t.same(on(['c', 'a'], '2026-10-01'), {
    renumbered: [],
    ended: ['2', '1'],
    removed: [],
    added: [
      { studentId: 'a', number: 2, to: null },
      { studentId: 'c', number: 1, to: '2026-10-31' },
    ],
  });
  t.same(on([], '2026-09-10').ended, ['1', '2', '4'], 'who was held is ended');
  t.same(on([], '2026-09-10').removed, [], 'and nobody is forgotten');
  t.same(on([], '2026-09-01').removed, ['1', '2', '4'], 'the day on which they began is put right');
  t.same(on(['b', 'a'], '2026-09-01').renumbered, [
    { id: '1', number: 2 },
    { id: '2', number: 1 },
  ]);
  t.same(on(['a', 'b'], '2026-09-20'), NOTHING);
  t.same(planMembers([], [], '2026-10-01', dayBefore), NOTHING);
});

t.test('the days on which a list changes later are known', async (t) => {
  const members = [
    member('1', 'a', '2026-09-01', '2026-09-30'),
    member('2', 'b', '2026-10-01'),
    member('3', 'c', '2026-11-02', '2026-11-30'),
  ];
  const after = (date: string) => laterChanges(members, date, dayAfter);
  t.same(after('2026-09-01'), ['2026-10-01', '2026-11-02', '2026-12-01']);
  t.same(after('2026-10-01'), ['2026-11-02', '2026-12-01']);
  t.same(after('2026-12-01'), []);
});

t.test('memberships without a break are one', async (t) => {
  const spans = [
    member('1', 'a', '2026-09-01', '2026-09-30'),
    member('2', 'b', '2026-09-01'),
    member('3', 'a', '2026-10-01', '2026-10-31'),
    member('4', 'a', '2026-11-02'),
  ];
  t.match(
    unbroken(spans, ({ studentId }) => studentId, dayAfter),
    [
      { studentId: 'a', from: '2026-09-01', to: '2026-10-31' },
      { studentId: 'b', from: '2026-09-01', to: null },
      { studentId: 'a', from: '2026-11-02', to: null },
    ],
  );
});
