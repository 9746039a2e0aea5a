import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { requireDecides } from './api.ts';
import { custodyFault, FULL_CUSTODY } from './domain.ts';

const options = { features: worldFeatures };
const person = (name: string, key: 'a' | 'b' = 'a') => fixtureId<'PersonId'>(key, name);
const COURT = 'SR Warszawa-Mokotów, III Nsm 12/26, 2 września 2026';

t.test('a restriction rests on a decision; who was deprived does not decide', async (t) => {
  t.equal(custodyFault(FULL_CUSTODY), undefined);
  t.equal(custodyFault({ ...FULL_CUSTODY, collects: false }), 'guardians.court_reference_needed');
  const deprived = { ...FULL_CUSTODY, authority: 'deprived', courtReference: COURT } as const;
  t.equal(custodyFault(deprived), 'guardians.deprived_decides');
  t.equal(custodyFault({ ...deprived, decides: false }), undefined);
});

onBothEngines(
  t,
  'a guardian whom a court shut out sees that child no longer, in nothing, from the next request on',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const office = as(kit, 'a', 'secretariat', 'secretary');
    const guardian = as(kit, 'a', 'guardian', 'katarzyna');
    const child = `/api/v1/students/${person('lucja')}`;
    const custody = `${child}/guardians/${person('katarzyna')}/custody`;
    const children = async () =>
      (await guardian.get('/api/v1/children'))
        .json()
        .items.map((each: { firstName: string }) => each.firstName);
    t.same(await children(), ['Łucja', 'Łukasz']);
    const shut = {
      authority: 'deprived',
      courtReference: COURT,
      seesChild: false,
      decides: false,
      collects: false,
      note: null,
      version: 1,
      reason: 'odpis postanowienia',
    };
    const none = await office.send('PUT', custody, { ...shut, courtReference: null });
    t.equal(none.json().code, 'guardians.court_reference_needed');
    t.equal(
      (await office.send('PUT', custody, { ...shut, decides: true })).json().code,
      'guardians.deprived_decides',
    );
    const done = await office.send('PUT', custody, shut);
    t.match(
      done
        .json()
        .items.find((each: { guardianId: string }) => each.guardianId === person('katarzyna')),
      { custody: { authority: 'deprived', seesChild: false, version: 2 } },
    );
    t.same(await children(), ['Łukasz'], 'the other child stays');
    t.equal((await guardian.get(child)).statusCode, 404);
    t.equal((await guardian.get(`${child}/photo`)).statusCode, 404);
    t.equal((await guardian.get(`/api/v1/students/${person('acki')}`)).statusCode, 200);
    t.equal(
      (await as(kit, 'a', 'guardian', 'tomasz').get(child)).statusCode,
      200,
      'the other parent',
    );
    const detail = (await office.get(`/api/v1/guardians/${person('katarzyna')}`)).json();
    t.equal(detail.children.length, 2, 'the office still knows the bond');
    t.equal((await office.send('PUT', custody, shut)).json().code, 'kernel.version_conflict');
    const teacher = as(kit, 'a', 'homeroomTeacher', 'scibor');
    t.equal((await teacher.send('PUT', custody, { ...shut, version: 2 })).statusCode, 403);
    const other = as(kit, 'b', 'secretariat', 'secretary');
    t.equal((await other.send('PUT', custody, { ...shut, version: 2 })).statusCode, 404);
    const back = { ...shut, authority: 'limited', seesChild: true, version: 2 };
    t.equal((await office.send('PUT', custody, back)).statusCode, 200);
    t.same(await children(), ['Łucja', 'Łukasz']);
    const decides = (name: string) =>
      kit.db
        .forSchool(kit.schoolA)
        .read((read) => requireDecides(read, [person(name)], person('lucja'), '2026-09-07'));
    await t.rejects(decides('katarzyna'), { code: 'guardians.no_decisions' }, 'sees, decides not');
    await decides('tomasz');
  },
);
