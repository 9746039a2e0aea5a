import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { putWorld } from '../../seed/fixture-world.ts';
import { AGREEMENT, adminOf, id, moveOptions, namesIn, path, putGroups } from './test-groups.ts';

onBothEngines(
  t,
  'a group list opened before a move does not overwrite it unseen [MIGR-02]',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA, english, german } = await putGroups(kit);
    const admin = adminOf(kit);
    const opened = async (groupId: string) =>
      (await admin.get(`/api/v1/groups/${groupId}`)).json().version as number;
    const before = {
      wfA: await opened(wfA),
      english: await opened(english),
      german: await opened(german),
    };
    const save = async (groupId: string, version: number) =>
      (
        await admin.send('PUT', `/api/v1/groups/${groupId}/members`, {
          from: '2026-09-15',
          studentIds: [id('jan')],
          version,
        })
      ).json().code;
    const swap = { leave: english, join: german, from: '2026-09-15' };
    t.equal((await admin.send('POST', path('group-moves'), swap)).statusCode, 204);
    t.equal(await save(english, before.english), 'kernel.version_conflict', 'the one left');
    t.equal(await save(german, before.german), 'kernel.version_conflict', 'the one joined');
    const move = { classId: id('4b'), from: '2026-09-20', groupIds: [], agreement: AGREEMENT };
    t.equal((await admin.send('POST', path('moves'), move)).statusCode, 204);
    t.equal(await save(wfA, before.wfA), 'kernel.version_conflict');
  },
);

onBothEngines(
  t,
  'a move is undone also when group lists were written since: nobody is in a group twice',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA, wfB, english, german } = await putGroups(kit);
    const admin = adminOf(kit);
    const from = '2026-09-20';
    const body = { classId: id('4b'), from, groupIds: [wfB, german], agreement: AGREEMENT };
    t.equal((await admin.send('POST', path('moves'), body)).statusCode, 204);
    const set = async (groupId: string, names: readonly string[]) => {
      const { version } = (await admin.get(`/api/v1/groups/${groupId}`)).json();
      const reply = await admin.send('PUT', `/api/v1/groups/${groupId}/members`, {
        from,
        studentIds: names.map(id),
        version,
      });
      t.equal(reply.statusCode, 200, reply.body);
    };
    await set(german, ['lucja']);
    await set(english, ['acki', 'jan']);
    const [last] = (await admin.get(path('moves'))).json().items;
    const undone = await admin.send('POST', `/api/v1/student-moves/${last.moveId}/undo`, {
      reason: 'pomyłka',
      version: 1,
    });
    t.equal(undone.statusCode, 204, undone.body);
    t.same(await namesIn(kit, wfA, '2026-12-01'), ['Kowalski', 'Żak'].toSorted());
    t.same(await namesIn(kit, wfB, '2026-12-01'), ['Ącki']);
    t.same(await namesIn(kit, german, '2026-12-01'), ['Żak'], 'what the list took stays taken');
    t.same(await namesIn(kit, english, '2026-12-01'), ['Kowalski', 'Ącki'].toSorted(), 'once');
    const { memberships } = (await admin.get(path('moves'))).json();
    t.match(
      memberships.filter((each: { name: string }) => each.name === 'Angielski'),
      [{ from: '2026-09-01', to: null }],
    );
  },
);

const CHILD = { firstName: 'Ada', lastName: 'Nowa', joinedOn: '2026-09-04', agreement: AGREEMENT };

onBothEngines(
  t,
  'the wrong class is put right on the very day; the list of that class never had the pupil [MIGR-01]',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA } = await putGroups(kit);
    const admin = adminOf(kit);
    const child = { ...CHILD, classId: id('4a'), groupIds: [wfA] };
    const added = await admin.send('POST', '/api/v1/students', child);
    t.equal(added.statusCode, 200, added.body);
    const { studentId } = added.json();
    const at = (what: string) => `/api/v1/students/${studentId}/${what}`;
    const body = { classId: id('4b'), from: CHILD.joinedOn, groupIds: [], agreement: AGREEMENT };
    const early = await admin.send('POST', at('moves'), { ...body, from: '2026-09-03' });
    t.equal(early.json().code, 'students.move_before_stay');
    const plan = await admin.get(`${at('move-plan')}?classId=${id('4b')}&from=${CHILD.joinedOn}`);
    t.match(plan.json(), { isReplaced: true, fromClass: { name: '4a' } });
    t.equal((await admin.send('POST', at('moves'), body)).statusCode, 204);
    const inClass = async (name: string) =>
      (await admin.get(`/api/v1/classes/${id(name)}/list`))
        .json()
        .items.filter((line: { lastName: string }) => line.lastName === 'Nowa');
    t.same(await inClass('4a'), []);
    t.match(await inClass('4b'), [{ from: CHILD.joinedOn, to: null, isStruck: false }]);
    t.notOk((await namesIn(kit, wfA, CHILD.joinedOn)).includes('Nowa'));
    const [last] = (await admin.get(at('moves'))).json().items;
    const undone = await admin.send('POST', `/api/v1/student-moves/${last.moveId}/undo`, {
      reason: 'jednak 4a',
      version: 1,
    });
    t.equal(undone.statusCode, 204, undone.body);
    t.match(await inClass('4a'), [{ from: CHILD.joinedOn, numberInClass: 3 }]);
    t.same(await inClass('4b'), []);
    t.ok((await namesIn(kit, wfA, CHILD.joinedOn)).includes('Nowa'));
  },
);

onBothEngines(
  t,
  'a new pupil gets the next free number, not one of who is crossed out, and only within the school year [MIGR-08]',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const left = { leftOn: '2026-09-03', reason: 'zmiana szkoły' };
    t.equal((await admin.send('POST', path('leave'), left)).statusCode, 204);
    const child = { ...CHILD, classId: id('4a') };
    const before = await admin.send('POST', '/api/v1/students', {
      ...child,
      joinedOn: '2026-08-01',
    });
    t.match(before.json(), { code: 'moves.outside_year', details: { from: '2026-09-01' } });
    const after = await admin.send('POST', '/api/v1/students', {
      ...child,
      joinedOn: '2027-09-01',
    });
    t.equal(after.json().code, 'moves.outside_year');
    const added = await admin.send('POST', '/api/v1/students', child);
    t.match(added.json(), { className: '4a', numberInClass: 3 }, added.body);
  },
);
