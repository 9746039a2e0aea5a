import t from 'tap';
import { DEFAULT_TABLE, faultOfTable, isBankAccount, modeOn } from './domain.ts';
import { checkList, dateOf, groszOf, readList } from './payment-list.ts';

t.test('the last word that had begun counts, and when its time is over, basic', async (t) => {
  const row = (
    id: string,
    mode: 'basic' | 'extended',
    firstDay: string,
    lastDay: string | null,
  ) => ({
    id,
    mode,
    firstDay,
    lastDay,
  });
  const rows = [
    row('1', 'extended', '2026-09-10', '2027-08-31'),
    row('2', 'basic', '2026-11-01', null),
  ];
  t.equal(modeOn(rows, '2026-09-09').mode, 'basic', 'nothing said yet');
  t.same(modeOn(rows, '2026-09-10'), { mode: 'extended', lastDay: '2027-08-31' });
  t.same(modeOn(rows, '2026-11-01'), { mode: 'basic', lastDay: null });
  t.equal(modeOn(rows.slice(0, 1), '2027-08-31').mode, 'extended', 'the last day is within');
  t.equal(modeOn(rows.slice(0, 1), '2027-09-01').mode, 'basic');
});

t.test(
  'a table is whole, keeps the own settings, and extended has no less than basic',
  async (t) => {
    t.equal(faultOfTable(DEFAULT_TABLE), undefined);
    t.equal(faultOfTable(DEFAULT_TABLE.slice(1)), 'rows');
    const [first, ...rest] = DEFAULT_TABLE;
    t.equal(faultOfTable([...(first ? [first, first] : []), ...rest.slice(1)]), 'rows');
    const changed = (service: string, basic: 'yes' | 'no', extended: 'yes' | 'no') =>
      DEFAULT_TABLE.map((row) => (row.service === service ? { ...row, basic, extended } : row));
    t.equal(faultOfTable(changed('configuration', 'no', 'yes')), 'configuration');
    t.equal(faultOfTable(changed('help', 'yes', 'no')), 'less');
    t.equal(faultOfTable(changed('mobile', 'yes', 'yes')), undefined);
  },
);

t.test('an account number has 26 digits whose check digits agree', async (t) => {
  t.ok(isBankAccount('61109010140000071219812874'));
  t.notOk(isBankAccount('61109010140000071219812875'));
  t.notOk(isBankAccount('6110901014000007121981287'));
  t.notOk(isBankAccount('6110901014000007121981287x'));
});

t.test('amounts and dates as treasurers write them', async (t) => {
  for (const [text, grosz] of [
    ['50', 5000],
    ['50,5', 5050],
    ['1 200,05 zł', 120005],
    ['-50', null],
    ['=2+3', null],
    ['50,005', null],
  ] as const)
    t.equal(groszOf(text), grosz, text);
  t.equal(dateOf('2026-09-10'), '2026-09-10');
  t.equal(dateOf('1.09.2026'), '2026-09-01');
  t.equal(dateOf('31.09.2026'), null);
  t.equal(dateOf('wrzesień'), null);
});

t.test(
  'a list is read with tabs, semicolons or commas, with and without names of columns',
  async (t) => {
    const cells = {
      student: 'Żak Łucja',
      guardian: 'Tomasz Żak',
      amount: '50',
      date: '10.09.2026',
    };
    t.same(readList('Żak Łucja\tTomasz Żak\t50\t10.09.2026'), [{ line: 1, ...cells }]);
    t.same(
      readList('\uFEFFKwota;Uczeń;Rodzic;Data wpłaty\r\n50;Żak Łucja;Tomasz Żak;10.09.2026\r\n'),
      [{ line: 2, ...cells }],
    );
    t.same(readList('Żak Łucja,Tomasz Żak,"50",10.09.2026'), [{ line: 1, ...cells }]);
    t.throws(() => readList('a;"b\nc'), { code: 'accessModes.list_faulty' });
    t.throws(() => readList('x;y;1\n'.repeat(201)), { code: 'accessModes.list_long' });
  },
);

t.test('each line says by column what is wrong with it', async (t) => {
  const person = (personId: string, firstName: string, lastName: string) =>
    ({ personId, firstName, lastName, kind: 'guardian', sortKey: '', searchKey: '' }) as never;
  const context = {
    families: [
      {
        student: person('s1', 'Łucja', 'Żak'),
        guardians: [person('g1', 'Katarzyna', 'Żak'), person('g2', 'Tomasz', 'Żak')],
      },
      { student: person('s2', 'Jan', 'Kowalski'), guardians: [person('g3', 'Anna', 'Kowalska')] },
      { student: person('s3', 'Ewa', 'Lis'), guardians: [] },
      { student: person('s4', 'Ewa', 'Lis'), guardians: [] },
    ],
    paidAlready: new Set(['g2']),
    feeGrosz: 5000,
    today: '2026-09-20',
    yearFrom: '2026-09-01',
  };
  const check = (line: string) => {
    const [checked] = checkList(readList(line), context);
    return [
      checked?.guardianId ?? null,
      ...(checked?.faults ?? []).map((f) => `${f.column}.${f.code}`),
    ];
  };
  t.same(check('zak lucja;ZAK Katarzyna;50;2026-09-10'), ['g1'], 'marks and order do not matter');
  t.same(check('Jan Kowalski;;50;'), ['g3'], 'the only guardian');
  t.same(check('Łucja Żak;;50'), [null, 'guardian.ambiguous']);
  t.same(check('Łucja Żak;Tomasz Żak;50'), ['g2', 'guardian.paidAlready']);
  t.same(check('Ewa Lis;;50'), [null, 'student.ambiguous']);
  t.same(check('=cmd;;50'), [null, 'student.unknown']);
  t.same(check(';;50'), [null, 'student.missing']);
  t.same(check('Jan Kowalski;Piotr Lis;50'), [null, 'guardian.unknown']);
  t.same(check('Jan Kowalski;;dużo;2026-09-21'), ['g3', 'amount.notNumber', 'date.future']);
  t.same(check('Jan Kowalski;;50;2026-08-31'), ['g3', 'date.beforeYear']);
  const twice = checkList(readList('Jan Kowalski;;60\nKowalski Jan;;50'), context);
  t.match(twice, [
    { faults: [], isOtherAmount: true },
    { faults: [{ column: 'guardian', code: 'twice' }], isOtherAmount: false },
  ]);
});
