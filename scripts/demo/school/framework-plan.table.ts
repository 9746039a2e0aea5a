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

export const FRAMEWORK_PLAN: readonly PlannedSubject[] = [
  {
    name: 'Edukacja wczesnoszkolna',
    shortName: 'EWC',
    hours: [20, 20, 20, 0, 0, 0, 0, 0],
    family: 'early',
  },
  { name: 'Język polski', shortName: 'POL', hours: [0, 0, 0, 5, 5, 5, 5, 5], family: 'polish' },
  { name: 'Język angielski', shortName: 'ANG', hours: [0, 0, 0, 3, 3, 3, 3, 3], family: 'english' },
  { name: 'Język niemiecki', shortName: 'NIE', hours: [0, 0, 0, 0, 0, 0, 2, 2], family: 'german' },
  { name: 'Muzyka', shortName: 'MUZ', hours: [0, 0, 0, 1, 1, 1, 1, 0], family: 'arts' },
  { name: 'Plastyka', shortName: 'PLA', hours: [0, 0, 0, 1, 1, 1, 1, 0], family: 'arts' },
  { name: 'Historia', shortName: 'HIS', hours: [0, 0, 0, 1, 2, 2, 2, 2], family: 'history' },
  {
    name: 'Wiedza o społeczeństwie',
    shortName: 'WOS',
    hours: [0, 0, 0, 0, 0, 0, 0, 2],
    family: 'history',
  },
  { name: 'Przyroda', shortName: 'PRZ', hours: [0, 0, 0, 2, 0, 0, 0, 0], family: 'biology' },
  { name: 'Geografia', shortName: 'GEO', hours: [0, 0, 0, 0, 1, 1, 2, 1], family: 'geography' },
  { name: 'Biologia', shortName: 'BIO', hours: [0, 0, 0, 0, 1, 1, 2, 1], family: 'biology' },
  { name: 'Chemia', shortName: 'CHE', hours: [0, 0, 0, 0, 0, 0, 2, 2], family: 'science' },
  { name: 'Fizyka', shortName: 'FIZ', hours: [0, 0, 0, 0, 0, 0, 2, 2], family: 'science' },
  { name: 'Matematyka', shortName: 'MAT', hours: [0, 0, 0, 4, 4, 4, 4, 4], family: 'mathematics' },
  {
    name: 'Informatyka',
    shortName: 'INF',
    hours: [0, 0, 0, 1, 1, 1, 1, 1],
    family: 'technology',
    room: 'computers',
  },
  { name: 'Technika', shortName: 'TEC', hours: [0, 0, 0, 1, 1, 1, 0, 0], family: 'technology' },
  {
    name: 'Wychowanie fizyczne',
    shortName: 'WF',
    hours: [0, 0, 0, 4, 4, 4, 4, 4],
    family: 'sport',
    room: 'gym',
  },
  {
    name: 'Edukacja dla bezpieczeństwa',
    shortName: 'EDB',
    hours: [0, 0, 0, 0, 0, 0, 0, 1],
    family: 'geography',
  },
  {
    name: 'Zajęcia z wychowawcą',
    shortName: 'WYC',
    hours: [0, 0, 0, 1, 1, 1, 1, 1],
    family: 'homeroom',
  },
];

/** Lesson times. No outside source: 45 minutes, breaks of 5-20 minutes, as a head sets them. */
export const BELLS: readonly {
  readonly number: number;
  readonly from: string;
  readonly to: string;
}[] = [
  { number: 1, from: '08:00', to: '08:45' },
  { number: 2, from: '08:55', to: '09:40' },
  { number: 3, from: '09:50', to: '10:35' },
  { number: 4, from: '10:45', to: '11:30' },
  { number: 5, from: '11:50', to: '12:35' },
  { number: 6, from: '12:45', to: '13:30' },
  { number: 7, from: '13:40', to: '14:25' },
  { number: 8, from: '14:30', to: '15:15' },
  { number: 9, from: '15:20', to: '16:05' },
];
