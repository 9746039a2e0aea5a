import t from 'tap';
import { features } from './features.ts';
import { onBothEngines } from './kernel/testing/engines.ts';
import { putSchool, TestBrowser } from './people/accounts/test-browser.ts';
import { pictureOf } from './people/students/test-pictures.ts';
import { fixtureId, fixtureSchool } from './seed/fixture-school.ts';
import { seedSchool } from './seed.ts';

const PASSWORD = 'Zielony7';

onBothEngines(t, 'a school is seeded once and whole', { features }, async (t, kit) => {
  const school = fixtureSchool('a');
  t.equal(await seedSchool(kit.services, school), true);
  t.equal(await seedSchool(kit.services, school), false, 'a second start finds it');
  const counts = await kit.db.forSchool(kit.schoolA).read(async (read) => ({
    persons: (await read.from('person').select('id').execute()).length,
    lessons: (await read.from('planned_lesson').select('id').execute()).length,
    cards: (await read.from('card').select(['id', 'state']).execute()).length,
    doors: (await read.from('door').select('id').execute()).length,
    members: (await read.from('membership').select('id').execute()).length,
  }));
  t.strictSame(counts, { persons: 12, lessons: 5, cards: 1, doors: 1, members: 8 });
});

onBothEngines(t, 'a seed with a fault leaves nothing behind', { features }, async (t, kit) => {
  const school = fixtureSchool('a');
  const [first] = school.timetable.lessons;
  if (first === undefined) throw new Error('the fixture has lessons');
  const lessons = [...school.timetable.lessons, { ...first, id: fixtureId('a', 'twice') }];
  const faulty = { ...school, timetable: { ...school.timetable, lessons } };
  await t.rejects(seedSchool(kit.services, faulty), { code: 'timetable.clash' });
  const there = await kit.db.forSchool(kit.schoolA).read((read) => read.get('school', kit.schoolA));
  t.equal(there, undefined);
  t.equal(await seedSchool(kit.services, school), true, 'and may be tried again');
});

onBothEngines(t, 'one account of two schools is one login', { features }, async (t, kit) => {
  await putSchool(kit, 'a', { katarzyna: PASSWORD });
  const school = fixtureSchool('b');
  const accounts = school.accounts.map((account) =>
    account.login === 'anna.b'
      ? { ...account, id: fixtureId<'AccountId'>('a', 'account/katarzyna') }
      : account,
  );
  t.equal(await seedSchool(kit.services, { ...school, accounts }), true);
  const browser = new TestBrowser(kit);
  const { memberships } = (await browser.logIn('katarzyna.a', PASSWORD)).json();
  t.match(memberships, [
    { schoolName: 'Szkoła A', role: 'guardian' },
    { schoolName: 'Szkoła B', role: 'guardian' },
  ]);
  const children = (await browser.send('GET', '/children')).json().items;
  t.strictSame(
    children.map((child: { schoolId: string; firstName: string }) => [
      child.schoolId,
      child.firstName,
    ]),
    [
      [kit.schoolA, 'Łucja'],
      [kit.schoolA, 'Łukasz'],
      [kit.schoolB, 'Jan'],
    ],
  );
});

onBothEngines(
  t,
  'a production installation takes no demo school',
  { features, config: { kind: 'production' } },
  async (t, kit) => {
    const refused = seedSchool(kit.services, fixtureSchool('a'));
    await t.rejects(refused, { code: 'schools.seed_in_production' });
  },
);

onBothEngines(
  t,
  'what a school set, its notes and its photos come with the seed',
  { features },
  async (t, kit) => {
    const school = fixtureSchool('a');
    const photo = (await pictureOf(96, 96)).toString('base64');
    const students = school.students.map((student, index) =>
      index === 0 ? { ...student, photo, gateNote: 'Odbiera babcia.' } : student,
    );
    const settings = { photosOnHub: true, meetingEntries: true };
    t.equal(await seedSchool(kit.services, { ...school, students, settings }), true);
    const stored = await kit.db.forSchool(kit.schoolA).read(async (read) => ({
      setting: await read.get('school_setting', kit.schoolA),
      photos: await read.from('student_photo').select(['id', 'kind']).execute(),
      student: await read.get('student', students[0]?.id ?? ''),
    }));
    t.match(stored.setting, {
      has_photos_on_hub: true,
      has_meeting_entries: true,
      visitor_days: 30,
    });
    t.strictSame(stored.photos, [{ id: students[0]?.id, kind: 'image/png' }]);
    t.equal(stored.student?.gate_note, 'Odbiera babcia.');
  },
);
