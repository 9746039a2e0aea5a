import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { pupilFiles } from './feature.ts';

const options = { features: [...worldFeatures, pupilFiles] };
const PESEL = '17222812463';
const file = (name = 'jan', key: 'a' | 'b' = 'a') =>
  `/api/v1/students/${fixtureId(key, name)}/file`;
const HOME = { street: 'Lipowa 3/4', postCode: '00-950', town: 'Warszawa', country: 'PL' };
const NEW_HOME = { ...HOME, street: 'Kwiatowa 12' };
const PASSPORT = { kind: 'passport', number: 'FX 100', country: 'UA', validUntil: '2030-01-31' };
const homeroomOf = (kit: TestKit) => as(kit, 'a', 'homeroomTeacher', 'scibor');
const officeOf = (kit: TestKit) => as(kit, 'a', 'secretariat', 'secretary');

onBothEngines(
  t,
  '[PERM-09] director and administrator edit the data of all students; the file keeps what held before, from when to when',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const director = as(kit, 'a', 'director', 'director');
    const empty = (await director.get(file())).json();
    t.match(empty, { mode: 'direct', citizenships: [], homeAddress: null, version: 1 });
    t.ok(empty.missing.includes('homeAddress') && empty.missing.includes('pesel'));
    const first = await director.send('PATCH', file(), {
      version: 1,
      from: '2026-09-01',
      secondName: 'Maria',
      lastName: 'Kowalska',
      bornOn: '2017-02-28',
      pesel: PESEL,
      sex: 'female',
      birthPlace: 'Łódź',
      homeAddress: HOME,
      citizenships: ['PL', 'UA'],
      documents: [PASSPORT],
    });
    t.equal(first.statusCode, 200, first.body);
    t.match(first.json(), {
      outcome: 'saved',
      file: { lastName: 'Kowalska', secondName: 'Maria', homeAddress: HOME, version: 2 },
    });
    t.same(first.json().file.citizenships, ['PL', 'UA']);
    t.same(first.json().file.documents, [PASSPORT]);
    t.notMatch(first.body, PESEL);
    kit.clock.advance(24 * 3_600_000);
    const admin = as(kit, 'a', 'admin', 'admin');
    const moved = { version: 2, homeAddress: NEW_HOME, citizenships: ['PL'] };
    t.equal((await admin.send('PATCH', file('jan'), moved)).statusCode, 200);
    const history = (await admin.get(`${file()}/history`)).json().items;
    const of = (field: string) =>
      history
        .filter((line: { field: string }) => line.field === field)
        .map((line: { value: string; from: string; to: string | null }) => [
          line.value,
          line.from,
          line.to,
        ]);
    t.same(of('homeAddress'), [
      [JSON.stringify(NEW_HOME), '2026-09-08', null],
      [JSON.stringify(HOME), '2026-09-01', '2026-09-07'],
    ]);
    t.same(of('lastName'), [
      ['Kowalska', '2026-09-01', null],
      ['Kowalski', '2023-09-01', '2026-08-31'],
    ]);
    t.same(
      of('citizenship').find(([value]: string[]) => value === 'UA'),
      ['UA', '2026-09-01', '2026-09-07'],
    );
    t.same(of('pesel'), [['', '2026-09-01', '2026-09-01']], 'changed, without the number');
    t.ok(history.every((line: { writtenBy: string }) => line.writtenBy !== undefined));
    t.equal((await director.get(file('jan', 'b'))).statusCode, 404, 'another school');
    const foreign = await director.send('PATCH', file('jan', 'b'), { version: 1, sex: 'male' });
    t.equal(foreign.json().code, 'kernel.not_found');
  },
);

onBothEngines(t, 'what does not fit is refused and changes nothing', options, async (t, kit) => {
  await putWorld(kit);
  const office = officeOf(kit);
  const code = async (body: object, name = 'jan') =>
    (await office.send('PATCH', file(name), { version: 1, ...body })).json();
  t.match(await code({ pesel: '17222812464' }), {
    code: 'students.bad_pesel',
    details: { rule: 'checkDigit' },
  });
  t.equal((await code({ pesel: '1722281246' })).code, 'kernel.invalid_input');
  t.equal((await code({ pesel: PESEL, bornOn: '2017-03-01' })).code, 'students.pesel_other_date');
  t.equal((await code({ from: '2026-09-30', sex: 'male' })).code, 'pupilFiles.in_future');
  t.equal((await code({ bornOn: '2026-02-30' })).code, 'students.no_such_date');
  t.equal((await code({ documents: [PASSPORT, PASSPORT] })).code, 'pupilFiles.document_twice');
  t.equal((await code({ citizenships: ['PL', 'PL'] })).code, 'kernel.invalid_input');
  t.equal((await code({ birthPlace: 'x'.repeat(81) })).code, 'kernel.invalid_input');
  t.equal((await code({ sex: 5 })).code, 'kernel.invalid_input');
  t.equal((await code({ surprise: 1 })).code, 'kernel.invalid_input');
  t.match((await office.get(file())).json(), { version: 1, hasPesel: false, sex: null });
  t.equal((await office.send('PATCH', file(), { version: 1, pesel: PESEL })).statusCode, 200);
  t.same(await code({ pesel: PESEL }, 'acki'), {
    code: 'students.pesel_taken',
    details: { studentId: fixtureId('a', 'jan') },
  });
  await as(kit, 'a', 'admin', 'admin').send('PUT', '/api/v1/school/options/student.homeroomEdits', {
    value: 'direct',
    version: 0,
  });
  const homeroom = await as(kit, 'a', 'homeroomTeacher', 'lis').send('PATCH', file('acki'), {
    version: 1,
    pesel: PESEL,
  });
  t.same(
    homeroom.json(),
    { code: 'students.pesel_taken', details: {} },
    'of a class that the asker does not see',
  );
});

onBothEngines(
  t,
  'two editors: the later one is told, nothing is overwritten',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const one = officeOf(kit);
    const other = as(kit, 'a', 'admin', 'admin');
    const both = await Promise.all([
      one.send('PATCH', file(), { version: 1, birthPlace: 'Łódź' }),
      other.send('PATCH', file(), { version: 1, birthPlace: 'Kraków' }),
    ]);
    t.same(both.map((reply) => reply.statusCode).toSorted(), [200, 409]);
    const late = both.find((reply) => reply.statusCode === 409)?.json();
    t.same(late, { code: 'kernel.version_conflict', details: { stored: 2 } });
    const lines = (await one.get(`${file()}/history`)).json().items;
    t.equal(lines.length, 1, 'only the first wrote');
    t.equal((await one.get(file())).json().birthPlace, lines[0].value);
  },
);

onBothEngines(
  t,
  '[PERM-16] C-14: a homeroom teacher of the own class proposes, the office accepts or refuses; or it is saved at once',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const homeroom = homeroomOf(kit);
    const office = officeOf(kit);
    t.equal((await homeroom.get(file())).json().mode, 'proposal');
    const ask = (body: object, name = 'jan') =>
      homeroom.send('PATCH', file(name), { version: 1, ...body });
    t.equal((await ask({ phone: '600 100 200' }, 'acki')).statusCode, 404, 'another class');
    const asked = await ask({ lastName: 'Nowak', phone: '600 100 200', pesel: PESEL });
    t.match(asked.json(), {
      outcome: 'proposed',
      file: { lastName: 'Kowalski', phone: null, hasPesel: false, openProposals: 1, version: 1 },
    });
    t.equal((await ask({ phone: '601' })).json().code, 'kernel.invalid_input');
    t.equal((await ask({ birthPlace: 'Radom' })).statusCode, 200);
    const list = async () =>
      (await office.get('/api/v1/student-proposals?state=open')).json().items;
    const [second, first] = await list();
    t.match(first, { name: 'Jan Kowalski', className: '4a', proposedBy: /./, fileVersion: 1 });
    t.same(first.fields, [
      { field: 'lastName', now: ['Kowalski'], proposed: ['Nowak'] },
      { field: 'phone', now: [], proposed: ['600 100 200'] },
      { field: 'pesel', now: [], proposed: [] },
    ]);
    const decide = (proposal: typeof first, body: object, who = office) =>
      who.send('POST', `/api/v1/student-proposals/${proposal.proposalId}/decision`, body);
    t.equal(
      (await decide(first, { decision: 'accepted', fileVersion: 1, version: 1 }, homeroom))
        .statusCode,
      403,
    );
    const bare = await decide(second, { decision: 'refused', version: 1 });
    t.equal(bare.json().code, 'kernel.invalid_input', 'a refusal needs a reason');
    const no = { decision: 'refused', reason: 'Brak dokumentu', version: 1 };
    t.equal((await decide(second, no)).statusCode, 204);
    t.equal((await decide(second, no)).json().code, 'pupilFiles.decided_already');
    t.equal((await office.send('PATCH', file(), { version: 1, sex: 'male' })).statusCode, 200);
    const unseen = await decide(first, { decision: 'accepted', fileVersion: 1, version: 1 });
    t.equal(unseen.json().code, 'kernel.version_conflict', 'the file changed meanwhile');
    t.equal((await list()).length, 1, 'and the proposal waits on');
    const yes = await decide(first, { decision: 'accepted', fileVersion: 2, version: 1 });
    t.equal(yes.statusCode, 204, yes.body);
    t.match((await office.get(file())).json(), {
      lastName: 'Nowak',
      phone: '600 100 200',
      hasPesel: true,
      openProposals: 0,
      version: 3,
    });
    const mine = (
      await homeroom.get(`/api/v1/student-proposals?studentId=${fixtureId('a', 'jan')}`)
    ).json();
    t.match(mine.items[0], { state: 'refused', decisionReason: 'Brak dokumentu' });
    const others = as(kit, 'a', 'homeroomTeacher', 'lis');
    t.same((await others.get('/api/v1/student-proposals')).json().items, []);
    const back = await ask({ version: 3, phone: null });
    t.equal(back.json().outcome, 'proposed');
    const [open] = await list();
    const withdraw = (who: typeof office) =>
      who.send('POST', `/api/v1/student-proposals/${open.proposalId}/withdraw`);
    t.equal((await withdraw(office)).statusCode, 404, "another's");
    t.equal((await withdraw(homeroom)).statusCode, 204);
    const basics = `/api/v1/students/${fixtureId('a', 'jan')}`;
    const around = await homeroom.send('PATCH', basics, { version: 3, lastName: 'X' });
    t.equal(around.json().code, 'students.propose_instead');
    const addGuardian = () =>
      homeroom.send('POST', `${basics}/guardians`, {
        ...{ firstName: 'Ewa', lastName: 'Kos', relation: 'mother' },
      });
    t.equal((await addGuardian()).json().code, 'students.propose_instead', 'a guardian sees much');
    const option = '/api/v1/school/options/student.homeroomEdits';
    const admin = as(kit, 'a', 'admin', 'admin');
    t.equal((await admin.send('PUT', option, { value: 'direct', version: 0 })).statusCode, 200);
    t.equal((await ask({ version: 3, phone: null })).json().outcome, 'saved');
    t.equal((await addGuardian()).statusCode, 200);
  },
);

onBothEngines(
  t,
  'C-13: the whole office keeps the data, or only who was given the right',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const office = officeOf(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    t.equal((await office.send('PATCH', file(), { version: 1, sex: 'male' })).statusCode, 200);
    await admin.send('PUT', '/api/v1/school/options/student.officeEdits', {
      value: 'withRight',
      version: 0,
    });
    t.equal((await office.get(file())).json().mode, 'none');
    const refused = await office.send('PATCH', file(), { version: 2, sex: 'female' });
    t.equal(refused.json().code, 'students.not_allowed');
    const photo = `/api/v1/students/${fixtureId('a', 'jan')}/photo`;
    t.equal((await office.send('DELETE', photo)).json().code, 'students.not_allowed');
    const newcomer = { firstName: 'Ewa', lastName: 'Kos', relation: 'mother' };
    const guardians = photo.replace('photo', 'guardians');
    t.equal((await office.send('POST', guardians, newcomer)).json().code, 'students.not_allowed');
    const given = kit.signIn([
      {
        schoolId: kit.schoolA,
        role: 'secretariat',
        personId: fixtureId<'PersonId'>('a', 'secretary'),
        rights: ['student.keep'],
      },
    ]);
    t.equal((await given.send('PATCH', file(), { version: 2, sex: 'female' })).statusCode, 200);
    t.equal((await admin.send('PATCH', file(), { version: 3, sex: 'male' })).statusCode, 200);
    const guardian = as(kit, 'a', 'guardian', 'anna');
    t.equal((await guardian.get(file())).json().mode, 'none');
    t.equal((await guardian.get(`${file()}/history`)).statusCode, 403);
  },
);
