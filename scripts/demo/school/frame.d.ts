import type { SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { SeedRoom } from '@furtka/diary-core/seed';
import type { SchoolCalendar } from './calendar.ts';
import type { SchoolSize } from './size.ts';
import type { WeekPlan } from './timetable/plan.ts';
export declare const ZONE = 'Europe/Warsaw';
export interface SchoolOptions {
  /** Same seed, size, calendar and key: the same school, byte by byte. */
  readonly seed: string;
  readonly size: SchoolSize;
  readonly calendar: SchoolCalendar;
  /** Sets the ids of this school apart from another one of the same seed; ends its logins when not empty. */
  readonly key: string;
  readonly name: string;
  readonly address: string;
  /** Relay time of its doors, ms. */
  readonly pulseMs?: number;
}
/** Id of what a name of this school names. */
export type IdOf = <Id extends string>(name: string) => Id;
/** Classrooms by class, then the rooms that classes share. */
export declare const roomsOf: (
  {
    plan,
    classes,
    siteId,
  }: {
    plan: WeekPlan;
    classes: number;
    siteId: SiteId;
  },
  idOf: IdOf,
) => SeedRoom[];
/** What a school has before people come: name, site, doors, years, bells, subjects. */
export declare const frameOf: (
  options: SchoolOptions,
  idOf: IdOf,
) => {
  siteId: SiteId;
  year: string;
  school: {
    id: SchoolId;
    name: string;
    address: string;
  };
  sites: {
    id: SiteId;
    name: string;
    zone: string;
  }[];
  years: {
    id: string;
    name: string;
    from: string;
    to: string;
    lessonsFrom: string;
    lessonsTo: string;
  }[];
  terms: {
    id: string;
    yearId: string;
    ordinal: number;
    from: string;
    to: string;
  }[];
  daysOff: {
    from: string;
    to: string;
    name: string;
    kind: 'public' | 'holiday' | 'school';
    id: string;
  }[];
  bells: {
    id: string;
    name: string;
    periods: readonly {
      readonly number: number;
      readonly from: string;
      readonly to: string;
    }[];
  }[];
  doors: {
    pulseMs?: number;
    heldOpenAfterMs: number;
    name: string;
    key: string;
    oneReaderDirection?: 'in' | 'out' | 'unknown';
    id: import('@furtka/core-contract/ids').DoorId;
    siteId: SiteId;
  }[];
  subjects: {
    id: string;
    name: string;
    shortName: string;
  }[];
};
