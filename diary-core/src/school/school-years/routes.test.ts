import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';

const options = { features: worldFeatures };
const PATH = '/api/v1/school-years';
const next = {
  name: '2027/2028',
  from: '2027-09-01',
  to: '2028-08-31',
  lessonsFrom: '2027-09-01',
  lessonsTo: '2028-06-23',
  terms: [
    { ordinal: 1, from: '2027-09-01', to: '2028-01-28' },
    { ordinal: 2, from: '2028-01-29', to: '2028-06-23' },
  ],
};

onBothEngines(
  t,
  'a school year is put in, changed and told when somebody was quicker',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const added = (await admin.send('POST', PATH, next)).json();
    t.match(added, { isCurrent: false, version: 1, terms: [{ ordinal: 1 }, { ordinal: 2 }] });
    const path = `${PATH}/${added.yearId}`;
    const shorter = { ...next, lessonsTo: '2028-06-16', terms: [next.terms[0]], version: 1 };
    const changed = (await admin.send('PUT', path, shorter)).json();
    t.match(changed, { lessonsTo: '2028-06-16', version: 2, terms: [added.terms[0]] });
    const late = await admin.send('PUT', path, shorter);
    t.strictSame(late.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
    const back = (await admin.send('PUT', path, { ...next, version: 2 })).json();
    t.equal(back.terms[0].termId, added.terms[0].termId, 'a term that stays keeps its id');
    const years = (await admin.get(PATH)).json().items;
    t.same(
      years.map((year: { name: string; isCurrent: boolean }) => [year.name, year.isCurrent]),
      [
        ['2026/2027', true],
        ['2027/2028', false],
      ],
    );
    kit.clock.set(Date.parse('2027-09-02T10:00:00Z'));
    t.same(
      (await admin.get(PATH)).json().items.map((year: { isCurrent: boolean }) => year.isCurrent),
      [false, true],
    );
  },
);

onBothEngines(t, 'a school year that cannot be is refused whole', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const { yearId } = (await admin.send('POST', PATH, next)).json();
  const path = `${PATH}/${yearId}`;
  const faultsOf = async (over: object) => {
    const reply = await admin.send('PUT', path, { ...next, ...over, version: 1 });
    return reply.json().details?.faults ?? reply.json().code;
  };
  t.same(await faultsOf({ from: '2027-08-31' }), ['overlaps_other_year']);
  t.same(await faultsOf({ to: '2027-02-30' }), ['no_such_date']);
  t.same(await faultsOf({ lessonsFrom: '2028-07-01' }), ['dates_unordered']);
  t.same(await faultsOf({ lessonsTo: '2028-09-01' }), ['lessons_outside_year']);
  t.same(await faultsOf({ terms: [next.terms[0], next.terms[0]] }), ['terms_overlap']);
  t.same(await faultsOf({ terms: [{ ordinal: 1, from: '2027-08-01', to: '2027-12-01' }] }), [
    'term_outside_year',
  ]);
  t.same(await faultsOf({ name: '2026/2027' }), 'kernel.duplicate');
  t.same(
    await faultsOf({ terms: [{ ordinal: 3, from: '2027-09-01', to: '2027-12-01' }] }),
    ['kernel.invalid_input'].at(0),
  );
  t.match((await admin.get(PATH)).json().items[1], { ...next, version: 1 });
  const stranger = as(kit, 'b', 'admin', 'admin');
  t.equal((await stranger.send('PUT', path, { ...next, version: 1 })).statusCode, 404);
  t.equal((await stranger.send('DELETE', `${path}?version=1`)).statusCode, 404);
  const director = as(kit, 'a', 'director', 'director');
  t.equal((await director.send('PUT', path, { ...next, version: 1 })).statusCode, 403);
  const used = `${PATH}/${fixtureId('a', 'year')}?version=1`;
  t.equal((await admin.send('DELETE', used)).json().code, 'schoolYears.in_use');
  t.equal((await admin.get(PATH)).json().items[0].terms.length, 2, 'its terms are still there');
  t.equal((await admin.send('DELETE', `${path}?version=2`)).json().code, 'kernel.version_conflict');
  t.equal((await admin.send('DELETE', `${path}?version=1`)).statusCode, 204);
  t.equal((await admin.get(PATH)).json().items.length, 1);
});
