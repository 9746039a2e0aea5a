import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { moves } from '../../people/moves/feature.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { imports } from './feature.ts';
import { importDesk } from './test-imports.ts';

const options = { features: [...worldFeatures, moves, imports] };
const admin = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');
const staffOf = async (kit: TestKit) =>
  (await admin(kit).get('/api/v1/staff?limit=200'))
    .json()
    .items.map(
      (each: { lastName: string; position: string; homeroomOf?: string }) =>
        `${each.lastName} ${each.position} ${each.homeroomOf ?? ''}`,
    );

const FILE = [
  'Nazwisko i imię;Stanowisko;Wychowawstwo;Zatrudnienie od',
  'Żółć Anna;nauczyciel matematyki;5c;1.09.2025',
  'Kęsik Piotr;psycholog szkolny;;',
  'Ścibor Bożena;wicedyrektor;4 A;',
  'Lis Łukasz;;;',
].join('\r\n');

onBothEngines(
  t,
  '[STRUCT-09] staff comes in from a sheet with positions and classes, undone whole',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const before = await staffOf(kit);
    const pupils = await desk.upload('students', 'nazwisko;imie;klasa\nNowa;Ala;5c');
    await desk.write(pupils);
    const run = await desk.upload('staff', FILE);
    t.same(run.counts, { new: 2, changed: 1, same: 1, unclear: 0, refused: 0 });
    t.same((await desk.rows(run.importId, 'changed'))[0]?.changes, [
      { field: 'position', before: 'teacher', after: 'management' },
    ]);
    t.same(await staffOf(kit), before, 'a dry run writes nothing');
    await desk.write(run);
    const written = await desk.view(run.importId);
    t.match(written, { state: 'written' });
    t.same(await staffOf(kit), [
      'Admin office ',
      'Dyrektor management ',
      'Kęsik specialist ',
      'Lis teacher 4b',
      'Sekretarz office ',
      'Ścibor management 4a',
      'Woźny support ',
      'Żółć teacher 5c',
    ]);
    const again = await desk.upload('staff', FILE);
    t.same(again.counts, { new: 0, changed: 0, same: 4, unclear: 0, refused: 0 });
    await desk.drop(again);
    await desk.undo(written);
    t.match(await desk.view(run.importId), { state: 'undone', fault: null });
    t.same(await staffOf(kit), before);
  },
);

onBothEngines(t, 'each bad row of staff says why', options, async (t, kit) => {
  await putWorld(kit);
  const desk = importDesk(kit, admin(kit));
  const run = await desk.upload(
    'staff',
    [
      'Nazwisko;Imię;Stanowisko;Wychowawstwo',
      'Dobra;Ala;nauczyciel;',
      'Dobra;Ala;nauczyciel;',
      'Kosmonauta;Jan;astronauta;',
      'Bez;Klasy;nauczyciel;8z',
      'Druga;Ola;nauczyciel;4b',
      '=1+1;Jan;nauczyciel;',
      ';Bezimienna;nauczyciel;',
    ].join('\n'),
  );
  const refused = await desk.rows(run.importId, 'refused');
  t.same(
    refused.map(({ line, faults }) => [line, faults[0]?.column, faults[0]?.code]),
    [
      [3, 'Nazwisko', 'twice'],
      [4, 'Stanowisko', 'position'],
      [5, 'Wychowawstwo', 'noClass'],
      [6, 'Wychowawstwo', 'ledAlready'],
      [7, 'Nazwisko', 'formula'],
      [8, 'Nazwisko', 'missingLastName'],
    ],
  );
  const unknown = await desk.upload('staff', 'A;B\nNowak;Jan');
  t.same(unknown.dryRun?.missing, ['lastName', 'firstName']);
});

onBothEngines(
  t,
  'who left the school and comes again is a question, and becomes somebody new',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const [lis] = (await admin(kit).get('/api/v1/staff?search=lis')).json().items;
    const ended = await admin(kit).send('POST', `/api/v1/staff/${lis.staffId}/end`, {
      employedTo: '2026-09-02',
      reason: 'koniec umowy',
    });
    t.ok(ended.statusCode < 300, ended.body);
    const run = await desk.upload('staff', 'Pracownik;Stanowisko\nLis Łukasz;nauczyciel');
    const [question] = run.dryRun?.questions ?? [];
    t.match(question, { code: 'leftStaff', options: [{ id: 'new' }, { id: 'skip' }] });
    await desk.choose(run, { answers: { [question?.key ?? '']: 'new' } });
    await desk.write(await desk.view(run.importId));
    t.match(await desk.view(run.importId), { state: 'written', counts: { new: 1 } });
  },
);
