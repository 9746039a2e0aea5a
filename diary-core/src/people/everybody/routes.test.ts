import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { everybody } from './feature.ts';

const options = { features: [...worldFeatures, everybody] };
type Item = { firstName: string; lastName: string; kind: string };
const names = (reply: { items: Item[] }) =>
  reply.items.map((each) => `${each.lastName} ${each.firstName}`);

onBothEngines(t, 'one list holds everybody, a page at a time', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const all = (await office.get('/api/v1/people?limit=200')).json();
  const counts = (await office.get('/api/v1/people/counts')).json();
  t.equal(all.items.length, counts.student + counts.guardian + counts.staff);
  const pages: Item[] = [];
  let after = '';
  do {
    const page = (await office.get(`/api/v1/people?limit=3${after}`)).json();
    pages.push(...page.items);
    after = page.next === undefined ? '' : `&after=${page.next}`;
  } while (after !== '');
  t.strictSame(pages, all.items);
  const mother = all.items.find((each: Item) => each.firstName === 'Katarzyna');
  t.match(mother, { kind: 'guardian', isCurrent: true, children: [{ className: '4a' }, {}] });
  t.match((await office.get(`/api/v1/people/${mother.personId}`)).json(), mother);
  const other = as(kit, 'b', 'secretariat', 'secretary');
  t.equal((await other.get(`/api/v1/people/${mother.personId}`)).statusCode, 404);
  t.equal((await as(kit, 'a', 'teacher', 'lis').get('/api/v1/people')).statusCode, 403);
});

onBothEngines(t, 'a search forgives marks, slips and order', options, async (t, kit) => {
  await putWorld(kit);
  const office = as(kit, 'a', 'secretariat', 'secretary');
  const find = async (search: string, rest = '') =>
    (await office.get(`/api/v1/people?search=${encodeURIComponent(search)}${rest}`)).json();
  t.ok(names(await find('lucja zak')).includes('Żak Łucja'));
  t.match(await find('lucja zak'), { near: false });
  const slip = await find('lujca zak', '&kind=student');
  t.equal(slip.near, true);
  t.ok(names(slip).includes('Żak Łucja'));
  t.ok(names(await find('4A zak')).includes('Żak Łucja'));
  t.strictSame(await find('zzzzqqq'), { items: [], near: false });
  t.strictSame(await find('%_'), await find(''), 'wildcards mean nothing');
  t.strictSame((await find('', `&classId=${fixtureId('a', '4a')}&kind=staff`)).items, []);
  t.equal((await office.get('/api/v1/people?kind=hub')).statusCode, 400);
  t.equal((await office.get('/api/v1/people?after=nobody')).json().code, 'kernel.invalid_cursor');
});

onBothEngines(t, 'who left is found among those who left', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const jan = fixtureId('a', 'jan');
  const leave = { leftOn: '2026-09-07', reason: 'wyprowadzka' };
  await admin.send('POST', `/api/v1/students/${jan}/leave`, leave);
  const has = async (query: string) =>
    (await admin.get(`/api/v1/people?limit=200${query}`))
      .json()
      .items.some((each: { personId: string }) => each.personId === jan);
  t.equal(await has(''), false);
  t.equal(await has('&former=true'), true);
  t.match((await admin.get(`/api/v1/people/${jan}`)).json(), { isCurrent: false });
});

onBothEngines(t, 'classes say who leads them and how many are in them', options, async (t, kit) => {
  await putWorld(kit);
  const admin = as(kit, 'a', 'admin', 'admin');
  const { items } = (await admin.get('/api/v1/classes/summary')).json();
  const first = items.find((each: { name: string }) => each.name === '4a');
  t.match(first, { studentCount: 2, homeroom: { name: 'Bożena Ścibor' } });
});
