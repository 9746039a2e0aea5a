import { type PlannedSubject } from '../framework-plan.table.ts';
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
/** Says who teaches what to whom, for classes of the given grades (1..8). */
export declare const staffingFor: (grades: readonly number[], random: Random) => Staffing;
