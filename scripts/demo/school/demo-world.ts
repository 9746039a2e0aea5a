import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import { PERSON_ROLES, type Role } from '@furtka/core-contract/roles';
import type { SeedAccount, SeedSchool } from '@furtka/diary-core/seed';
import { firstSchoolMonday } from './calendar.ts';
import { type GeneratedSchool, generateSchool } from './generate.ts';
import { LARGE, SMALL } from './size.ts';

/** Relay time at the demo's doors, ms. */
export const DEMO_PULSE_MS = 3000;
const VOIVODESHIP = 'mazowieckie';

/** What the demo's own school has decided, so that everything can be seen; duty staff do not block cards. */
const MAIN_SETTINGS: NonNullable<SeedSchool['settings']> = {
  photosOnHub: true,
  meetingEntries: true,
  dutyStaffMayBlock: false,
  officePhone: '22 555 03 10',
};

/** A login that the demo prints: one for every role of a person. */
export interface DemoLogin {
  readonly role: Role;
  readonly accountId: AccountId;
  readonly login: string;
  readonly name: string;
}

export interface DemoWorld {
  /** The first school Monday after `today`. */
  readonly monday: string;
  readonly main: GeneratedSchool;
  /** Both schools as the seed takes them, the demo's own first. */
  readonly schools: readonly [SeedSchool, SeedSchool];
  readonly logins: readonly DemoLogin[];
}

const LOGINS: Readonly<Record<string, string>> = {
  student: 'uczen',
  guardian: 'rodzic',
  teacher: 'nauczyciel',
  homeroomTeacher: 'wychowawca',
  counsellor: 'pedagog',
  clubTeacher: 'kolko',
  secretariat: 'sekretariat',
  director: 'dyrektor',
  deputyDirector: 'wicedyrektor',
  admin: 'administrator',
  superadmin: 'operator',
  cardIssuer: 'karty',
  caretaker: 'wozny',
  dutyStaff: 'dyzurka',
  facilitiesManager: 'gospodarz',
  inspection: 'wizytator',
  publisher: 'wydawca',
};
/** Names of those who belong to no school. */
const VISITORS: Readonly<Record<string, string>> = {
  superadmin: 'Operator platformy',
  inspection: 'Wizytator',
  publisher: 'Wydawnictwo',
};

const nameOf = (school: SeedSchool, personId: PersonId | null): string | undefined => {
  const people = [...school.staff, ...school.students, ...school.guardians];
  const person = people.find(({ id }) => id === personId);
  return person === undefined ? undefined : `${person.firstName} ${person.lastName}`;
};

/** Whose account stands for a role: the people of the cast where there are some, else the first who has it. */
const accountFor = (role: Role, { school, employees, castByKey }: GeneratedSchool): SeedAccount => {
  const shown = castByKey.get('inside');
  const guardian = school.guardians.find(({ children }) =>
    children.some(({ studentId }) => studentId === shown),
  );
  const homeroom = school.classes.find(({ id }) =>
    school.students.some((student) => student.id === shown && student.classId === id),
  );
  const teacher = employees.find(({ roles }) => roles.length === 1 && roles[0] === 'teacher');
  const special: Partial<Record<Role, PersonId | undefined>> = {
    student: shown,
    guardian: guardian?.id,
    homeroomTeacher: homeroom?.homeroomTeacherId,
    teacher: teacher?.person.id,
  };
  const wanted = special[role];
  const account = school.accounts.find(({ memberships }) =>
    memberships.some(
      (one) => one.role === role && (wanted === undefined || one.personId === wanted),
    ),
  );
  if (account === undefined) throw new RangeError(`nobody has the role ${role}`);
  return account;
};

/** The guardian of one child in each school: one account, two memberships. */
const shareGuardian = (main: GeneratedSchool, other: SeedSchool): SeedSchool => {
  const inMain = guardianAccount(main.school, main.castByKey.get('later'));
  const here = other.students.find(
    ({ firstName, lastName }) => firstName === 'Jan' && lastName === 'Wróbel',
  );
  const inOther = guardianAccount(other, here?.id);
  if (inMain === undefined || inOther === undefined) return other;
  const accounts = other.accounts.map((account) =>
    account.id === inOther.id ? { ...account, id: inMain.id, login: inMain.login } : account,
  );
  return { ...other, accounts };
};

const guardianAccount = (school: SeedSchool, studentId: PersonId | undefined) => {
  const guardian = school.guardians.find(({ children }) =>
    children.some((child) => child.studentId === studentId),
  );
  return school.accounts.find(({ memberships }) =>
    memberships.some(({ personId }) => personId !== null && personId === guardian?.id),
  );
};

/**
 * The two schools of the demo and who signs in to them.
 *
 * @param seed   same seed and day: the same world
 * @param today  the real day of the school's zone, `YYYY-MM-DD`
 */
export const makeWorld = (seed: string, today: string): DemoWorld => {
  const { monday, calendar } = firstSchoolMonday(today, VOIVODESHIP);
  const common = { seed, calendar, pulseMs: DEMO_PULSE_MS };
  const main = generateSchool({
    ...common,
    size: LARGE,
    key: '',
    name: 'Szkoła Podstawowa nr 3',
    address: 'ul. Szkolna 3, 05-000 Łąki Górne',
  });
  const small = generateSchool({
    ...common,
    size: SMALL,
    key: 'sp12',
    name: 'Szkoła Podstawowa nr 12',
    address: 'ul. Żytnia 12, 05-001 Łąki Dolne',
  });
  const logins = PERSON_ROLES.map((role): DemoLogin => {
    const account = accountFor(role, main);
    const person = account.memberships.find((one) => one.role === role)?.personId ?? null;
    const name = nameOf(main.school, person) ?? VISITORS[role] ?? role;
    return { role, accountId: account.id, login: LOGINS[role] ?? role, name };
  });
  const loginById = new Map(logins.map(({ accountId, login }) => [accountId, login]));
  const accounts = main.school.accounts.map((account) => ({
    ...account,
    login: loginById.get(account.id) ?? account.login,
  }));
  const named = { ...main, school: { ...main.school, accounts, settings: MAIN_SETTINGS } };
  return {
    monday,
    main: named,
    schools: [named.school, shareGuardian(named, small.school)],
    logins,
  };
};
