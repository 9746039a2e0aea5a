import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { addStudents } from '../../people/students/api.ts';
import { addClasses } from '../../school/class-sections/api.ts';
import {
  inSchool,
  makeCard,
  makeSchool,
  presenceFeatures,
  type TestSchool,
} from '../test-world.ts';

const options = { features: presenceFeatures };
const MISSING = '/api/v1/card-holders/missing';

const signIn = (kit: TestKit, school: TestSchool, role: 'secretariat' | 'cardIssuer' | 'teacher') =>
  kit.signIn([{ schoolId: school.schoolId, role }]);

const addPupils = (
  kit: TestKit,
  school: TestSchool,
  className: string,
  names: readonly string[],
  over: { readonly leftOn?: string } = {},
): Promise<PersonId[]> =>
  inSchool(kit, school, async (tx) => {
    const classId = tx.newId<'ClassId'>() as ClassId;
    const { yearId, bellScheduleId } = school;
    const section = { classId, yearId, gradeLevel: 1, name: className, bellScheduleId };
    await addClasses(tx, [{ ...section, siteId: null }]);
    const ids = names.map(() => tx.newId<'PersonId'>());
    await addStudents(
      tx,
      kit.services.keys,
      ids.map((studentId, index) => ({
        studentId,
        firstName: 'Ola',
        lastName: names[index] ?? '',
        classId,
        numberInClass: index + 1,
        joinedOn: '2026-09-01',
        ...over,
      })),
    );
    return ids;
  });

onBothEngines(
  t,
  'who holds no active card is listed by class, with why [CARD-12]',
  options,
  async (t, kit) => {
    const school = await makeSchool(kit, kit.schoolA);
    await makeSchool(kit, kit.schoolB);
    const [ordered, blocked, gone] = await addPupils(kit, school, '10a', ['Ćma', 'Cis', 'Ceber']);
    await addPupils(kit, school, '2b', ['Zięba']);
    await addPupils(kit, school, '3c', ['Dawny'], { leftOn: '2026-09-03' });
    const issuer = signIn(kit, school, 'cardIssuer');
    const office = signIn(kit, school, 'secretariat');
    await issuer.send('POST', '/api/v1/cards', { holderId: ordered });
    const lost = await makeCard(kit, school, { uid: '04000001', holderId: blocked ?? null });
    await office.send('POST', `/api/v1/cards/${lost}/block`, { reason: 'zgubiona' });
    const old = await makeCard(kit, school, { uid: '04000002', holderId: gone ?? null });
    await issuer.send('POST', `/api/v1/cards/${old}/deactivate`, { reason: 'zniszczona' });
    await makeCard(kit, school, { uid: '04000003', holderId: school.lukaszId });
    const reply = await office.get(MISSING);
    t.same(
      reply
        .json()
        .items.map((each: { name: string; className?: string; reason: string }) =>
          [each.className ?? '-', each.name, each.reason].join(' '),
        ),
      [
        '2b Ola Zięba never',
        '4a Anna Ącka never',
        '10a Ola Ceber deactivated',
        '10a Ola Cis blocked',
        '10a Ola Ćma ordered',
        '- Ewa Łoś never',
      ],
      'students by class, then staff; who left and who holds a card is missing',
    );
    t.equal(reply.json().total, 6);
    t.match(reply.json().items[3], { cardId: lost, sinceUtc: kit.clock.nowMs(), kind: 'student' });
    await issuer.send('POST', '/api/v1/cards', { holderId: blocked });
    t.equal((await office.get(MISSING)).json().items[3].reason, 'ordered', 'a new one is coming');
  },
);

onBothEngines(t, 'the list is searched, filtered and paged', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const names = Array.from({ length: 25 }, (_, index) => `Żuk${String(index).padStart(2, '0')}`);
  await addPupils(kit, school, '1a', names);
  const office = signIn(kit, school, 'secretariat');
  const ask = async (query: string) => (await office.get(`${MISSING}?${query}`)).json();
  const found: string[] = [];
  let next: string | undefined;
  do {
    const page = await ask(`search=1a&limit=10${next === undefined ? '' : `&after=${next}`}`);
    t.equal(page.total, 25);
    found.push(...page.items.map((each: { name: string }) => each.name));
    next = page.next;
  } while (next !== undefined);
  t.same(
    found,
    names.map((name) => `Ola ${name}`),
  );
  t.equal((await ask('search=zuk07')).items.length, 1);
  t.equal((await ask('search=1a%20zuk07')).items.length, 1);
  t.equal((await ask('search=4a%20zuk07')).items.length, 0);
  t.equal((await ask(`classId=${school.classId}`)).total, 2);
  t.same(
    (await ask('kind=staff')).items.map((each: { name: string }) => each.name),
    ['Ewa Łoś'],
  );
  t.equal((await ask('after=xyz')).code, 'kernel.invalid_cursor');
  t.equal((await ask('kind=guardian')).code, 'kernel.invalid_input');
  t.equal((await signIn(kit, school, 'teacher').get(MISSING)).statusCode, 403);
});

onBothEngines(t, 'the cards of one person, with their history', options, async (t, kit) => {
  const school = await makeSchool(kit, kit.schoolA);
  const other = await makeSchool(kit, kit.schoolB);
  const office = signIn(kit, school, 'secretariat');
  const first = await makeCard(kit, school, { uid: '04000001', holderId: school.lukaszId });
  await office.send('POST', `/api/v1/cards/${first}/block`, { reason: 'zgubiona' });
  kit.clock.advance(1000);
  const second = await makeCard(kit, school, { uid: '04000002', holderId: school.lukaszId });
  const path = (personId: string) => `/api/v1/people/${personId}/cards`;
  const { items } = (await office.get(path(school.lukaszId))).json();
  t.match(items, [
    { cardId: second, state: 'active', history: [{ state: 'active' }] },
    {
      cardId: first,
      state: 'blocked',
      history: [{ state: 'blocked', reason: 'zgubiona' }, { state: 'active' }],
    },
  ]);
  t.same((await office.get(path(school.annaId))).json(), { items: [] });
  for (const personId of [other.lukaszId, school.guardianId, kit.newId()])
    t.equal((await office.get(path(personId))).statusCode, 404);
  t.equal((await signIn(kit, school, 'teacher').get(path(school.lukaszId))).statusCode, 403);
});
