import type { PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SeedStaff } from '@furtka/diary-core/seed';
import { CAST_TEACHER } from './cast.ts';
import { FEMALE_NAMES, feminine, MALE_NAMES, SURNAMES } from './names.table.ts';
import type { Random } from './random.ts';

interface Post {
  readonly position: SeedStaff['position'];
  readonly roles: readonly Role[];
  readonly count: number;
  /** Opens however old the roster is. */
  readonly keyholder?: true;
}

/** Who works at a school beside those who give the plan's lessons. */
const POSTS: readonly Post[] = [
  { position: 'management', roles: ['director'], count: 1, keyholder: true },
  { position: 'management', roles: ['deputyDirector'], count: 1 },
  { position: 'office', roles: ['secretariat'], count: 1 },
  // The secretariat's account is one person's (ACCT-47).
  { position: 'office', roles: [], count: 1 },
  { position: 'office', roles: ['admin'], count: 1 },
  { position: 'office', roles: ['cardIssuer'], count: 1 },
  { position: 'specialist', roles: ['counsellor'], count: 2 },
  { position: 'teacher', roles: ['clubTeacher'], count: 1 },
  { position: 'support', roles: ['caretaker'], count: 2, keyholder: true },
  { position: 'support', roles: ['dutyStaff'], count: 3 },
  { position: 'support', roles: ['facilitiesManager'], count: 1, keyholder: true },
];

/** An employee with what a card and an account of theirs must know. */
export interface Employee {
  readonly person: SeedStaff;
  readonly roles: readonly Role[];
  readonly keyholder: boolean;
}

const WOMEN_AMONG_STAFF = 0.78;

const nameOf = (random: Random): { firstName: string; lastName: string } => {
  const surname = random.pick(SURNAMES);
  return random.chance(WOMEN_AMONG_STAFF)
    ? { firstName: random.pick(FEMALE_NAMES), lastName: feminine(surname) }
    : { firstName: random.pick(MALE_NAMES), lastName: surname };
};

/**
 * Everybody who is employed: first the teachers of the plan, in the order of its teacher numbers, then the posts, then as many
 * more (after-school care, library, kitchen, cleaning) as the size asks for.
 */
export const makeStaff = (
  {
    staff,
    teachers,
    leaders,
    employedFrom,
    idOf,
  }: {
    readonly staff: number;
    readonly teachers: number;
    readonly leaders: ReadonlySet<number>;
    readonly employedFrom: string;
    readonly idOf: (name: string) => PersonId;
  },
  random: Random,
): Employee[] => {
  const employ = (position: SeedStaff['position'], roles: readonly Role[], keyholder = false) => {
    const id = idOf(`staff/${employees.length}`);
    employees.push({
      person: { id, ...nameOf(random), position, employedFrom },
      roles,
      keyholder,
    });
  };
  const employees: Employee[] = [];
  for (let index = 0; index < teachers; index += 1)
    employ('teacher', leaders.has(index) ? ['teacher', 'homeroomTeacher'] : ['teacher']);
  for (const { position, roles, count, keyholder } of POSTS)
    for (let index = 0; index < count; index += 1) employ(position, roles, keyholder);
  while (employees.length < staff) {
    const isTeacher = employees.length % 2 === 0;
    employ(isTeacher ? 'teacher' : 'support', isTeacher ? ['teacher'] : []);
  }
  const shown = employees.findIndex(({ roles }) => roles.length === 1 && roles[0] === 'teacher');
  return employees.map((employee, index) =>
    index === shown ? { ...employee, person: { ...employee.person, ...CAST_TEACHER } } : employee,
  );
};
