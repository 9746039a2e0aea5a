/**
 * Hours a week by subject and grade.
 *
 * Source: framework plan for primary schools, annex 1 to the regulation of 3 April 2019 (Dz.U. 2019 poz. 639, uniform text
 * Dz.U. 2024 poz. 80); sums printed there for grades 4-8: 24, 25, 25, 32, 31, and 20 hours of early education in grades 1-3.
 * From 1 September 2026 grades 1 and 4 follow a newer plan whose final figures were not at hand: both are taught by this one.
 */
export interface PlannedSubject {
  readonly name: string;
  readonly shortName: string;
  /** Hours a week in grades 1..8. */
  readonly hours: readonly [number, number, number, number, number, number, number, number];
  /** Who can teach it: subjects of one family share their teachers. */
  readonly family: TeacherFamily;
  /** Needs a special room; others are taught in the classroom of the class. */
  readonly room?: 'gym' | 'computers';
}
export type TeacherFamily =
  | 'early'
  | 'polish'
  | 'english'
  | 'german'
  | 'arts'
  | 'history'
  | 'biology'
  | 'geography'
  | 'science'
  | 'mathematics'
  | 'technology'
  | 'sport'
  | 'homeroom';
export declare const FRAMEWORK_PLAN: readonly PlannedSubject[];
/** Lesson times. No outside source: 45 minutes, breaks of 5-20 minutes, as a head sets them. */
export declare const BELLS: readonly {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}[];
