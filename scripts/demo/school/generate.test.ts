import t from 'tap';
import { calendarOf, isSchoolDay } from './calendar.ts';
import type { SchoolOptions } from './frame.ts';
import { FRAMEWORK_PLAN } from './framework-plan.table.ts';
import { type GeneratedSchool, generateSchool } from './generate.ts';
import { LARGE, type SchoolSize, SMALL } from './size.ts';

const calendar = calendarOf(2026, 'mazowieckie');
const optionsOf = (seed: string, size: SchoolSize, key = ''): SchoolOptions => ({
  seed,
  size,
  calendar,
  key,
  name: 'Szkoła Podstawowa nr 3',
  address: 'ul. Szkolna 3',
});
const makeAnew = (seed: string, size: SchoolSize, key = ''): GeneratedSchool =>
  generateSchool(optionsOf(seed, size, key));

/** Schools that only are looked at, made once. */
const made = new Map<string, GeneratedSchool>();
const make = (seed: string, size: SchoolSize, key = ''): GeneratedSchool => {
  const name = JSON.stringify([seed, size, key]);
  const school = made.get(name) ?? makeAnew(seed, size, key);
  made.set(name, school);
  return school;
};

const twice = (keys: readonly string[]): string[] => {
  const seen = new Set<string>();
  return keys.filter((key) => seen.size === seen.add(key).size);
};

const SIZES: readonly (readonly [string, SchoolSize])[] = [
  ['the demo', LARGE],
  ['small', SMALL],
  ['two classes a grade', { classesPerGrade: 2, pupilsPerClass: 3, staff: 1 }],
  ['a large town', { classesPerGrade: 9, pupilsPerClass: 28, staff: 160 }],
];

for (const [words, size] of SIZES) {
  t.test(`no teacher, room or class is wanted twice at one time: ${words}`, async (t) => {
    for (const seed of ['furtka', 'żółw', '1', '2', '3']) {
      const { lessons } = make(seed, size).school.timetable;
      for (const whom of ['teacherId', 'roomId', 'classId'] as const)
        t.same(
          twice(lessons.map((lesson) => `${lesson[whom]} ${lesson.weekday} ${lesson.period}`)),
          [],
          `${whom}, seed ${seed}`,
        );
    }
  });
}

t.test('every class has the hours of the framework plan, without a hole in its day', async (t) => {
  const sums: number[] = [];
  for (const seed of ['furtka', 'b', 'c']) {
    const { school } = make(seed, LARGE);
    for (const each of school.classes) {
      const own = school.timetable.lessons.filter((lesson) => lesson.classId === each.id);
      sums[each.gradeLevel] = own.length;
      for (const subject of school.subjects) {
        const planned = FRAMEWORK_PLAN.find(({ shortName }) => shortName === subject.shortName);
        const given = own.filter((lesson) => lesson.subjectId === subject.id).length;
        if (given !== planned?.hours[each.gradeLevel - 1])
          t.fail(`${each.name} has ${given} hours of ${subject.shortName}`);
      }
      for (let weekday = 1; weekday <= 5; weekday += 1) {
        const periods = own.filter((one) => one.weekday === weekday).map(({ period }) => period);
        const length = Math.max(...periods) - Math.min(...periods) + 1;
        if (length !== periods.length) t.fail(`${each.name} has a hole on day ${weekday}`);
      }
    }
  }
  t.same(sums.slice(1), [20, 20, 20, 24, 25, 25, 32, 31], 'sums printed in the plan');
});

t.test('classes begin and end at different hours', async (t) => {
  const { school } = make('furtka', LARGE);
  const ends = (act: (...periods: number[]) => number) =>
    new Set(
      school.classes.map(({ id }) =>
        act(
          ...school.timetable.lessons
            .filter((lesson) => lesson.classId === id && lesson.weekday === 1)
            .map(({ period }) => period),
        ),
      ),
    );
  t.ok(ends(Math.min).size >= 3, 'beginnings on Monday');
  t.ok(ends(Math.max).size >= 4, 'ends on Monday');
});

t.test('the demo school is as large as promised', async (t) => {
  const { school } = make('furtka', LARGE);
  t.equal(school.classes.length, 24);
  t.equal(school.students.length, 600);
  t.equal(school.staff.length, 60);
  t.ok(school.guardians.some((guardian) => guardian.children.length >= 2));
  const guarded = school.guardians.flatMap(({ children }) =>
    children.map((child) => child.studentId),
  );
  t.equal(new Set(guarded).size, 600, 'every pupil has a guardian');
  t.ok(twice(guarded).length > 200, 'many pupils have two');
  const names = school.students.map(({ firstName, lastName }) => `${firstName} ${lastName}`).join();
  for (const letter of 'łŁżŻśŚńąęćźó') t.ok(names.includes(letter), letter);
});

t.test('the same seed gives the same bytes, another seed another school', async (t) => {
  const text = (seed: string) => JSON.stringify(makeAnew(seed, SMALL).school);
  t.equal(text('furtka'), text('furtka'));
  t.not(text('furtka'), text('furtkb'));
});

t.test('ids are UUIDs and nothing names an id that is not there', async (t) => {
  const { school } = make('furtka', LARGE);
  const people = [...school.staff, ...school.students, ...school.guardians];
  const ids = [
    ...[...people, ...school.classes, ...school.rooms, ...school.subjects],
    ...[...school.cards, ...school.accounts, ...school.doors, ...school.timetable.lessons],
  ].map(({ id }): string => id);
  t.same(twice(ids), []);
  t.ok(ids.every((id) => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)));
  const known = new Set(ids);
  const named: (string | null)[] = [
    ...school.timetable.lessons.flatMap((lesson) => [
      lesson.teacherId,
      lesson.roomId,
      lesson.subjectId,
    ]),
    ...school.classes.map(({ homeroomTeacherId }) => homeroomTeacherId),
    ...school.cards.map(({ holderId }) => holderId),
    ...school.accounts.flatMap(({ memberships }) => memberships.map(({ personId }) => personId)),
  ];
  t.same(
    named.filter((id) => id !== null && !known.has(id)),
    [],
  );
  t.same(twice(school.accounts.map(({ login }) => login)), []);
});

t.test(
  'cards have numbers that readers give, nearly everybody has one, all states occur',
  async (t) => {
    const { school } = make('furtka', LARGE);
    const uids = school.cards.map(({ uid }) => uid);
    t.same(twice(uids), []);
    t.ok(uids.every((uid) => /^(04[0-9a-f]{12}|(?!08|88)[0-9a-f]{8})$/.test(uid)));
    t.ok(uids.some((uid) => uid.length === 8) && uids.some((uid) => uid.length === 14));
    const count = (state: string) => school.cards.filter((card) => card.state === state).length;
    for (const state of ['ordered', 'received', 'blocked', 'cancelled', 'deactivated'])
      t.ok(count(state) >= 3, state);
    t.ok(count('active') > 560);
    t.ok(school.cards.filter(({ holderId }) => holderId === null).length > 5);
  },
);

t.test('names and numbers of the two schools collide, ids and logins do not', async (t) => {
  const [large, small] = [make('furtka', LARGE).school, make('furtka', SMALL, 'sp12').school];
  const names = (school: typeof large) =>
    new Set(school.students.map((each) => `${each.firstName} ${each.lastName}`));
  t.ok(names(large).has('Łucja Żak') && names(small).has('Łucja Żak'));
  t.ok(large.classes.some(({ name }) => name === small.classes[3]?.name));
  const uids = new Set(large.cards.map(({ uid }) => uid));
  t.ok(small.cards.filter(({ uid }) => uids.has(uid)).length > 50, 'the same card numbers');
  const logins = new Set(large.accounts.map(({ login }) => login));
  t.notOk(small.accounts.some(({ login }) => logins.has(login)));
  const ids = new Set<string>([...large.students, ...large.cards].map(({ id }) => id));
  t.notOk([...small.students, ...small.cards].some(({ id }) => ids.has(id)));
});

t.test('a size out of range is refused by name', async (t) => {
  t.throws(() => make('x', { ...SMALL, pupilsPerClass: 0 }), /pupilsPerClass/);
  t.throws(() => make('x', { ...SMALL, classesPerGrade: 1.5 }), /classesPerGrade/);
});

t.test('the days off keep a Monday of term a school day', async (t) => {
  t.ok(isSchoolDay(calendar, '2026-11-23'));
  t.notOk(isSchoolDay(calendar, '2027-02-08'), 'winter break');
  t.notOk(isSchoolDay(calendar, '2026-11-11'), 'Independence Day');
});
