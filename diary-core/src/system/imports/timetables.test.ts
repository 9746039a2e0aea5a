import { CFB } from '@e965/xlsx';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { imports } from './feature.ts';
import type { RunView } from './schema.ts';
import { importDesk } from './test-imports.ts';
import { type AscOptions, ascFile, inCp1250, optivumPages } from './test-timetables.ts';

const options = { features: [...worldFeatures, imports] };
const admin = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');
const DAY = '2026-11-16';

const begin = async (kit: TestKit) => {
  await putWorld(kit);
  kit.clock.set(Date.UTC(2026, 10, 13, 8));
  const desk = importDesk(kit, admin(kit));
  const take = async (content: Uint8Array | string, name = 'plan.xml'): Promise<RunView> => {
    const run = await desk.upload('timetable', content, name);
    if (run.state !== 'ready') return run;
    await desk.choose(run, { from: DAY });
    return desk.view(run.importId);
  };
  return { desk, take };
};

type Desk = Awaited<ReturnType<typeof begin>>['desk'];

/** Answers what is open, by the code of the question. */
const answer = async (desk: Desk, run: RunView, answers: Record<string, string>) => {
  const given = (run.dryRun?.questions ?? [])
    .filter((each) => each.answer === null && answers[each.code] !== undefined)
    .map(({ key, code }) => [key, answers[code] ?? '']);
  const reply = await desk.choose(run, {
    answers: { ...run.choices.answers, ...Object.fromEntries(given) },
  });
  if (reply.statusCode !== 200) throw new Error(reply.body);
  return desk.view(run.importId);
};

interface Lesson {
  readonly className: string;
  readonly weekday: number;
  readonly period: number;
  readonly groupName: string;
  readonly subjectName: string;
  readonly teacherName: string;
  readonly roomName: string;
}
const weekOf = async (kit: TestKit, date = DAY): Promise<string[]> =>
  (await admin(kit).get(`/api/v1/timetable?date=${date}`))
    .json()
    .items.map((lesson: Lesson) =>
      [
        lesson.className,
        `${lesson.weekday}/${lesson.period}`,
        lesson.groupName,
        lesson.subjectName,
        lesson.teacherName,
        lesson.roomName,
      ].join(' | '),
    )
    .sort();
const coursesOf = async (kit: TestKit): Promise<string[]> =>
  (await admin(kit).get('/api/v1/courses'))
    .json()
    .items.map(
      (course: { subjectName: string; targetName: string; teachers: { name: string }[] }) =>
        `${course.subjectName} ${course.targetName}: ${course.teachers.map(({ name }) => name).join(', ')}`,
    )
    .sort();
const namesOf = async (kit: TestKit, path: string): Promise<string[]> =>
  (await admin(kit).get(`/api/v1/${path}`))
    .json()
    .items.map((each: { name?: string; lastName?: string }) => each.name ?? each.lastName);

const asc = (more: AscOptions = {}) => ascFile(more);

onBothEngines(
  t,
  '[TIMETABLE-02, PLAN-08] a timetable of aSc comes in: dry run, a human decides on names, undone whole',
  options,
  async (t, kit) => {
    const { desk, take } = await begin(kit);
    const seen = async () => [
      await weekOf(kit),
      await coursesOf(kit),
      await namesOf(kit, 'classes'),
      await namesOf(kit, 'subjects'),
      await namesOf(kit, 'rooms'),
      await namesOf(kit, 'staff'),
    ];
    const before = await seen();
    const run = await take(asc());
    t.same(run.counts, { new: 4, changed: 1, same: 5, unclear: 1, refused: 0 });
    t.same(await seen(), before, 'a dry run writes nothing');
    t.same(
      run.dryRun?.remarks.map(({ code, count }) => [code, count]),
      [
        ['unplaced', 1],
        ['cycles', 2],
      ],
      'what is not taken is told',
    );
    t.match(run.dryRun?.questions, [{ code: 'schoolClass', about: 'V c' }]);
    await desk.write(run);
    const stopped = await desk.view(run.importId);
    t.match(stopped, { state: 'ready', fault: { code: 'imports.undecided' } });
    const decided = await answer(desk, stopped, { schoolClass: 'new' });
    t.same(decided.counts, { new: 6, changed: 1, same: 5, unclear: 0, refused: 1 });
    t.same(
      decided.dryRun?.made.map(({ kind, name }) => `${kind} ${name}`).sort(),
      [
        'room Pracownia językowa',
        'schoolClass V c',
        'subject Język angielski',
        'subject Matematyka & logika',
        'teacher Źródlana Ewa',
      ].sort(),
    );
    t.match(await desk.rows(run.importId, 'refused'), [
      { title: 'V c, Język polski', faults: [{ code: 'noTeacher' }] },
    ]);
    await desk.write(decided);
    const written = await desk.view(run.importId);
    t.match(written, { state: 'written', counts: { new: 6, changed: 1 } });
    t.same(await weekOf(kit, '2026-11-15'), before[0], 'the days before keep theirs');
    t.same(
      await weekOf(kit),
      [
        '4a | 1/1 |  | Język polski | Bożena Ścibor | Sala 4a',
        '4a | 1/2 |  | Język polski | Bożena Ścibor | Sala 4a',
        '4a | 2/3 |  | Matematyka & logika | Łukasz Lis | ',
        '4a | 3/1 | Grupa 1 tydz. A | Język angielski | Ewa Źródlana | Pracownia językowa',
        '4a | 3/1 | Grupa 2 tydz. B | Język angielski | Ewa Źródlana | Pracownia językowa',
        '4b | 1/2 |  | Język polski | Łukasz Lis | Sala 4b',
        '4b | 1/3 |  | Język polski | Łukasz Lis | Sala 4b',
        '5c | 2/3 |  | Matematyka & logika | Łukasz Lis | ',
      ].sort(),
    );
    t.same(
      await coursesOf(kit),
      [
        'Język polski 4a: Bożena Ścibor',
        'Język polski 4b: Łukasz Lis',
        'Język polski 5c: Bożena Ścibor',
        'Matematyka & logika 4a: Łukasz Lis',
        'Matematyka & logika 5c: Łukasz Lis',
        'Język angielski 4a Grupa 1: Ewa Źródlana',
        'Język angielski 4a Grupa 2: Ewa Źródlana',
      ].sort(),
      'who teaches what to whom, also what has no hour yet',
    );
    const led = (await admin(kit).get('/api/v1/staff?search=lis')).json().items;
    t.match(led, [{ homeroomOf: '4b' }], 'who leads a class already stays');

    const again = await take(asc());
    t.same(again.dryRun?.questions, []);
    t.match(again.counts, { new: 0, changed: 0, unclear: 0, refused: 1 });
    await desk.write(again);
    t.match(await desk.view(again.importId), { fault: { code: 'imports.nothing_to_do' } });
    await desk.drop(await desk.view(again.importId));

    await desk.undo(written);
    t.match(await desk.view(run.importId), { state: 'undone', fault: null });
    t.same(await seen(), before, 'all of it is gone, the former timetable holds again');
  },
);

onBothEngines(
  t,
  'a course that is no longer in the file stays, unless a human ends it; undone with the import',
  options,
  async (t, kit) => {
    const { desk, take } = await begin(kit);
    const art = { name: 'Plastyka', shortName: 'pla' };
    const { subjectId } = (await admin(kit).send('POST', '/api/v1/subjects', art)).json();
    const made = await admin(kit).send('POST', '/api/v1/courses', {
      ...{ subjectId, classId: fixtureId('a', '4a'), groupId: null, groupName: '' },
      ...{ teacherIds: [fixtureId('a', 'lis')], from: '2026-09-01' },
    });
    t.ok(made.statusCode < 300, made.body);
    const before = await coursesOf(kit);
    const open = await take(asc());
    t.notOk(
      open.dryRun?.questions.some(({ code }) => code === 'goneCourse'),
      'not while names are open',
    );
    const run = await answer(desk, open, { schoolClass: 'new' });
    const gone = run.dryRun?.questions.filter(({ code }) => code === 'goneCourse');
    t.match(gone, [{ about: '4a, Plastyka: Łukasz Lis', answer: 'stays' }]);
    t.equal(gone?.length, 1);
    await desk.write(run);
    const kept = await desk.view(run.importId);
    t.match(kept, { state: 'written' });
    t.ok((await coursesOf(kit)).includes('Plastyka 4a: Łukasz Lis'), 'by default it stays');
    await desk.undo(kept);
    const again = await answer(desk, await take(asc()), { schoolClass: 'new' });
    const key = gone?.[0]?.key ?? '';
    await desk.choose(again, { answers: { ...again.choices.answers, [key]: 'ends' } });
    const ended = await desk.view(again.importId);
    t.match((await desk.rows(again.importId, 'changed')).find((row) => row.key === key)?.changes, [
      { field: 'course', before: 'Łukasz Lis', after: '' },
    ]);
    await desk.write(ended);
    const written = await desk.view(again.importId);
    t.match(written, { state: 'written' });
    const courses = (await admin(kit).get('/api/v1/courses')).json().items;
    t.match(
      courses.find((each: { subjectId: string }) => each.subjectId === subjectId).teachers,
      [{ name: 'Łukasz Lis', to: '2026-11-15' }],
      'who taught it did so until the day before',
    );
    await desk.undo(written);
    t.match(await desk.view(again.importId), { state: 'undone', fault: null });
    t.same(await coursesOf(kit), before);
  },
);

onBothEngines(
  t,
  'a timetable neither comes into closed days nor is taken out of them',
  options,
  async (t, kit) => {
    const { desk, take } = await begin(kit);
    const close = async () => {
      const body = { from: DAY, to: DAY, kinds: ['lessons'], classIds: null, reason: 'rada' };
      const { lockId } = (await admin(kit).send('POST', '/api/v1/locks', body)).json();
      return () =>
        admin(kit).send('POST', `/api/v1/locks/${lockId}/lift`, { reason: 'x', version: 1 });
    };
    const before = await weekOf(kit);
    const open = await close();
    const run = await answer(desk, await take(asc()), { schoolClass: 'new' });
    await desk.write(run);
    const stopped = await desk.view(run.importId);
    t.match(stopped, { state: 'ready', fault: { code: 'locks.range_locked' } });
    t.same(await weekOf(kit), before, 'nothing half imported');
    await open();
    await desk.write(stopped);
    const written = await desk.view(run.importId);
    t.match(written, { state: 'written', fault: null });
    const after = await weekOf(kit);
    t.not(after.join(), before.join());
    const openAgain = await close();
    await desk.undo(written);
    const kept = await desk.view(run.importId);
    t.match(kept, { state: 'written', fault: { code: 'locks.range_locked' } });
    t.same(await weekOf(kit), after);
    await openAgain();
    await desk.undo(kept);
    t.match(await desk.view(run.importId), { state: 'undone', fault: null });
    t.same(await weekOf(kit), before);
  },
);

onBothEngines(t, 'an aSc file in windows-1250, zipped or not, is one', options, async (t, kit) => {
  const { take } = await begin(kit);
  const cp1250 = inCp1250(asc({ encoding: 'windows-1250' }));
  const archive = CFB.utils.cfb_new();
  CFB.utils.cfb_add(archive, '/asctt2012.xml', cp1250);
  const zip = CFB.write(archive, { fileType: 'zip', type: 'buffer' }) as Uint8Array;
  const digests = [];
  for (const file of [asc(), `\uFEFF${asc()}`, cp1250, zip])
    digests.push((await take(file)).dryRun?.digest);
  t.ok(digests[0]);
  t.equal(new Set(digests).size, 1);
  t.match(await take('<plan/>'), {
    state: 'refused',
    fault: { code: 'imports.not_a_timetable' },
  });
});

onBothEngines(
  t,
  'ids that aSc keeps for us name their things whatever they are called; those of another school name nothing',
  options,
  async (t, kit) => {
    const { take } = await begin(kit);
    const own = (key: 'a' | 'b') =>
      asc({ options: 'idprefix:furtka' })
        .replaceAll('"C1"', `"${fixtureId(key, '4a')}"`)
        .replace('name="4A" short="4A"', 'name="Orły" short="Or"')
        .replaceAll('"T2"', `"${fixtureId(key, 'lis')}"`)
        .replace('name="Lis Łukasz"', 'name="Lis-Nowy Łukasz"')
        .replace('lastname="Lis"', 'lastname="Lis-Nowy"')
        .replaceAll('"S1"', `"${fixtureId(key, 'polish')}"`)
        .replace('name="Język polski" short="pol"', 'name="J. ojczysty" short="jo"');
    const ours = await take(own('a'));
    t.match(ours.dryRun?.questions, [{ code: 'schoolClass', about: 'V c' }]);
    t.equal(ours.dryRun?.questions.length, 1);
    const strange = await take(own('b'));
    t.same(
      strange.dryRun?.questions.map(({ about }) => about),
      ['Orły (Or)', 'V c', 'Lis-Nowy Łukasz (ŁL)'].map((about) => about.replace(' (Or)', '')),
      'they are asked for by name',
    );
    t.match(
      strange.dryRun?.remarks.find(({ code }) => code === 'strangeIds'),
      { count: 3 },
      'and it is told',
    );
    t.notMatch(JSON.stringify(strange), fixtureId('b', 'lis').slice(4));
  },
);

onBothEngines(
  t,
  'hours that do not fit stay out one by one; a teacher used twice is a question',
  options,
  async (t, kit) => {
    const { desk, take } = await begin(kit);
    const run = await take(
      asc({
        lessons: [
          '<lesson id="L7" subjectid="S2" classids="C1" teacherids="T2" periodspercard="1" periodsperweek="3.0"/>',
          '<lesson id="L8" subjectid="S2" classids="C2" teacherids="T1" periodspercard="1" periodsperweek="1.0"/>',
        ].join(''),
        cards: [
          '<card lessonid="L7" period="9" days="10000" weeks="11" terms="1"/>',
          '<card lessonid="L7" period="2" days="10000" weeks="11" terms="1"/>',
          '<card lessonid="L7" period="1" days="00001" weeks="11" terms="1"/>',
          '<card lessonid="L8" period="1" days="10000" weeks="11" terms="1"/>',
        ].join(''),
      }),
    );
    const open = await answer(desk, run, { schoolClass: fixtureId('a', '4b') });
    t.match(
      (await desk.rows(run.importId, 'refused')).map(({ title, faults }) => [title, faults[0]]),
      [
        ['4a, Matematyka & logika', { code: 'noPeriod', details: { weekday: 1, period: 9 } }],
        [
          '4a, Matematyka & logika',
          { code: 'classTwice', details: { period: 2, other: '4a, Język polski' } },
        ],
        ['4b, Język polski', { code: 'noTeacher' }],
      ],
    );
    t.match(open.dryRun?.questions.slice(-1), [
      {
        code: 'teacherTwice',
        about: 'Bożena Ścibor: 4a, Język polski / 4b, Matematyka & logika',
        answer: null,
      },
    ]);
    const left = await answer(desk, open, { teacherTwice: 'leaveSecond' });
    t.equal(left.counts?.unclear, 0);
    await desk.write(left);
    t.match(await desk.view(run.importId), { state: 'written' });
    const week = await weekOf(kit);
    t.ok(week.includes('4a | 5/1 |  | Matematyka & logika | Łukasz Lis | '));
    t.notOk(week.some((each) => /^4b \| 1\/1|1\/9/.test(each)));
  },
);

onBothEngines(
  t,
  '[PLAN-08] pages of Optivum come in, abbreviations decided once, undone whole',
  options,
  async (t, kit) => {
    const { desk, take } = await begin(kit);
    const seen = async () => [
      await weekOf(kit),
      await coursesOf(kit),
      await namesOf(kit, 'subjects'),
      await namesOf(kit, 'rooms'),
    ];
    const before = await seen();
    const pages = optivumPages('windows-1250').replace('Ł.Lis (ŁL)', 'X.Kowal (ŁL)');
    const run = await take(inCp1250(pages), 'plan.html');
    const about = run.dryRun?.questions.map(({ code, about, answer }) => [
      code,
      about,
      answer === null ? '' : answer,
    ]);
    t.same(about, [
      ['teacher', 'B.Ścibor (BŚ)', fixtureId('a', 'scibor')],
      ['teacher', 'X.Kowal (ŁL)', ''],
      ['subject', 'j.polski', ''],
    ]);
    t.match(run.dryRun?.remarks, [{ code: 'unreadCells', count: 1 }]);
    const decided = await answer(desk, run, {
      teacher: fixtureId('a', 'lis'),
      subject: fixtureId('a', 'polish'),
    });
    t.equal(decided.counts?.unclear, 0);
    await desk.write(decided);
    t.match(await desk.view(run.importId), { state: 'written' });
    t.same(
      (await weekOf(kit)).filter((each) => each.startsWith('4a')),
      [
        '4a | 1/1 |  | Język polski | Bożena Ścibor | Sala 4a',
        '4a | 1/2 |  | Język polski | Bożena Ścibor | Sala 4a',
        '4a | 3/1 | 1/2 | j.angielski | Łukasz Lis | 7',
        '4a | 3/1 | 2/2 | j.angielski | Bożena Ścibor | Sala 4a',
      ],
    );
    const archive = CFB.utils.cfb_new();
    const [list = '', page = ''] = pages.split(/(?<=<\/html>\n)/);
    CFB.utils.cfb_add(archive, '/lista.html', inCp1250(list));
    CFB.utils.cfb_add(archive, '/plany/o1.html', inCp1250(page));
    const zip = CFB.write(archive, { fileType: 'zip', type: 'buffer' }) as Uint8Array;
    const again = await take(zip, 'plan.zip');
    t.match(again.counts, { new: 0, changed: 0, unclear: 0 }, 'nobody is asked twice');
    await desk.undo(await desk.view(run.importId));
    t.match(await desk.view(run.importId), { state: 'undone', fault: null });
    t.same(await seen(), before, 'all of it is gone, the former timetable holds again');
  },
);
