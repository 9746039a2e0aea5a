import {
  FRAMEWORK_PLAN,
  type PlannedSubject,
  type TeacherFamily,
} from '../framework-plan.table.ts';
import type { Random } from '../random.ts';

/** What one class has to be taught in one subject, and by whom. Classes and teachers are counted from 0. */
export interface Course {
  readonly classIndex: number;
  readonly subject: PlannedSubject;
  readonly hours: number;
  readonly teacher: number;
}

export interface Staffing {
  readonly courses: readonly Course[];
  readonly teachers: number;
  /** Teacher who leads each class. */
  readonly homeroomTeachers: readonly number[];
}

/** Hours a week that a teacher is meant to have, and the most that a family without a better share may give one. */
const FULL_TIME_HOURS = 22;
const MOST_HOURS = 24;

const hoursOf = (subject: PlannedSubject, grade: number): number => subject.hours[grade - 1] ?? 0;

interface Block {
  readonly classIndex: number;
  readonly courses: readonly { readonly subject: PlannedSubject; readonly hours: number }[];
  readonly hours: number;
}

/** Courses of one family in one class stay with one teacher. */
const blocksOf = (family: TeacherFamily, grades: readonly number[]): Block[] => {
  const subjects = FRAMEWORK_PLAN.filter((subject) => subject.family === family);
  return grades
    .map((grade, classIndex) => {
      const courses = subjects
        .map((subject) => ({ subject, hours: hoursOf(subject, grade) }))
        .filter(({ hours }) => hours > 0);
      return { classIndex, courses, hours: courses.reduce((sum, { hours }) => sum + hours, 0) };
    })
    .filter((block) => block.hours > 0);
};

/** Teacher of each block, the largest block first, each to whom has least. */
const spread = (
  blocks: readonly Block[],
  teachers: number,
): { teacherOf: number[]; most: number } => {
  const loads = new Array<number>(teachers).fill(0);
  const teacherOf = blocks.map(({ hours }) => {
    const least = loads.indexOf(Math.min(...loads));
    loads[least] = (loads[least] ?? 0) + hours;
    return least;
  });
  return { teacherOf, most: Math.max(...loads) };
};

/** Shares blocks among as few teachers as full-time hours allow. */
const share = (
  unsorted: readonly Block[],
  firstTeacher: number,
): { courses: Course[]; teachers: number } => {
  const blocks = [...unsorted].sort((a, b) => b.hours - a.hours);
  const total = blocks.reduce((sum, block) => sum + block.hours, 0);
  let teachers = Math.max(1, Math.ceil(total / FULL_TIME_HOURS));
  let found = spread(blocks, teachers);
  while (found.most > MOST_HOURS) {
    teachers += 1;
    found = spread(blocks, teachers);
  }
  const courses = blocks.flatMap(({ classIndex, courses: parts }, index) =>
    parts.map((part) => ({
      classIndex,
      ...part,
      teacher: firstTeacher + (found.teacherOf[index] ?? 0),
    })),
  );
  return { courses, teachers };
};

/** Each class gets a leader among those who teach it most, and nobody leads a second class while another is free. */
const leaders = (courses: readonly Course[], classes: number, random: Random): number[] => {
  const led = new Map<number, number>();
  const chosen: number[] = [];
  for (let classIndex = 0; classIndex < classes; classIndex += 1) {
    const own = courses.filter((course) => course.classIndex === classIndex);
    const candidates = random.shuffled(own).sort((a, b) => b.hours - a.hours);
    const rank = (course: Course) => led.get(course.teacher) ?? 0;
    const fewest = Math.min(...candidates.map(rank));
    const leader = candidates.find((course) => rank(course) === fewest);
    if (leader === undefined) throw new RangeError('a class without lessons has no leader');
    led.set(leader.teacher, fewest + 1);
    chosen.push(leader.teacher);
  }
  return chosen;
};

/** Says who teaches what to whom, for classes of the given grades (1..8). */
export const staffingFor = (grades: readonly number[], random: Random): Staffing => {
  const families = [...new Set(FRAMEWORK_PLAN.map((subject) => subject.family))];
  const courses: Course[] = [];
  let teachers = 0;
  for (const family of families) {
    if (family === 'homeroom') continue;
    const shared = share(blocksOf(family, grades), teachers);
    courses.push(...shared.courses);
    teachers += shared.teachers;
  }
  const homeroomTeachers = leaders(courses, grades.length, random);
  for (const block of blocksOf('homeroom', grades)) {
    const teacher = homeroomTeachers[block.classIndex];
    if (teacher === undefined) continue;
    for (const part of block.courses)
      courses.push({ classIndex: block.classIndex, ...part, teacher });
  }
  return { courses, teachers, homeroomTeachers };
};
