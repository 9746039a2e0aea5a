import t from 'tap';
import { absencesOf, planMove } from './domain.ts';

const YEAR = { from: '2026-09-01', to: '2027-08-31' };
const member = (groupId: string, from = '2026-09-01', to: string | null = null) => ({
  memberId: `m-${groupId}-${from}`,
  groupId,
  name: groupId,
  number: 1,
  from,
  to,
});
const group = (groupId: string) => ({ groupId, name: groupId, subjectId: null });

t.test('days outside of a group', async (t) => {
  t.same(absencesOf([], YEAR), [YEAR]);
  t.same(absencesOf([{ from: '2026-09-01', to: null }], YEAR), []);
  t.same(
    absencesOf(
      [
        { from: '2027-01-01', to: null },
        { from: '2025-09-01', to: '2026-09-30' },
      ],
      YEAR,
    ),
    [{ from: '2026-10-01', to: '2026-12-31' }],
  );
  t.same(absencesOf([{ from: '2026-09-01', to: '2026-09-30' }], YEAR), [
    { from: '2026-10-01', to: '2027-08-31' },
  ]);
});

t.test('a move ends, removes, keeps and joins', async (t) => {
  const now = [member('old'), member('both'), member('later', '2026-11-01')];
  const days = {
    from: '2026-10-01',
    dayBefore: '2026-09-30',
    yearFrom: YEAR.from,
    yearTo: YEAR.to,
  };
  const plan = planMove(now, [group('both'), group('new')], new Set(['both', 'new']), days);
  const names = (list: readonly { groupId: string }[]) => list.map(({ groupId }) => groupId);
  t.same(
    [names(plan.ended), names(plan.removed), names(plan.kept), names(plan.joined)],
    [['old'], ['later'], ['both'], ['new']],
  );
  t.same(plan.absences, [
    { groupId: 'old', name: 'old', from: '2026-10-01', to: '2027-08-31' },
    { groupId: 'new', name: 'new', from: '2026-09-01', to: '2026-09-30' },
  ]);
  const onFirst = { ...days, from: YEAR.from, dayBefore: '2026-08-31' };
  t.same(planMove([], [group('new')], new Set(['new']), onFirst).absences, [], 'whole year');
});
