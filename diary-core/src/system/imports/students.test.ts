import { utils, write } from '@e965/xlsx';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { moves } from '../../people/moves/feature.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { imports } from './feature.ts';
import { AGREEMENT, importDesk } from './test-imports.ts';

const options = { features: [...worldFeatures, moves, imports] };
const admin = (kit: TestKit) => as(kit, 'a', 'admin', 'admin');

/** Births in the 2200s: these numbers are nobody's. */
const PESEL = { lucja: '14650310127', jakub: '14650310219' } as const;

const FILE = [
  'Nazwisko;Imię;PESEL;Data urodzenia;Klasa;Matka - nazwisko i imię;Telefon matki;Ojciec nazwisko;Ojciec imię;E-mail ojca',
  `Żółć-Kęsik;Łucja;${PESEL.lucja};3.05.2214;5c;Żółć Anna;600 100 200;Kęsik;Piotr;piotr@szkola.example`,
  `Żółć-Kęsik;Jakub;${PESEL.jakub};2214-05-03;V C;Żółć Anna;+48 600100200;;;`,
  'Kowalski;Jan;;;4b;Kowalska Anna;601 202 303;;;',
].join('\r\n');

const studentsOf = async (kit: TestKit, search = '') =>
  (
    await as(kit, 'a', 'secretariat', 'secretary').get(
      `/api/v1/students?limit=200&search=${search}`,
    )
  ).json().items;

onBothEngines(
  t,
  '[ACCT-24] pupils come in from a file: dry run, one transaction, undone whole',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const before = await studentsOf(kit);
    const run = await desk.upload('students', FILE);
    t.equal(run.state, 'ready');
    t.same(run.counts, { new: 2, changed: 0, same: 0, unclear: 1, refused: 0 });
    t.same(run.dryRun?.made, [{ kind: 'schoolClass', name: '5c' }]);
    t.same(await studentsOf(kit), before, 'a dry run writes nothing');
    const [question] = run.dryRun?.questions ?? [];
    t.match(question, { code: 'samePupil', about: 'Jan Kowalski', line: 4 });
    const early = await desk.write(run);
    t.equal(early.statusCode, 204);
    t.match(await desk.view(run.importId), {
      state: 'ready',
      fault: { code: 'imports.undecided' },
    });
    const asked = await desk.view(run.importId);
    const answers = { [question?.key ?? '']: fixtureId('a', 'jan') as string };
    t.equal((await desk.choose(asked, { answers })).statusCode, 200);
    const decided = await desk.view(run.importId);
    t.same(decided.counts, { new: 2, changed: 1, same: 0, unclear: 0, refused: 0 });
    const [changed] = await desk.rows(run.importId, 'changed');
    t.same(changed?.changes, [
      { field: 'className', before: '4a', after: '4b' },
      { field: 'guardianPhone', before: '', after: '601 202 303 (Anna Kowalska)' },
    ]);
    t.equal((await desk.write(decided)).statusCode, 204);
    const written = await desk.view(run.importId);
    t.match(written, { state: 'written', counts: { new: 2, changed: 1 } });
    const came = await studentsOf(kit, 'kesik');
    t.match(came, [
      { firstName: 'Jakub', className: '5c', numberInClass: 1 },
      { firstName: 'Łucja', className: '5c', numberInClass: 2 },
    ]);
    const office = as(kit, 'a', 'secretariat', 'secretary');
    const guardians = async (studentId: string) =>
      (await office.get(`/api/v1/students/${studentId}/guardians`)).json().items;
    const ofLucja = await guardians(came[1].studentId);
    t.match(ofLucja, [
      { firstName: 'Anna', lastName: 'Żółć', relation: 'mother', phone: '600 100 200' },
      { firstName: 'Piotr', lastName: 'Kęsik', relation: 'father', email: 'piotr@szkola.example' },
    ]);
    const [mother] = await guardians(came[0].studentId);
    t.equal(mother.guardianId, ofLucja[0].guardianId, 'one mother of both');
    t.match((await office.get(`/api/v1/students/${came[1].studentId}/pesel`)).json(), {
      pesel: PESEL.lucja,
    });
    const acts = (await admin(kit).get('/api/v1/imports')).json().items;
    t.match(acts, [{ state: 'written', fileName: 'plik.csv' }]);

    const again = await desk.upload('students', FILE);
    t.same(
      again.counts,
      { new: 0, changed: 0, same: 3, unclear: 0, refused: 0 },
      'the same file twice changes nothing',
    );
    await desk.write(again);
    t.match(await desk.view(again.importId), {
      state: 'ready',
      fault: { code: 'imports.nothing_to_do' },
    });
    t.equal((await desk.drop(await desk.view(again.importId))).statusCode, 204);

    t.equal((await desk.undo(written)).statusCode, 204);
    t.match(await desk.view(run.importId), { state: 'undone', fault: null });
    t.same(await studentsOf(kit), before);
    t.match(await guardians(fixtureId('a', 'jan')), [
      {
        guardianId: fixtureId('a', 'anna'),
        firstName: 'Anna',
        lastName: 'Kowalska',
        relation: 'mother',
        seesPassages: true,
      },
    ]);
    const classes = (await admin(kit).get('/api/v1/classes')).json().items;
    t.notOk(
      classes.some((each: { name: string }) => each.name === '5c'),
      'the class is gone too',
    );
    t.equal((await desk.undo(await desk.view(run.importId))).json().code, 'imports.wrong_state');
  },
);

const withHeader = (...rows: string[]): string =>
  ['nazwisko,imie,pesel,data_ur,klasa,telefon', ...rows].join('\n');

onBothEngines(
  t,
  'each bad row says why, column by column; the good ones go in',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const run = await desk.upload(
      'students',
      withHeader(
        `Dobra,Ala,${PESEL.lucja},,4a,`,
        'Zła,Ela,14650310128,,4a,',
        'Cyfra,Ola,1465,,4a,',
        `Data,Iga,${PESEL.jakub},1.01.2014,4a,`,
        'Dzień,Ewa,,31.02.2014,4a,',
        '=1+1,Jan,,,4a,',
        `Druga,Ala,${PESEL.lucja},,4a,`,
        'Klasa,Jan,,,orły,',
        'Bez,Klasy,,,,',
        'Telefon,Jan,,,4a,600100200',
        ',Bezimienna,,,4a,',
      ),
    );
    t.same(run.counts, { new: 1, changed: 0, same: 0, unclear: 0, refused: 10 });
    const refused = await desk.rows(run.importId, 'refused');
    t.same(
      refused.map(({ line, faults }) => [
        line,
        ...faults.flatMap(({ column, code }) => [column, code]),
      ]),
      [
        [3, 'pesel', 'peselCheck'],
        [4, 'pesel', 'peselDigits'],
        [5, 'pesel', 'peselBorn'],
        [6, 'data_ur', 'date'],
        [7, 'nazwisko', 'formula', 'nazwisko', 'missingLastName'].slice(0, 3),
        [8, 'pesel', 'twice'],
        [9, 'klasa', 'className'],
        [10, 'klasa', 'missingClass'],
        [11, 'telefon', 'guardianName'],
        [12, 'nazwisko', 'missingLastName'],
      ],
    );
    t.match(refused[5]?.faults[0]?.details, { line: 2 });
    t.same(refused[0]?.cells.slice(0, 3), ['Zła', 'Ela', '14650310128'], 'the row is given back');
    await desk.write(run);
    t.match(await desk.view(run.importId), { state: 'written', counts: { new: 1, refused: 10 } });
    t.equal((await studentsOf(kit, 'dobra')).length, 1);
  },
);

onBothEngines(
  t,
  'later work keeps an import from being undone, and is named',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const run = await desk.upload('students', withHeader(`Nowa,Ala,${PESEL.lucja},,4a,`));
    await desk.write(run);
    const [ala] = await studentsOf(kit, 'nowa');
    const added = await admin(kit).send('POST', `/api/v1/students/${ala.studentId}/guardians`, {
      firstName: 'Ewa',
      lastName: 'Nowa',
      relation: 'mother',
    });
    t.ok(added.statusCode < 300);
    await desk.undo(await desk.view(run.importId));
    const stopped = await desk.view(run.importId);
    t.match(stopped, {
      state: 'written',
      fault: {
        code: 'imports.later_work',
        details: { later: [{ table: 'guardianship', records: 1 }] },
      },
    });
    t.equal((await studentsOf(kit, 'nowa')).length, 1, 'nothing half undone');
    kit.clock.advance(24 * 60 * 60_000);
    t.equal((await desk.undo(stopped)).json().code, 'imports.day_over');
  },
);

onBothEngines(
  t,
  'two administrators: what one saw is not what the other changed',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const one = importDesk(kit, admin(kit));
    const other = importDesk(kit, as(kit, 'a', 'admin', 'director'));
    const file = withHeader(`Nowa,Ala,${PESEL.lucja},,4a,`, 'Kowal,Jan,,2.02.2014,4b,');
    const first = await one.upload('students', file);
    const second = await other.upload('students', file);
    await one.write(first);
    await other.write(second);
    t.match(await other.view(second.importId), {
      state: 'ready',
      fault: { code: 'imports.changed_meanwhile' },
    });
    t.equal((await studentsOf(kit, 'nowa')).length, 1, 'nobody comes twice');
    const stale = await other.choose(second, { className: '4a' });
    t.equal(stale.json().code, 'kernel.version_conflict');
    const [third, fourth] = await Promise.all([
      one.upload('students', withHeader('Trzeci,Jan,,3.03.2014,4a,')),
      one.upload('students', withHeader('Czwarty,Jan,,4.04.2014,4a,')),
    ]);
    const send = (run: typeof third) =>
      admin(kit).send('POST', `/api/v1/imports/${run.importId}/write`, {
        version: run.version,
        digest: run.dryRun?.digest,
        agreement: AGREEMENT,
      });
    const replies = [await send(third), await send(fourth)];
    t.same(
      replies.map((reply) => (reply.statusCode === 204 ? 204 : reply.json().code)),
      [204, 'imports.busy'],
    );
    await kit.settle();
    t.equal((await studentsOf(kit, 'trzeci')).length, 1);
    const strange = importDesk(kit, as(kit, 'b', 'admin', 'admin'));
    t.match(await strange.view(third.importId), { code: 'kernel.not_found' }, 'of another school');
    t.equal(
      (await as(kit, 'a', 'secretariat', 'secretary').get('/api/v1/imports')).statusCode,
      403,
    );
  },
);

onBothEngines(
  t,
  'windows-1250, marks, tabs and workbooks are one file',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const rows = [
      ['Uczeń - nazwisko', 'Imię', 'Data urodzenia', 'Oddział'],
      ['Żółw', 'Łucja', '2014-05-03', '4a'],
    ];
    const text = (sign: string) => rows.map((row) => row.join(sign)).join('\r\n');
    const cp1250 = Buffer.from(
      [...text(';')].map(
        (letter) =>
          ({ ń: 0xf1, ę: 0xea, ł: 0xb3, Ż: 0xaf, ó: 0xf3, Ł: 0xa3 })[letter] ??
          letter.charCodeAt(0),
      ),
    );
    const sheet = utils.aoa_to_sheet(
      [rows[0] ?? [], ['Żółw', 'Łucja', new Date(Date.UTC(2014, 4, 3)), '4a']],
      {
        UTC: true,
        cellDates: false,
        dateNF: 'yyyy-mm-dd',
      },
    );
    const book = utils.book_new(sheet, 'Uczniowie');
    const files = [
      cp1250,
      `\uFEFF${text(';')}`,
      text('\t'),
      text(','),
      write(book, { type: 'buffer', bookType: 'xlsx' }),
    ];
    const digests = [];
    for (const file of files) {
      const run = await desk.upload('students', file);
      t.match(await desk.rows(run.importId), [{ title: 'Łucja Żółw, 4a', state: 'new', line: 2 }]);
      digests.push(run.dryRun?.digest);
    }
    t.equal(new Set(digests).size, 1, 'the same whatever it is written in');
    sheet['A2'] = { t: 'n', v: 2, f: '1+1' };
    const run = await desk.upload('students', write(book, { type: 'buffer', bookType: 'xlsx' }));
    t.match(await desk.rows(run.importId, 'refused'), [{ faults: [{ code: 'formula' }] }]);
  },
);

onBothEngines(t, 'a file that cannot be taken says why', options, async (t, kit) => {
  await putWorld(kit);
  const desk = importDesk(kit, admin(kit));
  const many = Array.from({ length: 200_000 }, (_, n) => `N${n},J,,,4a`).join('\n');
  const tooMany = await desk.upload('students', `nazwisko,imie,pesel,data_ur,klasa\n${many}`);
  t.match(tooMany, {
    state: 'refused',
    fault: { code: 'imports.too_many_rows', details: { most: 5000 } },
  });
  t.match(await desk.upload('students', Buffer.from([0, 1, 2, 0, 3])), {
    fault: { code: 'imports.unreadable' },
  });
  t.match(await desk.upload('students', 'nazwisko;imie\n'), { fault: { code: 'imports.empty' } });
  const unknown = await desk.upload('students', 'A;B;C\nNowicki;Jan;4a');
  t.same(unknown.dryRun?.missing, ['lastName', 'firstName']);
  const columns = { 0: 'lastName', 1: 'firstName', 2: 'className' };
  t.equal(
    (await desk.choose(unknown, { columns: { 0: 'lastName', 1: 'lastName' } })).json().code,
    'imports.field_twice',
  );
  t.equal(
    (await desk.choose(unknown, { columns: { 0: 'shoeSize' } })).json().code,
    'imports.unknown_field',
  );
  t.equal((await desk.choose(unknown, { columns })).statusCode, 200);
  await desk.write(await desk.view(unknown.importId));
  const remembered = await desk.upload('students', 'A;B;C\nNowak;Anna;4a');
  t.match(
    await desk.rows(remembered.importId),
    [{ title: 'Anna Nowak, 4a', state: 'new' }],
    'columns are remembered',
  );
  const nowhere = await desk.choose(remembered, { from: '2030-01-01' });
  t.match(nowhere.json(), { dryRun: null, fault: { code: 'imports.no_school_year' } });
});

onBothEngines(
  t,
  'a move dated before the school year is refused until the day is another one',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const desk = importDesk(kit, admin(kit));
    const run = await desk.upload('students', 'nazwisko;imie;klasa\nŻak;Łucja;4b');
    const [question] = run.dryRun?.questions ?? [];
    const answers = { [question?.key ?? '']: fixtureId('a', 'lucja') as string };
    const early = (await desk.choose(run, { answers, from: '2026-08-30' })).json();
    t.match(early, { dryRun: null, fault: { code: 'imports.no_school_year' } });
    await desk.write(early);
    t.match(await desk.view(run.importId), {
      state: 'ready',
      fault: { code: 'imports.no_school_year' },
    });
    t.match(await studentsOf(kit, 'lucja'), [{ className: '4a' }], 'nobody was moved');
    const again = await desk.view(run.importId);
    const later = (await desk.choose(again, { from: '2026-10-01' })).json();
    t.match(later.counts, { changed: 1, unclear: 0 });
  },
);
