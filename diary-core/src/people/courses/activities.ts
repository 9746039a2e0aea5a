/**
 * Kinds of activity (STRUCT-07). A `lesson` is a compulsory one of the core curriculum, held with a class or with a group of its classes;
 * the others are no lessons of a class and are held with groups of their own, of one pupil too.
 */
export const ACTIVITY_KINDS = ['lesson', 'individual', 'extra', 'club', 'other'] as const;
export type ActivityKind = (typeof ACTIVITY_KINDS)[number];

/** Registers, one for each kind: what is written about a course is kept in that of its kind. */
export const REGISTERS = [
  'lessonRegister',
  'individualRegister',
  'extraRegister',
  'clubRegister',
  'otherRegister',
] as const;
export type Register = (typeof REGISTERS)[number];

interface Activity {
  readonly register: Register;
  /** Whether it may be held with a whole class or a part of it that keeps no list. */
  readonly isOfClass: boolean;
}

export const ACTIVITIES: Readonly<Record<ActivityKind, Activity>> = {
  lesson: { register: 'lessonRegister', isOfClass: true },
  /** Individual teaching. */
  individual: { register: 'individualRegister', isOfClass: false },
  /** Such as remedial classes, help with learning, interests. */
  extra: { register: 'extraRegister', isOfClass: false },
  /** After-school club. */
  club: { register: 'clubRegister', isOfClass: false },
  other: { register: 'otherRegister', isOfClass: false },
};
