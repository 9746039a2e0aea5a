import { createHash } from 'node:crypto';
import type { Brand, PersonId, SchoolId } from '@furtka/core-contract/ids';
import { SCHOOL_A, SCHOOL_B } from '../kernel/testing/kit.ts';
import type { SeedAccount, SeedSchool, SeedStaff } from '../seed-types.ts';

/** The two schools of tests: the same names, numbers and card UIDs in both, other ids. */
export type FixtureKey = 'a' | 'b';

export const FIXTURE_SCHOOLS: Readonly<Record<FixtureKey, SchoolId>> = { a: SCHOOL_A, b: SCHOOL_B };

/** The same id each time for a thing of a school: `fixtureId<'PersonId'>('a', 'lucja')`. */
export const fixtureId = <B extends string>(key: FixtureKey, name: string): Brand<B> => {
  const hex = createHash('sha256').update(`${key}/${name}`).digest('hex');
  const text = `0198${key}000-${hex.slice(0, 4)}-7${hex.slice(4, 7)}-8${hex.slice(7, 10)}-${hex.slice(10, 22)}`;
  return text as Brand<B>;
};

const PERIODS = [
  { number: 1, from: '08:00', to: '08:45' },
  { number: 2, from: '08:55', to: '09:40' },
  { number: 3, from: '09:50', to: '10:35' },
];

const STAFF = [
  { name: 'scibor', firstName: 'Bożena', lastName: 'Ścibor', position: 'teacher' },
  { name: 'lis', firstName: 'Łukasz', lastName: 'Lis', position: 'teacher' },
  { name: 'admin', firstName: 'Ewa', lastName: 'Admin', position: 'office' },
  { name: 'director', firstName: 'Adam', lastName: 'Dyrektor', position: 'management' },
  { name: 'secretary', firstName: 'Zofia', lastName: 'Sekretarz', position: 'office' },
  { name: 'caretaker', firstName: 'Jan', lastName: 'Woźny', position: 'support' },
] as const;

const staffOf = (key: FixtureKey): SeedStaff[] =>
  STAFF.map(({ name, ...member }) => ({
    ...member,
    id: fixtureId<'PersonId'>(key, name),
    employedFrom: '2020-09-01',
  }));

const STUDENTS = [
  { name: 'lucja', firstName: 'Łucja', lastName: 'Żak', className: '4a', numberInClass: 2 },
  { name: 'jan', firstName: 'Jan', lastName: 'Kowalski', className: '4a', numberInClass: 1 },
  { name: 'acki', firstName: 'Łukasz', lastName: 'Ącki', className: '4b', numberInClass: 1 },
] as const;

const guardiansOf = (key: FixtureKey): SeedSchool['guardians'] => {
  const person = (name: string): PersonId => fixtureId<'PersonId'>(key, name);
  return [
    {
      id: person('katarzyna'),
      firstName: 'Katarzyna',
      lastName: 'Żak',
      phone: '+48 600 000 001',
      children: [
        { studentId: person('lucja'), relation: 'mother' },
        { studentId: person('acki'), relation: 'legalGuardian' },
      ],
    },
    {
      id: person('tomasz'),
      firstName: 'Tomasz',
      lastName: 'Żak',
      children: [{ studentId: person('lucja'), relation: 'father', seesPassages: false }],
    },
    {
      id: person('anna'),
      firstName: 'Anna',
      lastName: 'Kowalska',
      children: [{ studentId: person('jan'), relation: 'mother' }],
    },
  ];
};

/** Logins end with the key: they are unique in the whole system. */
const accountsOf = (key: FixtureKey): SeedAccount[] => {
  const account = (
    name: string,
    role: SeedAccount['memberships'][number]['role'],
  ): SeedAccount => ({
    id: fixtureId<'AccountId'>(key, `account/${name}`),
    login: `${name}.${key}`,
    memberships: [{ role, personId: fixtureId<'PersonId'>(key, name) }],
  });
  return [
    account('katarzyna', 'guardian'),
    account('anna', 'guardian'),
    account('lucja', 'student'),
    account('scibor', 'homeroomTeacher'),
    account('admin', 'admin'),
    account('director', 'director'),
    account('secretary', 'secretariat'),
    { ...account('caretaker', 'caretaker'), pin: '246810' },
  ];
};

const lessonsOf = (key: FixtureKey): SeedSchool['timetable']['lessons'] => {
  const lesson = (weekday: number, period: number, className: string, teacher: string) => ({
    id: fixtureId(key, `lesson/${className}/${weekday}/${period}`),
    weekday,
    period,
    classId: fixtureId<'ClassId'>(key, className),
    subjectId: fixtureId(key, 'polish'),
    teacherId: fixtureId<'PersonId'>(key, teacher),
    roomId: fixtureId(key, `room/${className}`),
  });
  return [
    lesson(1, 1, '4a', 'scibor'),
    lesson(1, 2, '4a', 'scibor'),
    lesson(1, 2, '4b', 'lis'),
    lesson(1, 3, '4b', 'lis'),
    lesson(2, 1, '4a', 'scibor'),
  ];
};

/** A whole small school of the school year 2026/27. */
export const fixtureSchool = (key: FixtureKey): SeedSchool => {
  const siteId = fixtureId<'SiteId'>(key, 'site');
  const yearId = fixtureId(key, 'year');
  const bellScheduleId = fixtureId(key, 'bells');
  const year = { from: '2026-09-01', to: '2027-08-31' };
  const lessonDays = { lessonsFrom: '2026-09-01', lessonsTo: '2027-06-25' };
  return {
    school: { id: FIXTURE_SCHOOLS[key], name: `Szkoła ${key.toUpperCase()}` },
    sites: [{ id: siteId, name: 'Budynek główny' }],
    doors: [{ id: fixtureId<'DoorId'>(key, 'door'), siteId, name: 'Wejście główne', key: 'main' }],
    years: [{ id: yearId, name: '2026/2027', ...year, ...lessonDays }],
    terms: [
      { id: fixtureId(key, 'term1'), yearId, ordinal: 1, from: '2026-09-01', to: '2027-01-22' },
      { id: fixtureId(key, 'term2'), yearId, ordinal: 2, from: '2027-01-23', to: '2027-06-25' },
    ],
    daysOff: [
      {
        id: fixtureId(key, 'independence'),
        from: '2026-11-11',
        to: '2026-11-11',
        name: 'Narodowe Święto Niepodległości',
        kind: 'public',
      },
    ],
    workedDays: [],
    bells: [{ id: bellScheduleId, name: 'Dzwonki', periods: PERIODS }],
    classes: ['4a', '4b'].map((name) => ({
      id: fixtureId<'ClassId'>(key, name),
      yearId,
      gradeLevel: 4,
      name,
      bellScheduleId,
      homeroomTeacherId: fixtureId<'PersonId'>(key, name === '4a' ? 'scibor' : 'lis'),
    })),
    subjects: [{ id: fixtureId(key, 'polish'), name: 'Język polski', shortName: 'pol' }],
    rooms: ['4a', '4b'].map((name) => ({
      id: fixtureId(key, `room/${name}`),
      name: `Sala ${name}`,
      siteId,
    })),
    staff: staffOf(key),
    students: STUDENTS.map(({ name, className, ...student }) => ({
      ...student,
      id: fixtureId<'PersonId'>(key, name),
      classId: fixtureId<'ClassId'>(key, className),
      joinedOn: '2023-09-01',
    })),
    guardians: guardiansOf(key),
    cards: [
      {
        id: fixtureId<'CardId'>(key, 'card'),
        uid: '04a1b2c3',
        state: 'active',
        holderId: fixtureId<'PersonId'>(key, 'lucja'),
      },
    ],
    accounts: accountsOf(key),
    timetable: {
      id: fixtureId(key, 'timetable'),
      yearId,
      validFrom: '2026-09-01',
      lessons: lessonsOf(key),
    },
  };
};
