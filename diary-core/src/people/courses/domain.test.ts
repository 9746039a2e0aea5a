import t from 'tap';
import { type CourseTeacher, isTarget, planTeachers, targetKey } from './domain.ts';

const teacher = (id: string, from: string, to: string | null = null): CourseTeacher => ({
  id: `row-${id}-${from}`,
  teacherId: id,
  from,
  to,
});
const none = { ended: [], removed: [], reopened: [], added: [] };

t.test('a change of teacher ends one and begins another; what was before stays', async (t) => {
  const lis = teacher('lis', '2026-09-01');
  t.same(planTeachers([lis], ['zak'], '2026-11-02'), {
    ...none,
    ended: [lis.id],
    added: ['zak'],
  });
  t.same(planTeachers([lis], ['lis'], '2026-11-02'), none, 'the same teacher: nothing happens');
  t.same(planTeachers([lis], ['lis', 'zak'], '2026-11-02'), { ...none, added: ['zak'] });
  t.same(planTeachers([lis], [], '2026-11-02'), { ...none, ended: [lis.id] }, 'vacant');
});

t.test('a change that was planned for later is put in place of', async (t) => {
  const before = teacher('lis', '2026-09-01', '2026-11-30');
  const planned = teacher('zak', '2026-12-01');
  t.same(planTeachers([before, planned], ['lis'], '2026-11-02'), {
    ...none,
    removed: [planned.id],
    reopened: [before.id],
  });
  t.same(planTeachers([before, planned], ['nowak'], '2026-12-01'), {
    ...none,
    removed: [planned.id],
    added: ['nowak'],
  });
  const ended = teacher('lis', '2026-09-01', '2026-11-01');
  t.same(planTeachers([ended, teacher('zak', '2026-11-02')], ['lis'], '2026-11-02'), {
    ...none,
    removed: ['row-zak-2026-11-02'],
    reopened: [ended.id],
  });
  const gone = teacher('kos', '2026-09-01', '2026-09-30');
  t.same(planTeachers([gone], ['lis'], '2026-11-02'), { ...none, added: ['lis'] });
});

t.test('a course is taught to a class or to a group', async (t) => {
  const target = { classId: null, groupId: null, groupName: '' };
  t.equal(isTarget(target), false);
  t.equal(isTarget({ ...target, classId: 'c', groupName: 'dz' }), true);
  t.equal(isTarget({ ...target, groupId: 'g' }), true);
  t.equal(isTarget({ ...target, groupId: 'g', groupName: 'dz' }), false);
  t.equal(isTarget({ ...target, classId: 'c', groupId: 'g' }), false);
  t.equal(targetKey({ ...target, classId: 'c', groupName: ' dz ' }), 'class:c:dz');
  t.equal(targetKey({ ...target, groupId: 'g' }), 'group:g');
  t.equal(targetKey({ ...target, groupId: 'g' }, 'extra'), 'extra:group:g', 'beside the lessons');
});
