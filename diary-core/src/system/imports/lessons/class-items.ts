import type { TimetableLesson } from '../../../teaching/timetable/api.ts';
import type { FieldChange, Item } from '../plan.ts';
import type { FileTimetable } from '../timetable/file-timetable.ts';
import type { PlannedCourse, PlannedHour, Ref, TimetableEffects } from './effects.ts';
import type { FileHour } from './place-lessons.ts';
import type { Resolved } from './resolve-names.ts';
import type { SchoolNow } from './school-now.ts';

type Effects = Pick<TimetableEffects, 'versions' | 'courses' | 'taught' | 'homerooms'>;

export interface ClassPlans {
  readonly items: readonly Item[];
  readonly effects: Effects;
}

const textOf = (
  lesson: Pick<
    TimetableLesson | PlannedHour,
    'weekday' | 'period' | 'groupName' | 'subjectId' | 'teacherId' | 'roomId'
  >,
): string =>
  [
    lesson.weekday,
    lesson.period,
    lesson.groupName,
    lesson.subjectId,
    lesson.teacherId,
    lesson.roomId ?? '',
  ].join('|');

const isSame = (one: readonly string[], other: readonly string[]): boolean =>
  one.length === other.length && [...one].sort().join('\n') === [...other].sort().join('\n');

const hourOf = ({ weekday, period, groupName, subjectId, teacherId, roomId }: FileHour) => ({
  weekday,
  period,
  groupName,
  subjectId,
  teacherId,
  roomId,
});

/** What the file changes in one class. */
class ClassPlanner {
  readonly versions: { classId: Ref; lessons: PlannedHour[] }[] = [];
  readonly courses: PlannedCourse[] = [];
  readonly taught: TimetableEffects['taught'][number][] = [];
  readonly homerooms: { classId: Ref; teacherId: Ref }[] = [];
  readonly #now: SchoolNow;
  readonly #labels: ReadonlyMap<Ref, string>;

  constructor(now: SchoolNow, labels: ReadonlyMap<Ref, string>) {
    this.#now = now;
    this.#labels = labels;
  }

  hours(classId: Ref, hours: readonly FileHour[]): FieldChange[] {
    if (hours.length === 0) return [];
    const before = this.#now.lessonsByClass.get(classId) ?? [];
    if (isSame(before.map(textOf), hours.map(textOf))) return [];
    this.versions.push({ classId, lessons: hours.map(hourOf) });
    const count = before.length === 0 ? '' : String(before.length);
    return [{ field: 'lessons', before: count, after: String(hours.length) }];
  }

  course(course: PlannedCourse): FieldChange[] {
    const { classId, subjectId, groupName, teacherIds } = course;
    const { from } = this.#now;
    const known = this.#now.courses.find(
      (each) =>
        each.classId === classId && each.subjectId === subjectId && each.groupName === groupName,
    );
    const names = (ids: readonly string[]): string =>
      ids.map((id) => this.#labels.get(id) ?? '').join(', ');
    const title = [this.#labels.get(subjectId), groupName].filter(Boolean).join(' ');
    const after = [title, names(teacherIds)].filter(Boolean).join(': ');
    if (known === undefined) {
      this.courses.push(course);
      return [{ field: 'course', before: '', after }];
    }
    const present = known.teachers.filter((each) => each.from <= from && (each.to ?? from) >= from);
    const presentIds = present.map(({ teacherId }) => teacherId);
    // A lesson without a teacher says nothing about who teaches it.
    if (teacherIds.length === 0 || isSame(presentIds, teacherIds)) return [];
    this.taught.push({ courseId: known.courseId, version: known.version, teacherIds });
    return [{ field: 'course', before: names(presentIds), after }];
  }

  homeroom(classId: Ref, teacherId: Ref | undefined): FieldChange[] {
    if (teacherId === undefined || this.#now.ledClassIds.has(classId)) return [];
    this.homerooms.push({ classId, teacherId });
    return [{ field: 'homeroom', before: '', after: this.#labels.get(teacherId) ?? '' }];
  }
}

/** One item a class of the file: its lessons, its courses, and who leads it. */
export const planClasses = (
  file: FileTimetable,
  now: SchoolNow,
  { refs, labels }: Resolved,
  {
    hours,
    courses,
  }: { readonly hours: readonly FileHour[]; readonly courses: readonly PlannedCourse[] },
): ClassPlans => {
  const planner = new ClassPlanner(now, labels);
  const leaders = new Map<Ref, Ref>();
  for (const { id, teacherId } of file.classes) {
    const leader = refs.teacher.get(teacherId);
    const classId = refs.schoolClass.get(id);
    if (classId !== undefined && leader !== undefined) leaders.set(classId, leader);
  }
  const items = [...new Set(refs.schoolClass.values())].map((classId): Item => {
    const changes = [
      ...planner.hours(
        classId,
        hours.filter((hour) => hour.classId === classId),
      ),
      ...planner.homeroom(classId, leaders.get(classId)),
      ...courses
        .filter((course) => course.classId === classId)
        .flatMap((course) => planner.course(course)),
    ];
    const isNew = changes.some(({ field, before }) => field === 'lessons' && before === '');
    return {
      key: `plan:${classId}`,
      line: 0,
      title: labels.get(classId) ?? '',
      state: changes.length === 0 ? 'same' : isNew ? 'new' : 'changed',
      faults: [],
      changes,
      questions: [],
      cells: [],
    };
  });
  const { versions, taught, homerooms } = planner;
  return { items, effects: { versions, courses: planner.courses, taught, homerooms } };
};
