import type { SchoolId, SiteId } from '@furtka/core-contract/ids';
import type { SeedDoor, SeedRoom } from '@furtka/diary-core/seed';
import type { SchoolCalendar } from './calendar.ts';
import { addDays } from './dates.ts';
import { BELLS, FRAMEWORK_PLAN } from './framework-plan.table.ts';
import type { SchoolSize } from './size.ts';
import type { WeekPlan } from './timetable/plan.ts';

export const ZONE = 'Europe/Warsaw';

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

const DOORS: readonly Pick<SeedDoor, 'key' | 'name' | 'oneReaderDirection' | 'isGate'>[] = [
  { key: 'main', name: 'Wejście główne', oneReaderDirection: 'in', isGate: true },
  { key: 'szatnia', name: 'Szatnia', oneReaderDirection: 'in' },
  { key: 'boisko', name: 'Boisko', oneReaderDirection: 'unknown' },
  { key: 'swietlica', name: 'Świetlica', oneReaderDirection: 'out' },
];
const HELD_OPEN_AFTER_MS = 30_000;

/** Classrooms by class, then the rooms that classes share. */
export const roomsOf = (
  { plan, classes, siteId }: { plan: WeekPlan; classes: number; siteId: SiteId },
  idOf: IdOf,
): SeedRoom[] => {
  const many = (kind: string, count: number, nameOf: (index: number) => string): SeedRoom[] =>
    Array.from({ length: count }, (_, index) => ({
      id: idOf(`room/${kind}/${index}`),
      name: nameOf(index),
      siteId,
    }));
  return [
    ...many(
      'home',
      classes,
      (index) => `${Math.floor(index / 12) + 1}${String((index % 12) + 1).padStart(2, '0')}`,
    ),
    ...many('gym', plan.gyms, (index) => `Sala gimnastyczna ${index + 1}`),
    ...many('computers', plan.computerRooms, (index) => `Pracownia komputerowa ${index + 1}`),
  ];
};

/** What a school has before people come: name, site, doors, years, bells, subjects. */
export const frameOf = (options: SchoolOptions, idOf: IdOf) => {
  const { calendar, name, address, pulseMs } = options;
  const { lessonsFrom, lessonsTo, firstTermTo } = calendar;
  const siteId = idOf<SiteId>('site');
  const year = idOf<string>('year');
  const bells = idOf<string>('bells');
  return {
    siteId,
    year,
    school: { id: idOf<SchoolId>('school'), name, address },
    sites: [{ id: siteId, name, zone: ZONE }],
    years: [
      {
        id: year,
        name: calendar.name,
        from: calendar.from,
        to: calendar.to,
        lessonsFrom,
        lessonsTo,
      },
    ],
    terms: [
      { id: idOf<string>('term/1'), yearId: year, ordinal: 1, from: lessonsFrom, to: firstTermTo },
      {
        id: idOf<string>('term/2'),
        yearId: year,
        ordinal: 2,
        from: addDays(firstTermTo, 1),
        to: lessonsTo,
      },
    ],
    daysOff: calendar.daysOff.map((day, index) => ({
      id: idOf<string>(`day-off/${index}`),
      ...day,
    })),
    bells: [{ id: bells, name: 'Dzwonki', periods: BELLS }],
    doors: DOORS.map((door) => ({
      id: idOf<SeedDoor['id']>(`door/${door.key}`),
      siteId,
      ...door,
      heldOpenAfterMs: HELD_OPEN_AFTER_MS,
      ...(pulseMs === undefined ? {} : { pulseMs }),
    })),
    subjects: FRAMEWORK_PLAN.map((subject) => ({
      id: idOf<string>(`subject/${subject.shortName}`),
      name: subject.name,
      shortName: subject.shortName,
    })),
  };
};
