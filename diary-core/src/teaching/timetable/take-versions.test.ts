import t from 'tap';
import { AppError } from '../../kernel/domain/app-error.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { addSubjects } from '../../school/subjects/api.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import {
  type ClassLessons,
  faultsOfVersions,
  type NewVersions,
  takeVersions,
  undoVersions,
  type VersionFault,
} from './api.ts';
import { lessonsHeldOn } from './in-force.ts';
import { versionsOf } from './store.ts';

const options = { features: worldFeatures };
const classId = (name: string) => fixtureId<'ClassId'>('a', name);
const inSchool = <R>(
  kit: TestKit,
  fn: Parameters<ReturnType<TestKit['db']['forSchool']>['change']>[1],
) =>
  kit.db
    .forSchool(kit.schoolA)
    .change(
      { actor: kit.actor, action: 'test.take', subject: { kind: 'timetable' } },
      fn,
    ) as Promise<R>;

const lesson = (period: number, over: object = {}): ClassLessons['lessons'][number] => ({
  weekday: 3,
  period,
  groupName: '',
  subjectId: fixtureId('a', 'polish'),
  teacherId: fixtureId<'PersonId'>('a', 'scibor'),
  roomId: fixtureId('a', 'room/4a'),
  ...over,
});
const wanted = (over: Partial<NewVersions> = {}): NewVersions => ({
  from: '2026-11-02',
  state: 'published',
  classes: [
    { classId: classId('4a'), lessons: [lesson(1), lesson(2)] },
    {
      classId: classId('4b'),
      lessons: [
        lesson(1, {
          teacherId: fixtureId('a', 'lis'),
          roomId: fixtureId('a', 'room/4b'),
        }),
      ],
    },
  ],
  ...over,
});

const datesOf = (kit: TestKit, name: string) =>
  kit.db.forSchool(kit.schoolA).read(async (read) => {
    const versions = await versionsOf(read, { classId: classId(name) }, fixtureId('a', 'year'));
    return versions.map((each) => [each.from, each.to, each.state]);
  });
const heldOn = async (kit: TestKit, date: string) =>
  (await kit.db.forSchool(kit.schoolA).read((read) => lessonsHeldOn(read, date))).length;

onBothEngines(
  t,
  'timetables of many classes are taken at once; the former are closed by their dates, and undoing gives all back',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const { versionIds, faults } = await inSchool<Awaited<ReturnType<typeof takeVersions>>>(
      kit,
      (tx) => takeVersions(tx, wanted()),
    );
    t.strictSame(faults, []);
    for (const name of ['4a', '4b'])
      t.strictSame(await datesOf(kit, name), [
        ['2026-11-02', '2027-06-25', 'published'],
        ['2026-09-01', '2026-11-01', 'published'],
      ]);
    t.strictSame([await heldOn(kit, '2026-11-01'), await heldOn(kit, '2026-11-02')], [5, 3]);
    await inSchool(kit, (tx) => undoVersions(tx, versionIds));
    for (const name of ['4a', '4b'])
      t.strictSame(await datesOf(kit, name), [['2026-09-01', '2027-06-25', 'published']]);
    t.equal(await heldOn(kit, '2026-11-02'), 5);
  },
);

onBothEngines(
  t,
  'a version of the same first day takes the place of the other, which is kept; undone, it comes back',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const first = wanted({ from: '2026-09-01' });
    const { versionIds } = await inSchool<Awaited<ReturnType<typeof takeVersions>>>(kit, (tx) =>
      takeVersions(tx, first),
    );
    t.strictSame((await datesOf(kit, '4a')).map((each) => each[2]).sort(), [
      'published',
      'replaced',
    ]);
    const later = await inSchool<Awaited<ReturnType<typeof takeVersions>>>(kit, (tx) =>
      takeVersions(tx, wanted()),
    );
    await t.rejects(
      inSchool(kit, (tx) => undoVersions(tx, versionIds)),
      new AppError('conflict', 'timetable.changed_since'),
      'one that was closed since is not undone',
    );
    await inSchool(kit, (tx) => undoVersions(tx, later.versionIds));
  },
);

onBothEngines(
  t,
  'a draft closes nothing and is not in force beside a published one',
  options,
  async (t, kit) => {
    await putWorld(kit);
    await inSchool(kit, (tx) => takeVersions(tx, wanted({ state: 'draft' })));
    t.strictSame(await datesOf(kit, '4a'), [
      ['2026-11-02', '2027-06-25', 'draft'],
      ['2026-09-01', '2027-06-25', 'published'],
    ]);
    t.equal(await heldOn(kit, '2026-11-02'), 5);
  },
);

onBothEngines(t, 'a dry run names each lesson that does not fit', options, async (t, kit) => {
  await putWorld(kit);
  await inSchool(kit, (tx) =>
    addSubjects(tx, [{ subjectId: fixtureId('a', 'maths'), name: 'Matematyka', shortName: 'mat' }]),
  );
  const lessons = [lesson(1), lesson(1, { subjectId: fixtureId('a', 'maths') }), lesson(19)];
  const busy = lesson(2, { weekday: 1, roomId: null, subjectId: fixtureId('a', 'maths') });
  const onlyA = wanted({ classes: [{ classId: classId('4b'), lessons: [...lessons, busy] }] });
  const faults: readonly VersionFault[] = await kit.db
    .forSchool(kit.schoolA)
    .read((read) => faultsOfVersions(read, onlyA));
  const at = (index: number) => ({ classId: classId('4b'), index });
  t.match(faults, [
    { what: 'period', at: at(2) },
    { what: 'class', at: at(1), other: at(0) },
    { what: 'teacher', at: at(1), other: at(0) },
    {
      what: 'teacher',
      at: at(3),
      other: { lesson: { classId: classId('4a'), weekday: 1, period: 2 } },
    },
  ]);
  const refused = async (over: Partial<NewVersions>, code: string, mayClash = false) => {
    await t.rejects(
      inSchool(kit, (tx) => takeVersions(tx, wanted(over), { mayClash })),
      { code },
    );
  };
  await refused(onlyA, 'timetable.unknown_period');
  await refused({ classes: [{ classId: classId('4b'), lessons: [busy] }] }, 'timetable.clash');
  await refused(
    { classes: [{ classId: classId('4b'), lessons: lessons.slice(0, 2) }] },
    'timetable.clash',
    true,
  );
  await refused({ from: '2026-02-30' }, 'timetable.no_such_date');
  await refused({ to: '2027-09-05' }, 'timetable.outside_year');
  await refused({ to: '2026-11-01' }, 'timetable.dates_unordered');
  await refused({ from: '2026-08-30', to: '2026-12-01' }, 'timetable.no_school_year');
  await refused({ from: '2026-08-30' }, 'timetable.no_school_year');
  const twice = [...wanted().classes, ...wanted().classes];
  await refused({ classes: twice }, 'timetable.class_twice');
  t.equal(await heldOn(kit, '2026-11-02'), 5, 'nothing was written');
  const taken = await inSchool<Awaited<ReturnType<typeof takeVersions>>>(kit, (tx) =>
    takeVersions(tx, wanted({ classes: [{ classId: classId('4b'), lessons: [busy] }] }), {
      mayClash: true,
    }),
  );
  t.equal(taken.versionIds.length, 1);
});
