import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { id, options, type Part, partOf, world } from './test-world.ts';

onBothEngines(
  t,
  'a parent and a pupil see what the school holds [PRIV-01]',
  options,
  async (t, kit) => {
    const { parent, pupil } = await world(kit);
    const subjects = (await parent.get('/api/v1/own-data')).json().items;
    const whose = (isChild: boolean) =>
      subjects
        .filter((each: { isChild: boolean }) => each.isChild === isChild)
        .map((each: { name: string }) => each.name);
    t.same(whose(true), ['Łukasz Ącki', 'Łucja Żak']);
    t.same(whose(false), ['Katarzyna Żak']);
    const child = (await parent.get(`/api/v1/child-data/${id('lucja')}`)).json();
    t.match(child, { name: 'Łucja Żak', kind: 'student', controller: 'Szkoła A' });
    const own = (await parent.get(`/api/v1/own-data/${id('katarzyna')}`)).json();
    t.equal(own.name, 'Katarzyna Żak');
    t.ok(partOf(own, 'account'));
    const self = (await pupil.get(`/api/v1/own-data/${id('lucja')}`)).json();
    t.same(
      self.parts.map((part: Part) => part.record),
      child.parts.map((part: Part) => part.record),
    );
  },
);

onBothEngines(
  t,
  'on a request the office gives since when, what and to whom [PRIV-02] [PRIV-03] [PRIV-05]',
  options,
  async (t, kit) => {
    const { office } = await world(kit);
    const put = kit.clock.nowMs();
    const disclosure = {
      body: 'Sąd Rejonowy w Krakowie',
      legalBasis: 'art. 15 ust. 2 k.p.c.',
      scope: 'adres i klasa',
      form: 'paper',
      disclosedOn: '2026-10-02',
      isSecret: false,
      personIds: [id('lucja')],
    };
    await office.send('POST', '/api/v1/data-disclosures', disclosure);
    kit.clock.advance(3_600_000);
    const report = (await office.get(`/api/v1/subject-data/${id('lucja')}`)).json();
    t.equal(report.sinceUtc, put, 'since when');
    t.match(partOf(report, 'person')?.rows, [{ first_name: 'Łucja', last_name: 'Żak' }], 'what');
    await t.test('from where, and how it was collected [PRIV-04] [PRIV-06]', async (t) => {
      t.match(partOf(report, 'card'), { source: 'school', collected: 'office', count: 1 });
    });
    t.match(partOf(report, 'class_member')?.recipients, ['person', 'guardians'], 'to whom');
    t.match(report.disclosures, [{ body: 'Sąd Rejonowy w Krakowie', disclosedOn: '2026-10-02' }]);
    const text = JSON.stringify(report);
    for (const secret of [
      'pesel_sealed',
      'pesel_mark',
      'number_cipher',
      'password_hash',
      'sort_key',
    ])
      t.notOk(text.includes(secret), secret);
    const seen = await kit.db
      .forSchool(kit.schoolA)
      .read((r) =>
        r.from('audit').select('action').where('action', '=', 'subjectData.read.seen').execute(),
      );
    t.equal(seen.length, 1, 'that the office looked is recorded');
  },
);

onBothEngines(
  t,
  'what law or another person’s safety protects is left out [PRIV-07]',
  options,
  async (t, kit) => {
    const { parent, office } = await world(kit);
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.note', subject: { kind: 'test' } }, (tx) =>
        tx.update('student', id('lucja'), { gate_note: 'nie wydawać ojcu' }),
      );
    const secret = {
      body: 'Policja',
      legalBasis: 'art. 20 ustawy o Policji',
      scope: 'wejścia z września',
      form: 'electronic',
      disclosedOn: '2026-10-02',
      isSecret: true,
      personIds: [id('lucja')],
    };
    await office.send('POST', '/api/v1/data-disclosures', secret);
    const reply = await parent.get(`/api/v1/child-data/${id('lucja')}`);
    t.notMatch(reply.body, /nie wydawać ojcu/);
    t.notMatch(reply.body, /Policja/);
    t.same(partOf(reply.json(), 'student')?.withheld, ['gate_note'], 'that it is held is told');
    t.notOk(Object.values(reply.json().names).includes('Tomasz Żak'), 'nor who else cares');
    const file = await parent.send('POST', `/api/v1/child-data/${id('lucja')}/export`);
    t.notMatch(file.body, /nie wydawać ojcu|Policja/);
    const all = (await office.get(`/api/v1/subject-data/${id('lucja')}`)).json();
    t.match(all.disclosures, [{ body: 'Policja' }]);
  },
);

/** Tables that speak of people and belong in no report, with the reason. */
const WITHOUT: Readonly<Record<string, string>> = {
  audit: 'the register of changes: its acts are counted in the report',
  audit_content: 'the register of changes',
  school_option: 'who set an option of the school',
  student_group: 'declared for its teacher',
  data_disclosure_person: 'disclosures have a part of their own',
};

t.test('every table that refers to a person says what it holds about that person', async (t) => {
  const declared = new Set(
    features.flatMap((feature) => (feature.subjectData ?? []).map(({ table }) => table.name)),
  );
  const people = ['person', 'student', 'guardian', 'staff_member'];
  for (const feature of features)
    for (const { name, options: given } of feature.tables ?? []) {
      const refers = Object.values(given.references ?? {}).some((to) => people.includes(to));
      if (refers && WITHOUT[name] === undefined)
        t.ok(declared.has(name), `${name}: name it in subjectData of ${feature.name}`);
    }
});
