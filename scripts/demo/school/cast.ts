import type { CardState } from '@furtka/core-contract/api';
import type { SchoolSize } from './size.ts';

/**
 * Children whom the demo shows by name. They are in every generated school, so that two schools have pupils of the same name
 * in classes of the same name.
 */
export interface CastChild {
  readonly key: 'inside' | 'sibling' | 'later' | 'lost' | 'blocked';
  readonly grade: number;
  /** Letter of the class by order, 0 = a; a smaller school takes its last one. */
  readonly letter: number;
  readonly firstName: string;
  readonly lastName: string;
  /** Children of one family share their guardians. */
  readonly family: string;
  readonly card: CardState;
  /** Period with which the class begins on Monday. */
  readonly monday?: number;
}

export const CAST: readonly CastChild[] = [
  {
    key: 'inside',
    grade: 4,
    letter: 0,
    firstName: 'Łucja',
    lastName: 'Żak',
    family: 'zak',
    card: 'active',
    monday: 1,
  },
  {
    key: 'sibling',
    grade: 1,
    letter: 0,
    firstName: 'Mikołaj',
    lastName: 'Żak',
    family: 'zak',
    card: 'active',
    monday: 1,
  },
  {
    key: 'later',
    grade: 6,
    letter: 1,
    firstName: 'Jan',
    lastName: 'Wróbel',
    family: 'wrobel',
    card: 'active',
    monday: 4,
  },
  {
    key: 'lost',
    grade: 7,
    letter: 2,
    firstName: 'Oliwia',
    lastName: 'Wąsik',
    family: 'wasik',
    card: 'cancelled',
  },
  {
    key: 'blocked',
    grade: 5,
    letter: 0,
    firstName: 'Tymon',
    lastName: 'Źrebiec',
    family: 'zrebiec',
    card: 'blocked',
  },
];

export interface CastGuardian {
  readonly firstName: string;
  readonly lastName: string;
  readonly relation: 'mother' | 'father';
}

export const CAST_FAMILIES: Readonly<Record<string, readonly CastGuardian[]>> = {
  zak: [
    { firstName: 'Katarzyna', lastName: 'Żak', relation: 'mother' },
    { firstName: 'Tomasz', lastName: 'Żak', relation: 'father' },
  ],
  wrobel: [{ firstName: 'Piotr', lastName: 'Wróbel', relation: 'father' }],
  wasik: [{ firstName: 'Łucja', lastName: 'Wąsik', relation: 'mother' }],
  zrebiec: [
    { firstName: 'Żaneta', lastName: 'Źrebiec', relation: 'mother' },
    { firstName: 'Łukasz', lastName: 'Źrebiec', relation: 'father' },
  ],
};

/** The teacher whom the demo shows. */
export const CAST_TEACHER = { firstName: 'Bożena', lastName: 'Ścibor' } as const;

/** Class of a child of the cast, as an index into `classNames(size)`. */
export const castClassIndex = (child: CastChild, size: SchoolSize): number =>
  (child.grade - 1) * size.classesPerGrade + Math.min(child.letter, size.classesPerGrade - 1);
