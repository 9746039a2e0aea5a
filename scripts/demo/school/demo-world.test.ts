import { PERSON_ROLES } from '@furtka/core-contract/roles';
import t from 'tap';
import { makeDemoAccounts, withPasswords } from './demo-accounts.ts';
import { makeWorld } from './demo-world.ts';

const world = makeWorld('furtka', '2026-11-21');
const { school } = world.main;
let next = 1;
const draw = (end: number): number => {
  next = (next * 48_271) % 2_147_483_647;
  return next % end;
};

t.test('there is one login for every role of a person', async (t) => {
  t.same(
    world.logins.map(({ role }) => role),
    PERSON_ROLES,
  );
  t.equal(new Set(world.logins.map(({ login }) => login)).size, PERSON_ROLES.length);
  const accounts = makeDemoAccounts(world.logins, draw);
  t.ok(accounts.every(({ role, pin }) => (pin !== undefined) === /caretaker|dutyStaff/.test(role)));
  const seeded = withPasswords(school, accounts).accounts.filter((each) => each.password);
  t.equal(seeded.length, PERSON_ROLES.length, 'everybody else has no password');
});

t.test('the children of the demo’s guardian may come in at the demo’s start', async (t) => {
  t.equal(world.monday, '2026-11-23');
  const login = world.logins.find(({ role }) => role === 'guardian');
  const account = school.accounts.find(({ id }) => id === login?.accountId);
  const guardian = school.guardians.find(({ id }) => id === account?.memberships[0]?.personId);
  t.equal(guardian?.children.length, 2);
  for (const { studentId } of guardian?.children ?? []) {
    const student = school.students.find(({ id }) => id === studentId);
    t.ok(school.cards.some((card) => card.holderId === studentId && card.state === 'active'));
    const first = Math.min(
      ...school.timetable.lessons
        .filter((lesson) => lesson.classId === student?.classId && lesson.weekday === 1)
        .map(({ period }) => period),
    );
    t.equal(first, 1, 'the class begins at eight on Monday');
  }
});

t.test(
  'a pupil whose class begins later is outside of its hours at the demo’s start',
  async (t) => {
    const later = school.students.find(({ id }) => id === world.main.castByKey.get('later'));
    const periods = school.timetable.lessons
      .filter((lesson) => lesson.classId === later?.classId && lesson.weekday === 1)
      .map(({ period }) => period);
    t.equal(Math.min(...periods), 4, '10:45');
  },
);

t.test('one guardian has a child in each school, with one account', async (t) => {
  const [main, small] = world.schools;
  const shared = main.accounts.filter(({ id }) => small.accounts.some((other) => other.id === id));
  t.equal(shared.length, 1);
  t.match(shared[0], { login: 'piotr.wrobel', memberships: [{ role: 'guardian' }] });
});
