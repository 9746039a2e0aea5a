import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import {
  AGREEMENT as AGREED,
  adminOf,
  id,
  moveOptions,
  namesIn,
  path,
  putGroups,
} from '../../people/moves/test-groups.ts';
import { putWorld } from '../../seed/fixture-world.ts';
import { imports } from './feature.ts';
import { AGREEMENT, importDesk } from './test-imports.ts';

const options = { features: [...moveOptions.features, imports] };
const FILE = 'nazwisko;imie;data_ur;klasa\nNowa;Ada;3.05.2014;4a\n';

onBothEngines(
  t,
  'a file that moves a pupil does what the wizard does, with one agreement, and is undone whole [MIGR-05, MIGR-07, MIGR-08]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA, english } = await putGroups(kit);
    const admin = adminOf(kit);
    const desk = importDesk(kit, admin);
    const before = (await admin.get(path('moves'))).json();
    const asked = await desk.upload('students', `${FILE}Kowalski;Jan;;4b`);
    const [question] = asked.dryRun?.questions ?? [];
    const answers = { [question?.key ?? '']: id('jan') };
    await desk.choose(asked, { answers, from: '2026-09-20' });
    const run = await desk.view(asked.importId);
    t.match(run, { counts: { new: 1, changed: 1 }, dryRun: { needsAgreement: true } });
    const opened = (await admin.get(`/api/v1/groups/${wfA}`)).json().version;
    await desk.write(run, {});
    const bare = await desk.view(run.importId);
    t.match(bare, { state: 'ready', fault: { code: 'imports.no_agreement' } });
    const early = await desk.write(bare, { agreement: { ...AGREEMENT, on: '2026-12-01' } });
    t.equal(early.json().code, 'moves.agreement_in_future');
    t.same((await admin.get(path('moves'))).json(), before, 'nothing was written');
    t.equal((await desk.write(bare)).statusCode, 204);
    const written = await desk.view(run.importId);
    t.match(written, { state: 'written', fault: null });
    t.notOk('agreement' in written.choices, 'not a choice about the file');
    t.same(await namesIn(kit, wfA, '2026-09-19'), ['Kowalski', 'Żak'].toSorted());
    t.same(await namesIn(kit, wfA, '2026-09-20'), ['Żak'], 'of the old class alone: it ends');
    t.same(await namesIn(kit, english, '2026-09-20'), ['Kowalski', 'Ącki'].toSorted(), 'goes on');
    const after = (await admin.get(path('moves'))).json();
    t.match(after.items, [
      {
        kind: 'class',
        fromClass: '4a',
        toClass: '4b',
        from: '2026-09-20',
        agreedBy: AGREEMENT.by,
        agreementReference: AGREEMENT.reference,
        isLast: true,
      },
    ]);
    const absent = (name: string) =>
      after.absences.filter((each: { name: string }) => each.name === name);
    t.match(absent('WF 4a'), [{ from: '2026-09-20', to: '2027-08-31' }]);
    const list = (await admin.get(`/api/v1/classes/${id('4a')}/list`)).json().items;
    const { studentId } = list.find((line: { lastName: string }) => line.lastName === 'Nowa');
    t.match((await admin.get(`/api/v1/students/${studentId}/moves`)).json().items, [
      { kind: 'admission', toClass: '4a', agreedBy: AGREEMENT.by },
    ]);
    const stale = await admin.send('PUT', `/api/v1/groups/${wfA}/members`, {
      from: '2026-09-20',
      studentIds: [id('lucja')],
      version: opened,
    });
    t.equal(stale.json().code, 'kernel.version_conflict', 'a list opened before is older');
    const moved = (await admin.get(`/api/v1/groups/${wfA}`)).json().version;
    await desk.undo(written);
    t.match(await desk.view(run.importId), { state: 'undone', fault: null });
    t.same((await admin.get(path('moves'))).json(), before, 'as it was, agreement and all');
    t.same(await namesIn(kit, wfA, '2026-12-01'), ['Kowalski', 'Żak'].toSorted());
    t.ok((await admin.get(`/api/v1/groups/${wfA}`)).json().version > moved, 'and again');
  },
);

onBothEngines(
  t,
  'a row that cannot move says so in its column; the rest of the file goes in',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const desk = importDesk(kit, admin);
    const ahead = { classId: id('4b'), from: '2026-10-01', groupIds: [], agreement: AGREED };
    t.equal((await admin.send('POST', path('moves'), ahead)).statusCode, 204);
    await admin.send('POST', '/api/v1/classes', {
      yearId: id('year'),
      gradeLevel: 5,
      name: '5a',
      bellScheduleId: id('bells'),
      siteId: null,
    });
    const asked = await desk.upload(
      'students',
      [
        'nazwisko;imie;klasa;numer',
        'Kowalski;Jan;5a;',
        'Żak;Łucja;4b;1',
        'Nowa;Ada;4b;2',
        'Druga;Ola;5a;7',
        'Trzecia;Iga;5a;7',
      ].join('\n'),
    );
    const names = { Kowalski: 'jan', Żak: 'lucja' } as const;
    const answers = Object.fromEntries(
      (asked.dryRun?.questions ?? []).map(({ key, about }) => [
        key,
        id(names[about.split(' ').at(-1) as keyof typeof names]),
      ]),
    );
    await desk.choose(asked, { answers });
    const run = await desk.view(asked.importId);
    t.same(
      (await desk.rows(run.importId, 'refused')).map(({ line, faults }) => [
        line,
        ...faults.flatMap(({ column, code }) => [column, code]),
      ]),
      [
        [2, 'klasa', 'movesLater'],
        [3, 'numer', 'numberTaken'],
        [4, 'numer', 'numberTaken'],
        [6, 'numer', 'numberTaken'],
      ],
    );
    t.equal((await desk.write(run)).statusCode, 204);
    t.match(await desk.view(run.importId), { state: 'written', counts: { new: 1, refused: 4 } });
  },
);

onBothEngines(
  t,
  'a pupil who came into the wrong class is put right by another file on the same day',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const desk = importDesk(kit, admin);
    await desk.write(await desk.upload('students', FILE));
    const again = await desk.upload('students', FILE.replace(';4a', ';4b'));
    t.match(again.counts, { changed: 1, refused: 0 });
    await desk.write(again);
    t.match(await desk.view(again.importId), { state: 'written', fault: null });
    const listed = async (name: string) =>
      (await admin.get(`/api/v1/classes/${id(name)}/list`))
        .json()
        .items.some((line: { lastName: string }) => line.lastName === 'Nowa');
    t.same([await listed('4a'), await listed('4b')], [false, true]);
  },
);
