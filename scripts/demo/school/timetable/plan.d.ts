import type { PlannedSubject } from '../framework-plan.table.ts';
import type { Random } from '../random.ts';
import { type Beginning } from './days.ts';
import type { Staffing } from './demand.ts';
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
  readonly room: {
    readonly kind: 'home' | 'gym' | 'computers';
    readonly index: number;
  };
}
export interface WeekPlan {
  readonly lessons: readonly PlannedLesson[];
  readonly gyms: number;
  readonly computerRooms: number;
}
/** A week without a clash. Throws when none was found, which the tests have not seen. */
export declare const planWeek: (
  classes: readonly PlannedClass[],
  staffing: Staffing,
  random: Random,
) => WeekPlan;
