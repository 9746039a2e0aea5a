import type { Random } from '../random.ts';
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
/**
 * Places every lesson of every class in the class's own hours, so that no teacher is wanted twice at one time and no more
 * classes want a kind of shared room than there are.
 *
 * @returns course by class and position of the class's slots; `undefined` when the search found no such plan
 */
export declare const solve: (
  problem: Problem,
  random: Random,
) => readonly (readonly number[])[] | undefined;
