import { randomBytes } from 'node:crypto';
import type { DoorId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SeedCard, SeedSchool } from '@furtka/diary-core/seed';
import { firstSchoolMonday } from '@furtka/scripts/demo/school/calendar';
import { instantOf, wallOf } from '@furtka/scripts/demo/school/dates';
import { idFrom } from '@furtka/scripts/demo/school/random';
import { type GeneratedSchool, generateSchool } from '@furtka/scripts/demo-school';

const ZONE = 'Europe/Warsaw';
const SEED = 'furtka-tests';
/** In the middle of the third period; a class that begins later has no right to be in yet. */
const LESSON_TIME = '10:05';
const LESSON_PERIOD = 3;
const MONDAY = 1;

export interface Login {
  readonly login: string;
  readonly password: string;
  readonly pin?: string;
}

export interface TestSchool {
  readonly school: SeedSchool;
  readonly castByKey: GeneratedSchool['castByKey'];
  readonly doorIds: readonly DoorId[];
  /** Adds to the machine's clock so that it is a school Monday during lessons, ms. */
  readonly offsetMs: number;
  login(role: Role): Login;
  /** Cards of pupils that open the door now, in stable order. */
  readonly pupilCards: readonly SeedCard[];
}

export interface TestSchoolOptions {
  readonly classesPerGrade: number;
  readonly pupilsPerClass: number;
  readonly doors: number;
  /** Relay time, ms. */
  readonly pulseMs: number;
  /** Sets the ids apart from another school of a test. */
  readonly key?: string;
}

const WITH_LOGIN: readonly Role[] = ['admin', 'director', 'secretariat', 'caretaker'];
const PIN = '482913';

/** The accounts of a few people get a password; everybody else has none. */
const withLogins = (generated: GeneratedSchool) => {
  const { school, castByKey } = generated;
  const child = castByKey.get('inside');
  const guardian = school.guardians.find(({ children }) =>
    children.some(({ studentId }) => studentId === child),
  );
  const logins = new Map<Role, Login>();
  const loginFor = (role: Role, login: string): Login => {
    const password = randomBytes(12).toString('base64url');
    const made = { login, password, ...(role === 'caretaker' ? { pin: PIN } : {}) };
    logins.set(role, made);
    return made;
  };
  const accounts = school.accounts.map((account) => {
    const isGuardian = account.memberships.some(
      ({ personId }) => personId !== null && personId === guardian?.id,
    );
    const role = isGuardian
      ? 'guardian'
      : WITH_LOGIN.find((one) => account.memberships.some(({ role: held }) => held === one));
    if (role === undefined || logins.has(role)) return account;
    return { ...account, ...loginFor(role, account.login) };
  });
  return { school: { ...school, accounts }, logins };
};

/** A generated primary school with as many doors as a test wants, on a Monday during lessons. */
export const makeTestSchool = (options: TestSchoolOptions): TestSchool => {
  const { classesPerGrade, pupilsPerClass, doors: count, pulseMs, key = '' } = options;
  const today = wallOf(Date.now(), ZONE).date;
  const { monday, calendar } = firstSchoolMonday(today, 'mazowieckie');
  const generated = generateSchool({
    seed: SEED,
    key,
    calendar,
    size: { classesPerGrade, pupilsPerClass, staff: 34 },
    name: `Szkoła Podstawowa ${key}`.trim(),
    address: 'ul. Szkolna 3, 05-000 Łąki Górne',
    pulseMs,
  });
  const { castByKey } = generated;
  const { school, logins } = withLogins(generated);
  const siteId = school.sites[0]?.id;
  if (siteId === undefined) throw new RangeError('a school has a site');
  const doors = Array.from({ length: count }, (_, index) => ({
    id: idFrom<DoorId>(`${SEED}/${key}`, `test-door/${index}`),
    siteId,
    name: `Drzwi ${index + 1}`,
    key: `door-${index + 1}`,
    pulseMs,
    heldOpenAfterMs: 60_000,
  }));
  const atLessons = new Set(
    school.timetable.lessons
      .filter(({ weekday, period }) => weekday === MONDAY && period <= LESSON_PERIOD)
      .map(({ classId }) => classId),
  );
  const pupils = new Set(
    school.students.filter(({ classId }) => atLessons.has(classId)).map(({ id }) => id),
  );
  return {
    school: { ...school, doors },
    castByKey,
    doorIds: doors.map(({ id }) => id),
    offsetMs: instantOf(monday, LESSON_TIME, ZONE) - Date.now(),
    login: (role) => {
      const login = logins.get(role);
      if (login === undefined) throw new RangeError(`this school has no login for ${role}`);
      return login;
    },
    pupilCards: school.cards.filter(
      ({ state, holderId }) => state === 'active' && holderId !== null && pupils.has(holderId),
    ),
  };
};
