import type { Random } from '../random.ts';
import { SLOTS, WEEKDAYS, weekdayOfSlot } from './days.ts';

/** One class: its hours, and as many lessons, each a course of its own list. */
export interface ClassProblem {
  readonly slots: readonly number[];
  readonly courses: readonly {
    readonly hours: number;
    readonly teacher: number;
    readonly pool?: number;
  }[];
}

export interface Problem {
  readonly classes: readonly ClassProblem[];
  readonly teachers: number;
  /** Rooms of each kind that several classes share. */
  readonly poolSizes: readonly number[];
}

const CLASH = 100;
const TWICE_A_DAY = 1;
const ROUNDS = 400;
const POLISHING_ROUNDS = 12;
/** Chance to take a change for the worse, so that the search leaves a dead end. */
const WORSE = 0.002;

/** Lessons placed so far, with what each teacher, shared room and day carries. */
class Board {
  readonly lessons: number[][];
  readonly #problem: Problem;
  readonly #teacherAt: Uint8Array;
  readonly #poolAt: Uint8Array;
  readonly #dayOf: Uint8Array[];

  constructor(problem: Problem, random: Random) {
    this.#problem = problem;
    this.#teacherAt = new Uint8Array(problem.teachers * SLOTS);
    this.#poolAt = new Uint8Array(problem.poolSizes.length * SLOTS);
    this.#dayOf = problem.classes.map((each) => new Uint8Array(each.courses.length * WEEKDAYS));
    this.lessons = problem.classes.map(({ courses }) =>
      random.shuffled(
        courses.flatMap(({ hours }, course) => new Array<number>(hours).fill(course)),
      ),
    );
    for (const [classIndex, { slots }] of problem.classes.entries())
      for (const [position, slot] of slots.entries())
        this.#count(classIndex, this.#at(classIndex, position), slot, 1);
  }

  #at(classIndex: number, position: number): number {
    return this.lessons[classIndex]?.[position] ?? 0;
  }

  #count(classIndex: number, course: number, slot: number, step: number): void {
    const each = this.#problem.classes[classIndex]?.courses[course];
    const days = this.#dayOf[classIndex];
    if (each === undefined || days === undefined) return;
    const add = (list: Uint8Array, index: number) => {
      list[index] = (list[index] ?? 0) + step;
    };
    add(this.#teacherAt, each.teacher * SLOTS + slot);
    if (each.pool !== undefined) add(this.#poolAt, each.pool * SLOTS + slot);
    add(days, course * WEEKDAYS + weekdayOfSlot(slot));
  }

  /** What it costs to have this course in this slot, itself not counted (0 = nothing in the way). */
  #costWithout(classIndex: number, course: number, slot: number): number {
    const each = this.#problem.classes[classIndex]?.courses[course];
    if (each === undefined) return 0;
    const teacher = this.#teacherAt[each.teacher * SLOTS + slot] ?? 0;
    const pool = each.pool;
    const crowded =
      pool !== undefined &&
      (this.#poolAt[pool * SLOTS + slot] ?? 0) >= (this.#problem.poolSizes[pool] ?? 0);
    const sameDay = this.#dayOf[classIndex]?.[course * WEEKDAYS + weekdayOfSlot(slot)] ?? 0;
    const spare = each.hours > WEEKDAYS ? Math.ceil(each.hours / WEEKDAYS) - 1 : 0;
    return teacher * CLASH + (crowded ? CLASH : 0) + Math.max(0, sameDay - spare) * TWICE_A_DAY;
  }

  /** What the lesson at a position costs where it is. */
  cost(classIndex: number, position: number): number {
    const slot = this.#problem.classes[classIndex]?.slots[position] ?? 0;
    const course = this.#at(classIndex, position);
    this.#count(classIndex, course, slot, -1);
    const cost = this.#costWithout(classIndex, course, slot);
    this.#count(classIndex, course, slot, 1);
    return cost;
  }

  /** Change of cost if two lessons of a class changed places. */
  gain(classIndex: number, one: number, other: number): number {
    const slots = this.#problem.classes[classIndex]?.slots ?? [];
    const [slotOne = 0, slotOther = 0] = [slots[one], slots[other]];
    const [courseOne, courseOther] = [this.#at(classIndex, one), this.#at(classIndex, other)];
    this.#count(classIndex, courseOne, slotOne, -1);
    this.#count(classIndex, courseOther, slotOther, -1);
    const before =
      this.#costWithout(classIndex, courseOne, slotOne) +
      this.#costWithout(classIndex, courseOther, slotOther);
    const after =
      this.#costWithout(classIndex, courseOne, slotOther) +
      this.#costWithout(classIndex, courseOther, slotOne);
    this.#count(classIndex, courseOne, slotOne, 1);
    this.#count(classIndex, courseOther, slotOther, 1);
    return after - before;
  }

  swap(classIndex: number, one: number, other: number): void {
    const slots = this.#problem.classes[classIndex]?.slots ?? [];
    const lessons = this.lessons[classIndex];
    const [slotOne, slotOther] = [slots[one], slots[other]];
    if (lessons === undefined || slotOne === undefined || slotOther === undefined) return;
    const [courseOne = 0, courseOther = 0] = [lessons[one], lessons[other]];
    this.#count(classIndex, courseOne, slotOne, -1);
    this.#count(classIndex, courseOther, slotOther, -1);
    lessons[one] = courseOther;
    lessons[other] = courseOne;
    this.#count(classIndex, courseOther, slotOne, 1);
    this.#count(classIndex, courseOne, slotOther, 1);
  }

  hasClash(): boolean {
    if (this.#teacherAt.some((count) => count > 1)) return true;
    return this.#poolAt.some(
      (count, at) => count > (this.#problem.poolSizes[Math.floor(at / SLOTS)] ?? 0),
    );
  }
}

/** Moves one lesson to where it and the one it changes places with stand best. */
const improve = (
  board: Board,
  problem: Problem,
  classIndex: number,
  position: number,
  random: Random,
): void => {
  const size = problem.classes[classIndex]?.slots.length ?? 0;
  let best = Number.POSITIVE_INFINITY;
  let places: number[] = [];
  const own = board.lessons[classIndex]?.[position];
  for (let other = 0; other < size; other += 1) {
    if (board.lessons[classIndex]?.[other] === own) continue;
    const gain = board.gain(classIndex, position, other);
    if (gain > best) continue;
    if (gain < best) places = [];
    best = gain;
    places.push(other);
  }
  if (places.length > 0 && (best <= 0 || random.chance(WORSE)))
    board.swap(classIndex, position, random.pick(places));
};

/**
 * Places every lesson of every class in the class's own hours, so that no teacher is wanted twice at one time and no more
 * classes want a kind of shared room than there are.
 *
 * @returns course by class and position of the class's slots; `undefined` when the search found no such plan
 */
export const solve = (
  problem: Problem,
  random: Random,
): readonly (readonly number[])[] | undefined => {
  const board = new Board(problem, random);
  const classes = problem.classes.map((_, index) => index);
  let polishing = 0;
  for (let round = 0; round < ROUNDS && polishing < POLISHING_ROUNDS; round += 1) {
    for (const classIndex of random.shuffled(classes)) {
      const size = problem.classes[classIndex]?.slots.length ?? 0;
      for (let position = 0; position < size; position += 1)
        if (board.cost(classIndex, position) > 0)
          improve(board, problem, classIndex, position, random);
    }
    if (!board.hasClash()) polishing += 1;
  }
  return board.hasClash() ? undefined : board.lessons;
};
