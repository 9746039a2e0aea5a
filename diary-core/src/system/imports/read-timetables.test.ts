import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gunzipSync } from 'node:zlib';
import { assert, asyncProperty, string, uint8Array } from 'fast-check';
import t, { type Test } from 'tap';
import { readBytes } from './reading/read-bytes.ts';
import { ascFile, inCp1250, optivumPages } from './test-timetables.ts';
import type { FileTimetable } from './timetable/file-timetable.ts';
import { readAsc } from './timetable/read-asc.ts';
import { readOptivum } from './timetable/read-optivum.ts';

const faultOf = (act: () => unknown): string => {
  try {
    act();
    return 'none';
  } catch (error) {
    return (error as { code?: string }).code ?? String(error);
  }
};
const asc = (text: string): FileTimetable => readAsc(Buffer.from(text, 'utf8'));

t.test(
  'an aSc file is read: halves, double lessons, weeks, what has no teacher or place',
  async (t) => {
    const file = asc(ascFile());
    t.same(
      [
        file.classes.length,
        file.teachers.length,
        file.subjects.length,
        file.rooms.length,
        file.lessons.length,
      ],
      [2, 3, 3, 2, 6],
    );
    const [double, both, weekA, weekB, nobody, unplaced] = file.lessons;
    t.same(
      double?.places.map(({ weekday, period }) => [weekday, period]),
      [
        [1, 1],
        [1, 2],
      ],
      'a card holds the first hour of a double lesson',
    );
    t.same(both?.parts, [
      { classId: 'C1', groupName: '' },
      { classId: 'C2', groupName: '' },
    ]);
    t.match(weekA, {
      parts: [{ groupName: 'Grupa 1' }],
      places: [{ weekday: 3, cycle: 'tydz. A' }],
    });
    t.match(weekB, { places: [{ weekday: 3, cycle: 'tydz. B' }] });
    t.same(nobody?.teacherIds, []);
    t.same(unplaced?.places, []);
    t.match(file.subjects[1], { name: 'Matematyka & logika', short: 'mat' });
    t.same(
      file.remarks.map(({ code, count }) => [code, count]),
      [
        ['unplaced', 1],
        ['cycles', 2],
      ],
    );
  },
);

t.test('every encoding that was met gives the same', async (t) => {
  const plain = asc(ascFile());
  const cp1250 = inCp1250(ascFile({ encoding: 'windows-1250' }));
  t.same(readAsc(cp1250), plain);
  t.same(readAsc(Buffer.from(`\uFEFF${ascFile()}`, 'utf8')), plain);
  t.same(readAsc(Buffer.from(`\uFEFF${ascFile({ encoding: 'UTF-16' })}`, 'utf16le')), plain);
  const ascii = ascFile().replace(/[^ -~\r\n]/g, 'x');
  for (const encoding of ['windows-1251', 'windows-1252', 'windows-1256', 'ISO-8859-2'])
    t.equal(
      readAsc(Buffer.from(ascii.replace('UTF-8', encoding), 'latin1')).lessons.length,
      6,
      encoding,
    );
  t.equal(
    faultOf(() => asc(ascFile({ encoding: 'no-such' }))),
    'imports.unreadable',
  );
});

t.test(
  'one card an hour is no block, ids of our own are known, what is strange is told',
  async (t) => {
    const cards = ['1', '2', '3'].map(
      (period) => `<card lessonid="L7" period="${period}" days="00001" weeks="1" terms="1"/>`,
    );
    const file = asc(
      ascFile({
        options: 'export:idprefix:Furtka,daynumbering1',
        lessons:
          '<lesson id="L7" subjectid="S1" classids="C1" teacherids="T1" periodspercard="3" periodsperweek="3.0" locked="1"/>',
        cards: cards.join(''),
        tables: '<timeoffs><timeoff id="1"/></timeoffs>',
      }),
    );
    t.same(
      file.lessons.at(-1)?.places.map(({ period }) => period),
      [1, 2, 3],
    );
    t.equal(file.teachers[0]?.ownId, 't1');
    t.match(file.remarks, [
      { code: 'unknownTables', names: ['timeoffs'] },
      { code: 'unknownColumns', names: ['lessons.locked'] },
    ]);
  },
);

t.test('a file that would reach out is refused, as is one that is no timetable', async (t) => {
  const bomb = '<!DOCTYPE t [<!ENTITY a "x"><!ENTITY b SYSTEM "file:///etc/passwd">]>';
  t.equal(
    faultOf(() => asc(`<?xml version="1.0"?>${bomb}<timetable>&b;</timetable>`)),
    'imports.unreadable',
  );
  t.equal(
    faultOf(() => asc('<plan/>')),
    'imports.not_a_timetable',
  );
  t.equal(
    faultOf(() => asc('<timetable><classes>')),
    'imports.unreadable',
  );
  t.equal(
    faultOf(() => asc('<timetable/>')),
    'imports.empty',
  );
  t.equal(
    faultOf(() => readOptivum(Buffer.from('<html><p>Witaj</p></html>'))),
    'imports.not_a_timetable',
  );
  t.match(await readBytes({ format: 'timetable', bytes: Buffer.from('PK\u0003\u0004') }), {
    ok: false,
  });
});

t.test(
  'pages of Optivum: halves between line breaks, teachers by the list, cells without a lesson',
  async (t) => {
    const file = readOptivum(Buffer.from(optivumPages(), 'utf8'));
    t.same(
      file.classes.map(({ name }) => name),
      ['4a'],
    );
    t.match(file.teachers, [
      { id: 'BŚ', name: 'B.Ścibor', lastName: 'Ścibor' },
      { id: 'ŁL', name: 'Ł.Lis' },
    ]);
    t.match(file.lessons, [
      {
        subjectId: 'j.polski',
        places: [
          { weekday: 1, period: 1 },
          { weekday: 1, period: 2 },
        ],
      },
      {
        subjectId: 'j.angielski',
        parts: [{ groupName: '1/2' }],
        places: [{ weekday: 3, period: 1, roomId: '7' }],
      },
      { subjectId: 'j.angielski', parts: [{ groupName: '2/2' }], teacherIds: ['BŚ'] },
    ]);
    t.same(file.remarks, [{ code: 'unreadCells', names: [], count: 1 }]);
    t.same(readOptivum(inCp1250(optivumPages('windows-1250'))), file);
  },
);

t.test('whatever bytes come in, the answer is a reading or a fault', async () => {
  const known = /^imports\./;
  const settles = (format: 'table' | 'timetable') => async (bytes: Uint8Array) => {
    const reply = await readBytes({ format, bytes });
    return reply.ok || known.test(reply.fault);
  };
  for (const format of ['table', 'timetable'] as const) {
    await assert(asyncProperty(uint8Array({ maxLength: 300 }), settles(format)), { numRuns: 300 });
    await assert(
      asyncProperty(string({ maxLength: 200 }), (text) => settles(format)(Buffer.from(text))),
      { numRuns: 300 },
    );
  }
  const source = Buffer.from(ascFile());
  await assert(
    asyncProperty(
      uint8Array({ minLength: 1, maxLength: 4 }),
      async ([at = 0, with_ = 0, cut = 255]) => {
        const spoilt = Buffer.from(source);
        spoilt[Math.floor((at / 256) * spoilt.length)] = with_;
        return settles('timetable')(spoilt.subarray(0, Math.ceil((cut / 255) * spoilt.length)));
      },
    ),
    { numRuns: 200 },
  );
});

/**
 * Samples that are not ours to keep: beside the project, or where `FURTKA_SAMPLES` says. Where that folder is, each of them must be in it;
 * where it is not, these tests are skipped by name.
 */
const samples =
  process.env['FURTKA_SAMPLES'] ?? fileURLToPath(new URL('../../../../../shared', import.meta.url));
const hasSamples = existsSync(samples);
const sampleTest = (title: string, path: string, check: (t: Test, bytes: Buffer) => void): void => {
  const skip = hasSamples ? false : `no ${samples}: ${path} was not read (FURTKA_SAMPLES)`;
  t.test(title, { skip }, async (inner) => {
    const file = `${samples}/${path}`;
    // One that is missing is told by its name: nothing passes because it was not there.
    const bytes = readFileSync(file);
    check(inner, path.endsWith('.gz') ? gunzipSync(bytes) : bytes);
  });
};

for (const name of ['asc2012-mini-utf8bom.xml', 'asc2012-mini-windows1250.xml'])
  sampleTest(`the small sample, ${name}`, `samples/${name}`, (t, bytes) => {
    const file = readAsc(bytes);
    t.same(
      [
        file.subjects.length,
        file.teachers.length,
        file.rooms.length,
        file.classes.length,
        file.lessons.length,
      ],
      [7, 4, 4, 2, 9],
    );
    const hours = (subject: string, groupName: string): number => {
      const subjectId = file.subjects.find((each) => each.name === subject)?.id;
      const classId = file.classes.find((each) => each.name === '4a')?.id;
      return file.lessons
        .filter(
          (lesson) =>
            lesson.subjectId === subjectId &&
            lesson.parts.some((part) => part.classId === classId && part.groupName === groupName),
        )
        .reduce(
          (sum, { places }) =>
            sum + places.reduce((hours, { cycle }) => hours + (cycle === '' ? 1 : 0.5), 0),
          0,
        );
    };
    t.equal(hours('Język polski', ''), 5);
    t.equal(hours('Matematyka', ''), 4);
    t.equal(hours('Język angielski', 'Grupa 1'), 3);
    t.equal(hours('Wychowanie fizyczne', 'Dziewczęta'), 4);
    t.equal(hours('Informatyka', 'Grupa 2'), 0.5);
    t.ok(file.lessons.some(({ places }) => places.some(({ period }) => period === 0)));
    t.match(
      file.rooms.find(({ short }) => short === 'J1'),
      { name: 'Sala językowa & słownik' },
    );
    t.ok(file.remarks.some(({ code }) => code === 'unplaced'));
  });

sampleTest('the older form of the root', 'samples/asc-old-days-variant.xml', (t, bytes) => {
  t.match(readAsc(bytes), {
    classes: [{ id: '*1', name: '5a', teacherId: '*1' }],
    teachers: [{ short: 'ŻŁ' }],
  });
});

for (const [name, classes, lessons] of [
  ['asc2012-large-two-week-a', 168, 2435],
  ['asc2012-medium-interclass', 30, 276],
] as const)
  sampleTest(`a real export, ${name}`, `timetable-data/asc/${name}.xml.gz`, (t, bytes) => {
    const file = readAsc(bytes);
    t.same([file.classes.length, file.lessons.length], [classes, lessons]);
    t.ok(
      file.lessons.some(({ parts }) => parts.length > 1),
      'lessons across classes',
    );
    t.ok(
      file.lessons.every(({ places }) =>
        places.every(({ weekday, period }) => weekday <= 7 && period <= 50),
      ),
    );
  });

for (const [page, expected] of [
  ['oddzial', 'class-days'],
  ['plain-oddzial', 'plain-class-days'],
] as const)
  sampleTest(
    `a page of Optivum, ${page}`,
    `diary-samples/optivum-html/fixtures/${page}.html`,
    (t, bytes) => {
      type Cell = { subject: string; groupName?: string; teacher?: string; room?: string };
      const days = JSON.parse(
        readFileSync(`${samples}/diary-samples/optivum-html/expected/${expected}.json`, 'utf8'),
      ) as Cell[][][];
      const wanted = days.flatMap((day, index) =>
        day.flatMap((cells) =>
          cells
            .filter(({ teacher }) => teacher !== undefined)
            .map(({ subject, groupName = '', teacher = '', room = '' }) =>
              [index + 1, subject, groupName, teacher, room].join(' | '),
            ),
        ),
      );
      const found = readOptivum(bytes).lessons.flatMap(({ subjectId, parts, teacherIds, places }) =>
        places.map(({ weekday, roomId }) =>
          [weekday, subjectId, parts[0]?.groupName ?? '', teacherIds[0] ?? '', roomId].join(' | '),
        ),
      );
      const held = found.filter((each) => each.split(' | ')[3] !== '');
      t.same(held.sort(), wanted.sort());
    },
  );
