import type { PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { features } from '../src/features.ts';
import { personsWithin } from '../src/kernel/access/scope.ts';
import type { SchoolRead } from '../src/kernel/db/handles.ts';
import type { Caller } from '../src/kernel/testing/caller.ts';
import { openKit, type TestKit } from '../src/kernel/testing/kit.ts';
import { schoolToday } from '../src/school/schools/api.ts';
import { type FixtureKey, fixtureId, fixtureSchool } from '../src/seed/fixture-school.ts';
import { seedSchool } from '../src/seed.ts';

const PUPILS_PER_CLASS = 25;
const CLASSES = ['4a', '4b'] as const;
const REQUESTS = 400;
const WARM_UP = 50;
const KEY: FixtureKey = 'a';

/** What the right costs of one request, by who asks. */
export interface AccessFigure {
  readonly role: Role;
  /** Middle of the whole request in the process: guard, handler, answer, without a network; ms. */
  readonly requestMs: number;
  /** Middle of the permission check alone; ms. */
  readonly checkMs: number;
  /** Middle of asking the database whom the right reaches (own class, own children); 0 where it reaches the whole school; ms. */
  readonly scopeMs: number;
  /** Check and scope of the request, %. */
  readonly sharePercent: number;
}

const bigSchool = () => {
  const school = fixtureSchool(KEY);
  const more = CLASSES.flatMap((name) =>
    Array.from({ length: PUPILS_PER_CLASS - 2 }, (_none, index) => ({
      id: fixtureId<'PersonId'>(KEY, `pupil/${name}/${index}`),
      ...{ firstName: 'Jan', lastName: `Nowak ${name} ${index}`, numberInClass: index + 3 },
      ...{ classId: fixtureId<'ClassId'>(KEY, name), joinedOn: '2023-09-01' },
    })),
  );
  return { ...school, students: [...school.students, ...more] };
};

/** Middle of the times of so many acts: other work on the machine lengthens some of them, not the middle one. */
const middleMs = async (act: () => Promise<unknown>): Promise<number> => {
  for (let round = 0; round < WARM_UP; round += 1) await act();
  const times: number[] = [];
  for (let round = 0; round < REQUESTS; round += 1) {
    const began = process.hrtime.bigint();
    await act();
    times.push(Number(process.hrtime.bigint() - began) / 1e6);
  }
  return times.sort((a, b) => a - b)[REQUESTS >> 1] ?? 0;
};

const figureOf = async (
  kit: TestKit,
  caller: Caller,
  role: Role,
  { path, permission }: { readonly path: string; readonly permission: string },
): Promise<AccessFigure> => {
  const { access, db } = kit.services;
  const school = db.forSchool(kit.schoolA);
  const check = () => {
    const scope = access.scope(caller.principal, kit.schoolA, permission);
    if (scope === undefined) throw new Error(`${role} has no ${permission}`);
    return scope;
  };
  const requestMs = await middleMs(async () => {
    const reply = await caller.get(`/api/v1${path}`);
    if (reply.statusCode !== 200) throw new Error(`${path}: ${reply.body}`);
  });
  const checkMs = await middleMs(async () => check());
  const scope = check();
  // Every request of the register asks the school's date; a handle asks for its zone once, whoever needs it first.
  const today = (read: SchoolRead) => schoolToday(read, kit.services.clocks);
  const emptyMs = await middleMs(() => school.read(today));
  const reachMs = await middleMs(() =>
    school.read(async (read) => {
      await today(read);
      return personsWithin(read, scope);
    }),
  );
  const scopeMs = Math.max(0, reachMs - emptyMs);
  return {
    ...{ role, requestMs, checkMs, scopeMs },
    sharePercent: (100 * (checkMs + scopeMs)) / requestMs,
  };
};

/** Measures on SQLite in a temporary folder what permission check and scope add to reading the list of students. */
export const benchAccess = async (): Promise<AccessFigure[]> => {
  const kit = await openKit('sqlite', { features, ownSignIn: true });
  try {
    await seedSchool(kit.services, bigSchool());
    const as = (role: Role, name: string) =>
      kit.signIn([
        { schoolId: kit.schoolA, role, personId: fixtureId<'PersonId'>(KEY, name) as PersonId },
      ]);
    const list = { path: '/students', permission: 'student.read' };
    return [
      await figureOf(kit, as('director', 'director'), 'director', list),
      await figureOf(kit, as('homeroomTeacher', 'scibor'), 'homeroomTeacher', list),
      await figureOf(kit, as('guardian', 'katarzyna'), 'guardian', list),
    ];
  } finally {
    await kit.stop();
  }
};
