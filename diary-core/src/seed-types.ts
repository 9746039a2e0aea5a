import type { CardState } from '@furtka/core-contract/api';
import type {
  AccountId,
  CardId,
  ClassId,
  DoorId,
  PersonId,
  SchoolId,
  SiteId,
} from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolSettings } from './school/schools/api.ts';

/**
 * A whole school as `seedSchool` takes it: the shape that a generator of schools must make. Every id is a UUID made by the
 * generator. School dates are `YYYY-MM-DD`, both ends of a range included; times are `HH:MM` in the zone of the site;
 * weekdays run from 1 = Monday to 7 = Sunday.
 */
export interface SeedSchool {
  readonly school: { readonly id: SchoolId; readonly name: string; readonly address?: string };
  readonly sites: readonly SeedSite[];
  readonly doors: readonly SeedDoor[];
  readonly years: readonly SeedYear[];
  readonly terms: readonly SeedTerm[];
  readonly daysOff: readonly SeedDayOff[];
  readonly workedDays: readonly SeedWorkedDay[];
  readonly bells: readonly SeedBellSchedule[];
  readonly classes: readonly SeedClass[];
  readonly subjects: readonly SeedSubject[];
  readonly rooms: readonly SeedRoom[];
  readonly staff: readonly SeedStaff[];
  readonly students: readonly SeedStudent[];
  readonly guardians: readonly SeedGuardian[];
  readonly cards: readonly SeedCard[];
  readonly accounts: readonly SeedAccount[];
  readonly timetable: SeedTimetable;
  /** What the school has set for itself; left out: the defaults. */
  readonly settings?: Partial<SchoolSettings>;
}

/** `zone`: IANA name, `Europe/Warsaw` when left out. */
export interface SeedSite {
  readonly id: SiteId;
  readonly name: string;
  readonly zone?: string;
}

/** A door of a site. Times in ms; `pulseMs` 100..60000, `heldOpenAfterMs` 1000..3600000. */
export interface SeedDoor {
  readonly id: DoorId;
  readonly siteId: SiteId;
  readonly name: string;
  /** Short name for the shell, such as `main`; unique in the school; lower-case letters, digits and hyphens. */
  readonly key: string;
  readonly pulseMs?: number;
  readonly heldOpenAfterMs?: number;
  readonly needs?: 'uid' | 'keyed';
  readonly oneReaderDirection?: 'in' | 'out' | 'unknown';
  /** The door beside the gatehouse, opened by entries in its book. */
  readonly isGate?: boolean;
}

/** `from`..`to`: the school year by law, e.g. 2026-09-01..2027-08-31. `lessonsTo`: last day of lessons. */
export interface SeedYear {
  readonly id: string;
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly lessonsFrom: string;
  readonly lessonsTo: string;
}

export interface SeedTerm {
  readonly id: string;
  readonly yearId: string;
  /** 1 or 2. */
  readonly ordinal: number;
  readonly from: string;
  readonly to: string;
}

export interface SeedDayOff {
  readonly id: string;
  readonly from: string;
  readonly to: string;
  readonly name: string;
  readonly kind: 'public' | 'holiday' | 'school';
}

/** A Saturday or Sunday with lessons by the plan of another weekday. */
export interface SeedWorkedDay {
  readonly id: string;
  readonly date: string;
  readonly asWeekday: number;
}

export interface SeedBellSchedule {
  readonly id: string;
  readonly name: string;
  /** In order of number, without overlap. `number` 0..20. */
  readonly periods: readonly {
    readonly number: number;
    readonly from: string;
    readonly to: string;
  }[];
}

export interface SeedClass {
  readonly id: ClassId;
  readonly yearId: string;
  /** 1..8 */
  readonly gradeLevel: number;
  /** As people write it: `4a`. Unique in a year of the school. */
  readonly name: string;
  readonly bellScheduleId: string;
  readonly homeroomTeacherId: PersonId;
  /** Site where the class has its lessons; left out: every site. */
  readonly siteId?: SiteId;
}

export interface SeedSubject {
  readonly id: string;
  readonly name: string;
  /** 1..10 characters, unique in the school. */
  readonly shortName: string;
}

export interface SeedRoom {
  readonly id: string;
  readonly name: string;
  readonly siteId: SiteId;
}

export interface SeedStaff {
  readonly id: PersonId;
  readonly firstName: string;
  readonly lastName: string;
  readonly position: 'teacher' | 'management' | 'office' | 'specialist' | 'support';
  readonly employedFrom: string;
  readonly siteId?: SiteId;
}

/** The id of a student is the id of that person. */
export interface SeedStudent {
  readonly id: PersonId;
  readonly firstName: string;
  readonly lastName: string;
  readonly classId: ClassId;
  /** Number in the class register, 1..99. */
  readonly numberInClass: number;
  readonly joinedOn: string;
  readonly bornOn?: string;
  readonly pesel?: string;
  /** First day on which the student is no longer of the school. */
  readonly leftOn?: string;
  /** Release and pick-up note for the gatehouse, at most 500 signs. */
  readonly gateNote?: string;
  /** Base64 of a JPEG, PNG or WebP of our own, at most 15,000 bytes. */
  readonly photo?: string;
}

export interface SeedGuardian {
  readonly id: PersonId;
  readonly firstName: string;
  readonly lastName: string;
  readonly phone?: string;
  readonly email?: string;
  readonly children: readonly {
    readonly studentId: PersonId;
    readonly relation: 'mother' | 'father' | 'legalGuardian' | 'other';
    /** `true` when left out. */
    readonly seesPassages?: boolean;
  }[];
}

export interface SeedCard {
  readonly id: CardId;
  /** 4, 7 or 10 bytes, lower-case hexadecimal. */
  readonly uid: string;
  readonly state: CardState;
  /** `null`: nobody's yet. */
  readonly holderId: PersonId | null;
  /** Opens however old the roster is. */
  readonly keyholder?: boolean;
}

/**
 * One person's account. The same id in the seeds of two schools is one account with memberships in both; login, password and
 * pin are then taken from the school that is seeded first.
 */
export interface SeedAccount {
  readonly id: AccountId;
  /** Unique in the whole system; 3..120 characters, lower case. */
  readonly login: string;
  readonly memberships: readonly { readonly role: Role; readonly personId: PersonId | null }[];
  /** A final password (not one-time). Left out: no password until one is issued. */
  readonly password?: string;
  /** The same, hashed already: argon2id of any cost. */
  readonly passwordHash?: string;
  /** 6 digits, for `caretaker` and `dutyStaff`; unique among them in the school. */
  readonly pin?: string;
}

export interface SeedTimetable {
  readonly id: string;
  readonly yearId: string;
  /** First school date on which this timetable is in force. */
  readonly validFrom: string;
  readonly lessons: readonly SeedLesson[];
}

/** One lesson of the week. Lessons of two groups of one class may share a time when both carry a `groupName`. */
export interface SeedLesson {
  readonly id: string;
  readonly weekday: number;
  /** Period number of the class's bell schedule. */
  readonly period: number;
  readonly classId: ClassId;
  readonly groupName?: string;
  readonly subjectId: string;
  readonly teacherId: PersonId;
  readonly roomId: string;
}
