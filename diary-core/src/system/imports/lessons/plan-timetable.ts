import type { SchoolRead } from '../../../kernel/db/handles.ts';
import type { Choices, Item, Plan } from '../plan.ts';
import type { FileTimetable } from '../timetable/file-timetable.ts';
import { planClasses } from './class-items.ts';
import type { TimetableEffects } from './effects.ts';
import { goneCourses } from './gone-courses.ts';
import { judgeHours } from './judge-hours.ts';
import { type LeftLesson, placeLessons } from './place-lessons.ts';
import { resolveNames } from './resolve-names.ts';
import type { SchoolNow } from './school-now.ts';

const leftItem = (labels: ReadonlyMap<string, string>, left: LeftLesson): Item => ({
  key: `lesson:${left.lessonId}:${left.classId}`,
  line: 0,
  title: [labels.get(left.classId), left.subject].filter(Boolean).join(', '),
  state: 'refused',
  faults: [{ column: '', code: left.code, details: {} }],
  changes: [],
  questions: [],
  cells: [],
});

/** Ids that the file says are ours, but that this school never gave: a file of another school. */
const strangeIds = (file: FileTimetable, now: SchoolNow): string[] => {
  const own = new Set(
    [now.classes, now.subjects, now.teachers, now.rooms].flatMap((known) =>
      known.map(({ id }) => id.toLowerCase()),
    ),
  );
  return [file.classes, file.teachers, file.subjects, file.rooms].flatMap((names) =>
    names.flatMap(({ ownId, name }) =>
      /^[0-9a-f-]{36}$/.test(ownId) && !own.has(ownId) ? [name] : [],
    ),
  );
};

const MOST_NAMES = 10;

/** The dry run of a timetable: names first, then lessons, then what each class gets, and what it no longer has. */
export const planTimetable = async (
  read: SchoolRead,
  file: FileTimetable,
  choices: Choices,
  {
    now,
    remembered,
  }: { readonly now: SchoolNow; readonly remembered: Readonly<Record<string, string>> },
): Promise<Plan<TimetableEffects>> => {
  const resolved = resolveNames(file, now, choices, remembered);
  const placed = placeLessons(file, resolved);
  const { labels } = resolved;
  const judged = await judgeHours(read, now, placed.hours, { labels, answers: choices.answers });
  const classes = planClasses(file, now, resolved, { ...placed, hours: judged.hours });
  const gone = goneCourses(now, placed.courses, resolved, choices.answers);
  const strange = strangeIds(file, now);
  return {
    columns: [],
    missing: [],
    items: [
      ...classes.items,
      ...resolved.items,
      ...judged.items,
      ...gone.items,
      ...placed.left.map((left) => leftItem(labels, left)),
    ],
    made: resolved.made,
    remarks: [
      ...file.remarks,
      ...(strange.length === 0
        ? []
        : [{ code: 'strangeIds', names: strange.slice(0, MOST_NAMES), count: strange.length }]),
    ],
    from: now.from,
    effects: {
      yearId: now.year.yearId,
      ...resolved.effects,
      ...classes.effects,
      taught: [...classes.effects.taught, ...gone.ended],
    },
  };
};
