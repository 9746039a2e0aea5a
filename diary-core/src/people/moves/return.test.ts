import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld } from '../../seed/fixture-world.ts';
import { AGREEMENT, adminOf, id, moveOptions, namesIn, path, putGroups } from './test-groups.ts';

const LEFT_ON = '2026-09-03';
const leave = { leftOn: LEFT_ON, reason: 'pomyłka' };

onBothEngines(
  t,
  'who was crossed out by mistake is a pupil again, with number and groups as they were [MIGR-01, MIGR-08]',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA } = await putGroups(kit);
    const admin = adminOf(kit);
    const back = { classId: id('4a'), from: LEFT_ON, agreement: AGREEMENT };
    const early = await admin.send('POST', path('return'), back);
    t.equal(early.json().code, 'students.not_left');
    t.equal((await admin.send('POST', path('leave'), leave)).statusCode, 204);
    t.equal((await admin.get(`/api/v1/students/${id('jan')}`)).json().className, undefined);
    const bare = await admin.send('POST', path('return'), { ...back, agreement: undefined });
    t.equal(bare.json().code, 'kernel.invalid_input', 'not without the agreement');
    const office = as(kit, 'a', 'secretariat', 'secretary');
    t.equal((await office.send('POST', path('return'), back)).statusCode, 403);
    const returned = await admin.send('POST', path('return'), back);
    t.equal(returned.statusCode, 204, returned.body);
    t.match((await admin.get(`/api/v1/students/${id('jan')}`)).json(), {
      className: '4a',
      numberInClass: 1,
      leftOn: null,
    });
    t.same(await namesIn(kit, wfA, LEFT_ON), ['Kowalski', 'Żak'].toSorted());
    const { items } = (await admin.get(path('moves'))).json();
    t.match(items, [
      { kind: 'return', fromClass: '4a', toClass: '4a', from: LEFT_ON, agreedBy: AGREEMENT.by },
    ]);
    t.equal((await admin.send('POST', path('return'), back)).json().code, 'students.not_left');
    const list = (await admin.get(`/api/v1/classes/${id('4a')}/list`)).json().items;
    t.match(list, [{ lastName: 'Kowalski', isStruck: false }, { lastName: 'Żak' }]);
    t.equal(list.length, 2, 'one line each');
  },
);

onBothEngines(
  t,
  'who comes back later, or into another class, begins a new stay; the time away stays away [MIGR-01]',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA } = await putGroups(kit);
    const admin = adminOf(kit);
    await admin.send('POST', path('leave'), leave);
    const back = { classId: id('4b'), from: '2026-09-05', agreement: AGREEMENT };
    const code = async (change: object, name = 'jan') =>
      (await admin.send('POST', path('return', name), { ...back, ...change })).json().code;
    t.equal(await code({ from: '2026-09-02' }), 'students.returns_before_leaving');
    t.equal(await code({ from: '2026-09-31' }), 'students.no_such_date');
    t.equal(await code({ from: '2027-09-01' }), 'moves.outside_year');
    t.equal(await code({ numberInClass: 1 }), 'moves.number_taken');
    t.equal(await code({ classId: fixtureId('b', '4b') }), 'kernel.not_found');
    t.equal(await code({}, 'nobody'), 'kernel.not_found');
    const stranger = await as(kit, 'b', 'admin', 'admin').send('POST', path('return'), back);
    t.equal(stranger.statusCode, 404);
    t.same((await admin.get(path('moves'))).json().items, [], 'nothing was written');
    t.equal((await admin.send('POST', path('return'), back)).statusCode, 204);
    t.match((await admin.get(`/api/v1/students/${id('jan')}`)).json(), {
      className: '4b',
      numberInClass: 2,
      leftOn: null,
    });
    t.same(await namesIn(kit, wfA, '2026-09-05'), ['Żak'], 'groups of before are over');
    t.same(await namesIn(kit, wfA, '2026-09-02'), ['Kowalski', 'Żak'].toSorted());
    t.match((await admin.get(`/api/v1/classes/${id('4a')}/list`)).json().items, [
      { lastName: 'Kowalski', isStruck: true, why: 'left', to: '2026-09-02', movedTo: null },
      { lastName: 'Żak', isStruck: false },
    ]);
    t.match((await admin.get(path('moves'))).json().items, [
      { kind: 'return', fromClass: '4a', toClass: '4b', isLast: false },
    ]);
  },
);

onBothEngines(t, 'who was removed whole does not come back', moveOptions, async (t, kit) => {
  await putWorld(kit);
  const admin = adminOf(kit);
  await admin.send('POST', path('leave'), leave);
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.remove', subject: { kind: 'person' } }, (tx) =>
      tx.update('person', id('jan'), { removed_on: LEFT_ON }),
    );
  const back = { classId: id('4a'), from: LEFT_ON, agreement: AGREEMENT };
  const refused = await admin.send('POST', path('return'), back);
  t.equal(refused.json().code, 'kernel.not_found', refused.body);
});
