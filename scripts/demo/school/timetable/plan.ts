import type { PlannedSubject } from '../framework-plan.table.ts';
import type { Random } from '../random.ts';
import { type Beginning, periodOfSlot, SLOTS, slotsFor, weekdayOfSlot } from './days.ts';
import type { Course, Staffing } from './demand.ts';
import { solve } from './solve.ts';

export interface PlannedClass {
  readonly beginning: Beginning;
  /** Period with which Monday begins, where it is fixed. */
  readonly monday?: number;
}

/** One lesson of the week. Rooms: `home` is the classroom of the class, others are counted from 0 in their kind. */
export interface PlannedLesson {
  readonly classIndex: number;
  readonly subject: PlannedSubject;
  readonly teacher: number;
  /** 1 = Monday … 5 = Friday. */
  readonly weekday: number;
  readonly period: number;
  readonly room: { readonly kind: 'home' | 'gym' | 'computers'; readonly index: number };
}

export interface WeekPlan {
  readonly lessons: readonly PlannedLesson[];
  readonly gyms: number;
  readonly computerRooms: number;
}

const KINDS = ['gym', 'computers'] as const;
/** Lessons a week that one shared room takes; above it there is another room. */
const ROOM_HOURS = 24;
const TRIES = 25;

const roomsNeeded = (courses: readonly Course[], kind: (typeof KINDS)[number]): number => {
  const hours = courses
    .filter(({ subject }) => subject.room === kind)
    .reduce((sum, course) => sum + course.hours, 0);
  return Math.max(1, Math.ceil(hours / ROOM_HOURS));
};

const poolOf = (subject: PlannedSubject): number | undefined =>
  subject.room === undefined ? undefined : KINDS.indexOf(subject.room);

/** A week without a clash. Throws when none was found, which the tests have not seen. */
export const planWeek = (
  classes: readonly PlannedClass[],
  staffing: Staffing,
  random: Random,
): WeekPlan => {
  const poolSizes = KINDS.map((kind) => roomsNeeded(staffing.courses, kind));
  const coursesOf = classes.map((_, classIndex) =>
    staffing.courses.filter((course) => course.classIndex === classIndex),
  );
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    const luck = random.branch(`attempt-${attempt}`);
    const problems = classes.map((each, classIndex) => {
      const courses = coursesOf[classIndex] ?? [];
      const hours = courses.reduce((sum, course) => sum + course.hours, 0);
      return {
        slots: slotsFor({ hours, ...each }, luck),
        courses: courses.map(({ hours, teacher, subject }) => {
          const pool = poolOf(subject);
          return { hours, teacher, ...(pool === undefined ? {} : { pool }) };
        }),
      };
    });
    const solution = solve({ classes: problems, teachers: staffing.teachers, poolSizes }, luck);
    if (solution === undefined) continue;
    const [gyms = 1, computerRooms = 1] = poolSizes;
    const slots = problems.map((problem) => problem.slots);
    return { lessons: withRooms(coursesOf, slots, solution), gyms, computerRooms };
  }
  throw new Error(`no timetable without a clash found in ${TRIES} tries`);
};

/** Gives each lesson its room: the classroom, or the next free one of the shared kind. */
const withRooms = (
  coursesOf: readonly (readonly Course[])[],
  slots: readonly (readonly number[])[],
  solution: readonly (readonly number[])[],
): PlannedLesson[] => {
  const taken = KINDS.map(() => new Array<number>(SLOTS).fill(0));
  return solution.flatMap((positions, classIndex) =>
    positions.flatMap((courseIndex, position) => {
      const course = coursesOf[classIndex]?.[courseIndex];
      const slot = slots[classIndex]?.[position];
      if (course === undefined || slot === undefined) return [];
      const pool = taken[poolOf(course.subject) ?? -1];
      const index = pool?.[slot] ?? classIndex;
      if (pool !== undefined) pool[slot] = index + 1;
      const { subject, teacher } = course;
      const room = { kind: subject.room ?? ('home' as const), index };
      return [
        {
          classIndex,
          subject,
          teacher,
          weekday: weekdayOfSlot(slot) + 1,
          period: periodOfSlot(slot),
          room,
        },
      ];
    }),
  );
};
