import type { PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import t from 'tap';
import type { Caller } from '../../kernel/testing/caller.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { openStream } from '../../kernel/testing/stream.ts';
import { until } from '../../kernel/testing/until.ts';
import { insertAccounts } from '../../people/accounts/api.ts';
import { accounts } from '../../people/accounts/feature.ts';
import { addHomerooms, addStaff } from '../../people/staff/api.ts';
import { inSchool, makeSchool, presenceFeatures, type TestSchool } from '../test-world.ts';
import { cardProblems } from './feature.ts';

// Tests sign in by the kit, not by passwords.
const { authenticators: _sessions, ...accountsWithoutSessions } = accounts;
const options = { features: [...presenceFeatures, accountsWithoutSessions, cardProblems] };
const PROBLEMS = '/api/v1/card-problems';
const OF_STUDENTS = `${PROBLEMS}/of-students`;
const OF_STAFF = `${PROBLEMS}/of-staff`;

const as = (kit: TestKit, school: TestSchool, role: Role, personId?: PersonId): Caller =>
  kit.signIn([
    { schoolId: school.schoolId, role, ...(personId === undefined ? {} : { personId }) },
  ]);

const items = async (caller: Caller, path: string) => (await caller.get(path)).json().items;

/** A school with a homeroom teacher of 4a, another teacher and a facilities manager. */
const makeWorld = async (kit: TestKit, schoolId = kit.schoolA) => {
  const school = await makeSchool(kit, schoolId);
  const otherTeacherId = kit.newId<'PersonId'>();
  const managerId = kit.newId<'PersonId'>();
  await inSchool(kit, school, async (tx) => {
    const employedFrom = '2026-09-01';
    await addStaff(tx, [
      {
        ...{ staffId: otherTeacherId, firstName: 'Piotr', lastName: 'Lis' },
        ...{ position: 'teacher', employedFrom },
      },
      {
        ...{ staffId: managerId, firstName: 'Jan', lastName: 'Kos' },
        ...{ position: 'support', employedFrom },
      },
    ]);
    await addHomerooms(tx, [
      { classId: school.classId, teacherId: school.teacherId, from: '2026-09-01' },
    ]);
    await insertAccounts(tx, [
      {
        ...{ accountId: tx.newId<'AccountId'>(), login: `gospodarz-${schoolId.slice(-4)}` },
        ...{ passwordHash: null, isOneTime: false, setAtUtc: 0 },
        memberships: [{ role: 'facilitiesManager', personId: managerId }],
      },
    ]);
  });
  return {
    ...school,
    otherTeacherId,
    managerId,
    pupil: as(kit, school, 'student', school.lukaszId),
    parent: as(kit, school, 'guardian', school.guardianId),
    homeroom: as(kit, school, 'homeroomTeacher', school.teacherId),
    otherHomeroom: as(kit, school, 'homeroomTeacher', otherTeacherId),
    manager: as(kit, school, 'facilitiesManager', managerId),
    office: as(kit, school, 'secretariat'),
  };
};

const report = (caller: Caller, holderId: PersonId, kind = 'doesNotOpen', note = '') =>
  caller.send('POST', PROBLEMS, { holderId, kind, note });

const answer = (
  caller: Caller,
  path: string,
  { problemId, version }: { problemId: string; version: number },
  state = 'settled',
) =>
  caller.send('POST', `${path}/${problemId}/answer`, {
    ...{ answer: 'Zapraszam do mnie po lekcjach.', state, version },
  });

onBothEngines(
  t,
  'a pupil’s card problem goes to the homeroom teacher, one of staff to the facilities manager [CARD-44]',
  options,
  async (t, kit) => {
    const world = await makeWorld(kit);
    const neighbour = await makeWorld(kit, kit.schoolB);
    const { pupil, parent, homeroom, otherHomeroom, manager, office } = world;
    const said = await report(parent, world.lukaszId, 'damaged', ' Pęknięta. ');
    t.equal(said.statusCode, 200, said.body);
    t.match(said.json(), {
      ...{ holderName: 'Łukasz Żak', className: '4a', kind: 'damaged', note: 'Pęknięta.' },
      ...{ state: 'open', reportedAtUtc: kit.clock.nowMs(), addressees: ['Ewa Łoś'] },
    });
    t.equal((await report(pupil, world.lukaszId)).statusCode, 200);
    const teacher = as(kit, world, 'teacher', world.otherTeacherId);
    const ofTeacher = (await report(teacher, world.otherTeacherId, 'lost')).json();
    t.same(ofTeacher.addressees, ['Jan Kos']);

    t.same(
      (await items(homeroom, OF_STUDENTS)).map((one: { kind: string }) => one.kind),
      ['damaged', 'doesNotOpen'],
      'of pupils only, the oldest first',
    );
    t.match(await items(manager, OF_STAFF), [{ holderName: 'Piotr Lis', kind: 'lost' }]);
    t.equal((await items(office, OF_STUDENTS)).length, 2);
    t.equal((await items(office, OF_STAFF)).length, 1);
    t.same(await items(otherHomeroom, OF_STUDENTS), [], 'who leads no class');
    t.same(await items(neighbour.homeroom, OF_STUDENTS), [], 'another school');
    t.same(await items(neighbour.manager, OF_STAFF), []);
    t.equal((await manager.get(OF_STUDENTS)).statusCode, 403);
    t.equal((await homeroom.get(OF_STAFF)).statusCode, 403);
    for (const caller of [pupil, parent, teacher])
      t.equal((await caller.get(OF_STUDENTS)).statusCode, 403);

    const problem = said.json();
    for (const [caller, path] of [
      [otherHomeroom, OF_STUDENTS],
      [neighbour.homeroom, OF_STUDENTS],
      [manager, OF_STAFF],
    ] as const)
      t.equal((await answer(caller, path, problem)).statusCode, 404);
    const inHand = (await answer(homeroom, OF_STUDENTS, problem, 'inHand')).json();
    t.match(inHand, { state: 'inHand', answer: 'Zapraszam do mnie po lekcjach.' });
    t.equal((await answer(homeroom, OF_STUDENTS, problem)).json().code, 'kernel.version_conflict');
    t.equal((await answer(homeroom, OF_STUDENTS, inHand)).statusCode, 200);
    const late = await answer(office, OF_STUDENTS, { ...inHand, version: inHand.version + 1 });
    t.equal(late.json().code, 'cardProblems.settled_already');
    t.match(await items(parent, `${PROBLEMS}/own`), [
      { problemId: problem.problemId, state: 'settled', answeredBy: 'Testowa Osoba' },
    ]);
    t.equal((await items(pupil, `${PROBLEMS}/own`)).length, 1, 'each sees what one said oneself');
    t.match(
      await items(homeroom, `${OF_STUDENTS}?state=settled`),
      [problem.problemId].map((problemId) => ({ problemId })),
    );
    t.equal((await items(homeroom, OF_STUDENTS)).length, 1);
    t.equal((await answer(manager, OF_STAFF, ofTeacher)).json().state, 'settled');
  },
);

onBothEngines(
  t,
  'open problems move with the homeroom teacher, and a deputy is who is asked while standing in',
  options,
  async (t, kit) => {
    const world = await makeWorld(kit);
    const { parent, homeroom, otherHomeroom } = world;
    await report(parent, world.lukaszId);
    const today = new Date(kit.clock.nowMs()).toISOString().slice(0, 10);
    const addressees = async () => (await items(parent, `${PROBLEMS}/own`))[0].addressees;
    await inSchool(kit, world, (tx) =>
      tx.insert('homeroom_deputy', {
        id: tx.newId<'HomeroomDeputyId'>(),
        ...{ class_id: world.classId, teacher_id: world.otherTeacherId },
        ...{ first_day: today, last_day: today, decision: '' },
      }),
    );
    t.same(await addressees(), ['Piotr Lis']);
    t.equal((await items(otherHomeroom, OF_STUDENTS)).length, 1, 'the deputy');
    kit.clock.advance(86_400_000);
    t.same(await addressees(), ['Ewa Łoś'], 'standing in is over');
    t.same(await items(otherHomeroom, OF_STUDENTS), []);
    t.equal((await items(homeroom, OF_STUDENTS)).length, 1);
    await inSchool(kit, world, async (tx) => {
      await tx.updateWhere(
        'homeroom_assignment',
        { class_id: [world.classId] },
        { last_day: today },
      );
      const from = new Date(kit.clock.nowMs()).toISOString().slice(0, 10);
      await addHomerooms(tx, [{ classId: world.classId, teacherId: world.otherTeacherId, from }]);
    });
    t.same(await addressees(), ['Piotr Lis'], 'another one leads the class');
    t.same(await items(homeroom, OF_STUDENTS), []);
    t.equal((await items(otherHomeroom, OF_STUDENTS)).length, 1);
  },
);

onBothEngines(
  t,
  'one reports about whom one reaches, the same said twice is one, and screens are told',
  options,
  async (t, kit) => {
    const world = await makeWorld(kit);
    const { pupil, parent, homeroom, office, manager } = world;
    for (const [caller, holderId] of [
      [pupil, world.annaId],
      [parent, world.annaId],
      [parent, world.guardianId],
      [homeroom, world.otherTeacherId],
      [manager, world.lukaszId],
      [office, kit.newId<'PersonId'>()],
      [office, world.guardianId],
    ] as const)
      t.equal((await report(caller, holderId)).statusCode, 404);
    t.equal((await report(homeroom, world.annaId)).statusCode, 200, 'told in person');
    t.equal((await report(homeroom, world.teacherId)).statusCode, 200, 'the own card');
    t.equal((await report(office, world.otherTeacherId)).statusCode, 200);
    t.match(await items(homeroom, `${PROBLEMS}/holders`), [
      { name: 'Ewa Łoś' },
      { name: 'Anna Ącka', className: '4a' },
      { name: 'Łukasz Żak' },
    ]);
    t.same(
      (await items(parent, `${PROBLEMS}/holders`)).map((one: { name: string }) => one.name),
      ['Łukasz Żak'],
    );
    const empty = await report(parent, world.lukaszId, 'other', '  ');
    t.equal(empty.json().code, 'cardProblems.no_words');
    t.equal((await report(parent, world.lukaszId, 'lost', 'x'.repeat(501))).statusCode, 400);
    t.equal((await report(parent, world.lukaszId, 'melted')).statusCode, 400);

    const url = await kit.app.listen({ host: '127.0.0.1', port: 0 });
    const stream = (caller: Caller) => openStream(Number(new URL(url).port), caller.headers);
    const told = await Promise.all([homeroom, parent].map(stream));
    const others = await Promise.all([manager, world.otherHomeroom].map(stream));
    await until(() => [...told, ...others].every(({ events }) => events.length > 0), 'streams');
    const first = (await report(parent, world.lukaszId, 'lost', 'W autobusie.')).json();
    const again = (await report(parent, world.lukaszId, 'lost', '')).json();
    t.match(again, { problemId: first.problemId, note: 'W autobusie.', version: first.version });
    const more = (await report(parent, world.lukaszId, 'lost', 'W tramwaju.')).json();
    t.match(more, { problemId: first.problemId, note: 'W tramwaju.' });
    const seen = (of: (typeof told)[number]) =>
      of.events.filter(({ event }) => event === 'cardProblem');
    await until(() => told.every((one) => seen(one).length >= 2), 'both are told');
    for (const one of others) t.same(seen(one), []);
    for (const one of [...told, ...others]) one.cut();
    const acts = await kit.db
      .forSchool(world.schoolId)
      .read((read) =>
        read.from('audit').select('action').where('action', '=', 'card_problem.report').execute(),
      );
    t.equal(acts.length, 5, 'each that wrote something');
    await answer(homeroom, OF_STUDENTS, more);
    const later = (await report(parent, world.lukaszId, 'lost')).json();
    t.not(later.problemId, first.problemId, 'lost once more');
  },
);
