import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { accounts } from '../../people/accounts/feature.ts';
import { classLife } from '../../people/class-life/feature.ts';
import { groups } from '../../people/groups/feature.ts';
import { moves } from '../../people/moves/feature.ts';
import { pupilFiles } from '../../people/pupil-files/feature.ts';
import { supportDocuments } from '../../people/support-documents/feature.ts';
import { cards } from '../../presence/cards/feature.ts';
import { devices } from '../../presence/devices/feature.ts';
import { schoolKeys } from '../../presence/school-keys/feature.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { incidents } from '../incidents/feature.ts';
import { retention } from '../retention/feature.ts';
import { removal } from './feature.ts';

const options = {
  ownSignIn: true,
  features: [
    ...worldFeatures,
    groups,
    moves,
    pupilFiles,
    supportDocuments,
    classLife,
    accounts,
    schoolKeys,
    devices,
    cards,
    incidents,
    retention,
    removal,
  ],
};
const path = (name: string, key: 'a' | 'b' = 'a') =>
  `/api/v1/people/${fixtureId(key, name)}/removal`;

onBothEngines(
  t,
  '[MIGR-09] C-05: a pupil is removed whole from 1 to 15 September only, and nothing personal is left but in the register',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const admin = as(kit, 'a', 'admin', 'admin');
    const jan = `/api/v1/students/${fixtureId('a', 'jan')}`;
    const file = { version: 1, birthPlace: 'Łódź', pesel: '17222812463' };
    t.equal((await admin.send('PATCH', `${jan}/file`, file)).statusCode, 200);
    t.same((await admin.get(path('jan'))).json(), {
      isOpen: true,
      from: '2026-09-01',
      to: '2026-09-15',
      name: 'Jan Kowalski',
      guardianCount: 1,
    });
    const body = { name: 'Jan Kowalski', reason: 'wniosek rodzica' };
    kit.clock.set(Date.parse('2026-09-16T08:00:00Z'));
    const late = await admin.send('POST', path('jan'), body);
    t.strictSame(late.json(), {
      code: 'removal.not_now',
      details: { from: '2027-09-01', to: '2027-09-15' },
    });
    kit.clock.set(Date.parse('2027-09-15T21:00:00Z'));
    const other = await admin.send('POST', path('jan'), { ...body, name: 'Jan Nowak' });
    t.equal(other.json().code, 'removal.other_name');
    for (const [role, person] of [
      ['director', 'director'],
      ['secretariat', 'secretary'],
    ] as const)
      t.equal((await as(kit, 'a', role, person).send('POST', path('jan'), body)).statusCode, 403);
    t.equal((await admin.send('POST', path('jan', 'b'), body)).statusCode, 404);
    t.equal((await admin.send('POST', path('anna'), body)).json().code, 'removal.only_with_child');
    const done = await admin.send('POST', path('jan'), body);
    t.equal(done.statusCode, 204, done.body);
    await kit.settle();
    const left = await kit.db.forSchool(kit.schoolA).read(async (read) => ({
      persons: await read
        .from('person')
        .select(['first_name', 'last_name', 'search_key'])
        .where('removed_on', 'is not', null)
        .execute(),
      facts: await read.from('student_fact').selectAll().execute(),
      student: await read.get('student', fixtureId('a', 'jan')),
      guardian: await read.get('guardian', fixtureId('a', 'anna')),
      bonds: await read
        .from('guardianship')
        .selectAll()
        .where('student_id', '=', fixtureId<'PersonId'>('a', 'jan'))
        .execute(),
    }));
    const nameless = { first_name: '–', last_name: '–', search_key: '' };
    t.same(left.persons, [nameless, nameless], 'the pupil and the only guardian');
    t.same([left.facts, left.bonds], [[], []]);
    t.match(left.student, { born_on: null, pesel_sealed: null, pesel_mark: null });
    t.match(left.guardian, { phone: null, email: null });
    for (const url of ['/api/v1/students', '/api/v1/students?search=kowalski'])
      t.notMatch((await admin.get(url)).body, /Kowalsk/);
    t.equal(
      (await admin.send('POST', path('lucja'), { ...body, name: 'Łucja Żak' })).statusCode,
      204,
    );
    const katarzyna = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => read.get('person', fixtureId('a', 'katarzyna')));
    t.equal(katarzyna?.last_name, 'Żak', 'a guardian with another child here stays');
    const acts = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => read.from('audit').select(['action', 'subject_id']).execute());
    t.ok(
      acts.some(
        (act) => act.action === 'person.remove' && act.subject_id === fixtureId('a', 'jan'),
      ),
    );
  },
);

onBothEngines(
  t,
  'a removal is a dangerous act: without a fresh proof of who it is, it waits',
  options,
  async (t, kit) => {
    await putWorld(kit);
    const stale = kit.signIn([{ schoolId: kit.schoolA, role: 'admin' }], { provenAtUtc: 0 });
    const body = { name: 'Jan Kowalski', reason: 'wniosek' };
    const asked = await stale.send('POST', path('jan'), body);
    t.equal(asked.json().code, 'session.step_up');
    const teacher = { name: 'Łukasz Lis', reason: 'wniosek' };
    const admin = as(kit, 'a', 'admin', 'admin');
    t.equal((await admin.send('POST', path('lis'), teacher)).statusCode, 204, 'a teacher too');
    const gone = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => read.require('person', fixtureId('a', 'lis')));
    t.equal(gone.first_name, '–');
  },
);

onBothEngines(
  t,
  'the number of a card outlives the pupil who is removed: nobody else is given it [CARD-07]',
  options,
  async (t, kit) => {
    await putWorld(kit);
    kit.clock.set(Date.parse('2026-09-07T08:00:00Z'));
    const admin = as(kit, 'a', 'admin', 'admin');
    const issuer = as(kit, 'a', 'cardIssuer', 'secretary');
    const uid = '04a1b2c3';
    const jan = fixtureId('a', 'jan');
    const given = await issuer.send('POST', '/api/v1/cards', {
      holderId: jan,
      uid,
      state: 'active',
    });
    t.equal(given.statusCode, 201, given.body);
    const { cardId } = given.json();
    const over = { reason: 'koniec nauki' };
    const out = await issuer.send('POST', `/api/v1/cards/${cardId}/deactivate`, over);
    t.equal(out.json().state, 'deactivated', out.body);
    const body = { name: 'Jan Kowalski', reason: 'wniosek rodzica' };
    t.equal((await admin.send('POST', path('jan'), body)).statusCode, 204);
    await kit.settle();

    const left = await kit.db.forSchool(kit.schoolA).read(async (read) => ({
      card: await read.get('card', cardId),
      steps: await read.from('card_step').select('reason').execute(),
      tombstones: await read.from('card_tombstone').select('id').execute(),
    }));
    const numberless = { number_cipher: null, hash: null, number_mark: null };
    t.match(left.card, { state: 'deactivated', ...numberless }, 'the card forgets its number');
    t.ok(
      left.steps.every(({ reason }) => reason === null),
      'and why it was taken',
    );
    t.equal(left.tombstones.length, 1, 'the tombstone stays');
    const anew = { holderId: fixtureId('a', 'lucja'), uid };
    const refused = await issuer.send('POST', '/api/v1/cards', anew);
    t.equal(refused.statusCode, 409);
    t.equal(refused.json().code, 'cards.number_retired');
    const ordered = await issuer.send('POST', '/api/v1/cards', { holderId: anew.holderId });
    const receive = `/api/v1/cards/${ordered.json().cardId}/receive`;
    t.equal((await issuer.send('POST', receive, { uid })).json().code, 'cards.number_retired');
  },
);
