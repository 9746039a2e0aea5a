import t from 'tap';
import { mayShareGroup, planMembers } from './domain.ts';

t.test('terms must begin and end on the same days', async (t) => {
  const year = [{ from: '2026-09-01', to: '2027-01-22' }];
  t.ok(mayShareGroup([year, [...year]]));
  t.notOk(mayShareGroup([year, [{ from: '2026-09-01', to: '2027-01-23' }]]));
  t.notOk(mayShareGroup([year, []]));
});

t.test('earlier days stay, later plans are replaced', async (t) => {
  const member = (id: string, studentId: string, from: string, to: string | null = null) => ({
    id,
    studentId,
    number: 1,
    from,
    to,
  });
  const members = [
    member('1', 'a', '2026-09-01'),
    member('2', 'b', '2026-09-01'),
    member('3', 'c', '2026-11-01'),
    member('4', 'd', '2026-09-01', '2026-09-15'),
  ];
  t.same(planMembers(members, ['c', 'a'], '2026-10-01'), {
    renumbered: [{ id: '1', number: 2 }],
    ended: ['2'],
    removed: ['3'],
    added: [{ studentId: 'c', number: 1 }],
  });
  t.same(planMembers([], [], '2026-10-01'), { renumbered: [], ended: [], removed: [], added: [] });
});
