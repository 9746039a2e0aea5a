import type { CardState } from '@furtka/core-contract/api';
import type {
  CardId,
  ClassId,
  DoorId,
  PersonId,
  SchoolId,
  SiteId,
} from '@furtka/core-contract/ids';
import type { SchoolTx } from '../kernel/db/handles.ts';
import type { Feature } from '../kernel/feature.ts';
import type { TestKit } from '../kernel/testing/kit.ts';
import { accounts } from '../people/accounts/feature.ts';
import { addGuardians } from '../people/guardians/api.ts';
import { guardians } from '../people/guardians/feature.ts';
import { persons } from '../people/persons/feature.ts';
import { addStaff } from '../people/staff/api.ts';
import { staff } from '../people/staff/feature.ts';
import { addStudents } from '../people/students/api.ts';
import { students } from '../people/students/feature.ts';
import { saveBells } from '../school/calendar/api.ts';
import { calendar } from '../school/calendar/feature.ts';
import { addClasses } from '../school/class-sections/api.ts';
import { classSections } from '../school/class-sections/feature.ts';
import { addSchoolYear } from '../school/school-years/api.ts';
import { schoolYears } from '../school/school-years/feature.ts';
import { createSchool } from '../school/schools/api.ts';
import { schools } from '../school/schools/feature.ts';
import { subjects } from '../school/subjects/feature.ts';
import { units } from '../school/units/feature.ts';
import { cardHints } from './card-hints/feature.ts';
import { enrolCard } from './cards/api.ts';
import { cards } from './cards/feature.ts';
import { putDoor } from './devices/api.ts';
import { devices } from './devices/feature.ts';
import { gatehouse } from './gatehouse/feature.ts';
import { helpCalls } from './help-calls/feature.ts';
import { passages } from './passages/feature.ts';
import { schoolKeys } from './school-keys/feature.ts';

/** Features that the tests of presence need, in order. */
export const presenceFeatures: readonly Feature[] = [
  schools,
  schoolYears,
  subjects,
  calendar,
  units,
  classSections,
  persons,
  students,
  guardians,
  staff,
  schoolKeys,
  devices,
  cards,
  passages,
  cardHints,
  helpCalls,
  gatehouse,
];

const { authenticators: _sessions, ...accountsWithoutSessions } = accounts;

/** With the count of tries of a code by which a hub enrols. */
export const enrolmentFeatures: readonly Feature[] = [...presenceFeatures, accountsWithoutSessions];

/** One school of the fixture world; both have the same names, the same numbers of cards and the same names of doors. */
export interface TestSchool {
  readonly schoolId: SchoolId;
  readonly siteId: SiteId;
  readonly otherSiteId: SiteId;
  /** `main` of the first site, `yard` of the other. */
  readonly mainDoorId: DoorId;
  readonly yardDoorId: DoorId;
  readonly classId: ClassId;
  readonly yearId: string;
  readonly bellScheduleId: string;
  /** Łukasz Żak and Anna Ącka of 4a. */
  readonly lukaszId: PersonId;
  readonly annaId: PersonId;
  readonly teacherId: PersonId;
  /** Guardian of Łukasz alone. */
  readonly guardianId: PersonId;
}

const YEAR = { from: '2026-09-01', to: '2027-08-31', lessonsFrom: '2026-09-01' } as const;

const schooling = async (tx: SchoolTx, school: TestSchool): Promise<void> => {
  await addSchoolYear(tx, {
    yearId: school.yearId,
    name: '2026/2027',
    ...YEAR,
    lessonsTo: '2027-06-25',
    terms: [
      { termId: tx.newId(), ordinal: 1, from: '2026-09-01', to: '2027-01-31' },
      { termId: tx.newId(), ordinal: 2, from: '2027-02-01', to: '2027-08-31' },
    ],
  });
  await saveBells(tx, {
    bellScheduleId: school.bellScheduleId,
    name: 'Dzwonki',
    periods: [
      { number: 1, from: '08:00', to: '08:45' },
      { number: 2, from: '08:55', to: '09:40' },
    ],
  });
  await addClasses(tx, [
    {
      classId: school.classId,
      yearId: school.yearId,
      gradeLevel: 4,
      name: '4a',
      bellScheduleId: school.bellScheduleId,
      siteId: null,
    },
  ]);
};

const people = async (kit: TestKit, tx: SchoolTx, school: TestSchool): Promise<void> => {
  const { classId } = school;
  const joinedOn = YEAR.from;
  await addStudents(tx, kit.services.keys, [
    {
      studentId: school.lukaszId,
      firstName: 'Łukasz',
      lastName: 'Żak',
      classId,
      numberInClass: 2,
      joinedOn,
    },
    {
      studentId: school.annaId,
      firstName: 'Anna',
      lastName: 'Ącka',
      classId,
      numberInClass: 1,
      joinedOn,
    },
  ]);
  await addStaff(tx, [
    {
      staffId: school.teacherId,
      firstName: 'Ewa',
      lastName: 'Łoś',
      position: 'teacher',
      employedFrom: YEAR.from,
    },
  ]);
  await addGuardians(
    tx,
    [
      {
        guardianId: school.guardianId,
        firstName: 'Jan',
        lastName: 'Żak',
        children: [{ studentId: school.lukaszId, relation: 'father' }],
      },
    ],
    YEAR.from,
  );
};

const door = {
  pulseMs: 3000,
  heldOpenAfterMs: 30_000,
  needs: 'uid',
  oneReaderDirection: 'unknown',
} as const;

const places = async (tx: SchoolTx, school: TestSchool): Promise<void> => {
  const zone = 'Europe/Warsaw';
  await tx.insert('site', {
    id: school.siteId,
    name: 'Szkoła',
    zone,
    gate_door_id: null,
    is_retired: false,
    version: 1,
  });
  await tx.insert('site', {
    id: school.otherSiteId,
    name: 'Filia',
    zone,
    gate_door_id: null,
    is_retired: false,
    version: 1,
  });
  await putDoor(tx, {
    ...door,
    doorId: school.mainDoorId,
    siteId: school.siteId,
    name: 'Wejście główne',
    shortName: 'main',
  });
  await putDoor(tx, {
    ...door,
    doorId: school.yardDoorId,
    siteId: school.otherSiteId,
    name: 'Podwórko',
    shortName: 'yard',
  });
};

/** Makes one school of the fixture world. */
export const makeSchool = async (kit: TestKit, schoolId: SchoolId): Promise<TestSchool> => {
  const school: TestSchool = {
    schoolId,
    siteId: kit.newId<'SiteId'>(),
    otherSiteId: kit.newId<'SiteId'>(),
    mainDoorId: kit.newId<'DoorId'>(),
    yardDoorId: kit.newId<'DoorId'>(),
    classId: kit.newId<'ClassId'>(),
    yearId: kit.newId(),
    bellScheduleId: kit.newId(),
    lukaszId: kit.newId<'PersonId'>(),
    annaId: kit.newId<'PersonId'>(),
    teacherId: kit.newId<'PersonId'>(),
    guardianId: kit.newId<'PersonId'>(),
  };
  await kit.db
    .forSchool(schoolId)
    .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'school' } }, async (tx) => {
      await createSchool(tx, { name: 'Szkoła Podstawowa nr 1' });
      await places(tx, school);
      await schooling(tx, school);
      await people(kit, tx, school);
    });
  return school;
};

/** Does something in a school as the test's actor. */
export const inSchool = <R>(
  kit: TestKit,
  school: TestSchool,
  fn: (tx: SchoolTx) => Promise<R>,
): Promise<R> =>
  kit.db
    .forSchool(school.schoolId)
    .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'school' } }, fn);

/** Enrols a card with a UID. */
export const makeCard = async (
  kit: TestKit,
  school: TestSchool,
  card: {
    readonly uid: string;
    readonly holderId: PersonId | null;
    readonly state?: CardState;
  },
): Promise<CardId> => {
  const cardId = kit.newId<'CardId'>();
  const credential = { technology: 'iso14443', uid: card.uid, assurance: 'uid' } as const;
  await inSchool(kit, school, (tx) =>
    enrolCard(
      tx,
      kit.services,
      { cardId, holderId: card.holderId, credential, state: card.state ?? 'active' },
      kit.actor,
    ),
  );
  return cardId;
};
