import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld } from '../../seed/fixture-world.ts';
import { AGREEMENT, adminOf, id, moveOptions, namesIn, path, putGroups } from './test-groups.ts';

onBothEngines(
  t,
  '[MIGR-01, MIGR-04, MIGR-06] a move is planned with the groups of both classes, and begins the chosen memberships',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA, wfB, english, german } = await putGroups(kit);
    const admin = adminOf(kit);
    const plan = await admin.get(`${path('move-plan')}?classId=${id('4b')}&from=2026-10-01`);
    t.match(plan.json(), {
      fromClass: { name: '4a', since: '2023-09-01' },
      toClass: { name: '4b' },
      lastDay: '2026-09-30',
      isAhead: true,
      numberInClass: 2,
      leaves: [{ groupId: wfA, name: 'WF 4a' }],
      choices: [
        { name: 'Angielski', subject: 'Język polski', isShared: true },
        { name: 'Niemiecki', isShared: false },
        { groupId: wfB, name: 'WF 4b', isShared: false },
      ],
    });
    const body = {
      classId: id('4b'),
      from: '2026-10-01',
      groupIds: [wfB, german],
      agreement: AGREEMENT,
    };
    const bare = await admin.send('POST', path('moves'), { ...body, agreement: undefined });
    t.equal(bare.json().code, 'kernel.invalid_input', 'no move without the agreement');
    t.equal((await admin.send('POST', path('moves'), body)).statusCode, 204);
    await t.test('[MIGR-05] old memberships end on the right day', async (t) => {
      t.same(
        [await namesIn(kit, wfA, '2026-09-30'), await namesIn(kit, wfA, '2026-10-01')],
        [['Kowalski', 'Żak'], ['Żak']],
      );
    });
    t.same(await namesIn(kit, wfB, '2026-10-01'), ['Kowalski', 'Ącki'].toSorted());
    t.same(await namesIn(kit, wfB, '2026-09-30'), ['Ącki']);
    t.same(await namesIn(kit, english, '2026-10-01'), ['Ącki'], 'not chosen: it ends');
    t.same(await namesIn(kit, german, '2026-10-01'), ['Kowalski', 'Żak'].toSorted());
    t.equal((await admin.get(`/api/v1/students/${id('jan')}`)).json().className, '4a', 'ahead');
    kit.clock.set(Date.parse('2026-10-02T10:00:00Z'));
    t.match((await admin.get(`/api/v1/students/${id('jan')}`)).json(), {
      className: '4b',
      numberInClass: 2,
    });
    const after = (await as(kit, 'a', 'director', 'director').get(path('moves'))).json();
    await t.test('[MIGR-08] the director’s agreement stays with the move', async (t) => {
      t.match(after.items, [
        {
          kind: 'class',
          fromClass: '4a',
          toClass: '4b',
          from: '2026-10-01',
          agreedOn: '2026-09-04',
          agreedBy: 'Adam Dyrektor',
          agreementReference: 'D.12/2026',
          isLast: true,
        },
      ]);
    });
    const absent = (name: string) =>
      after.absences
        .filter((each: { name: string }) => each.name === name)
        .map((each: { from: string; to: string }) => [each.from, each.to]);
    await t.test('[MIGR-07] the times out of each group are set', async (t) => {
      t.same(absent('WF 4b'), [['2026-09-01', '2026-09-30']], 'before the move');
      t.same(absent('WF 4a'), [['2026-10-01', '2027-08-31']], 'after it');
      t.same(absent('Niemiecki'), [['2026-09-01', '2026-09-30']]);
    });
  },
);

onBothEngines(
  t,
  '[MIGR-03] who moved or left stays on the old list, crossed out',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const admin = adminOf(kit);
    const body = { classId: id('4b'), from: '2026-09-08', groupIds: [], agreement: AGREEMENT };
    t.equal((await admin.send('POST', path('moves'), body)).statusCode, 204);
    const leave = { leftOn: '2026-09-09', reason: 'zmiana szkoły' };
    t.equal((await admin.send('POST', path('leave', 'acki'), leave)).statusCode, 204);
    const homeroom = as(kit, 'a', 'homeroomTeacher', 'scibor');
    const list = async (name: string, who = admin) =>
      (await who.get(`/api/v1/classes/${id(name)}/list`)).json().items;
    t.ok(
      (await list('4a')).every((line: { isStruck: boolean }) => !line.isStruck),
      'not yet',
    );
    kit.clock.set(Date.parse('2026-09-10T10:00:00Z'));
    t.match(await list('4a', homeroom), [
      {
        lastName: 'Kowalski',
        numberInClass: 1,
        isStruck: true,
        why: 'moved',
        to: '2026-09-07',
        movedTo: '4b',
      },
      { lastName: 'Żak', numberInClass: 2, isStruck: false, why: null, movedTo: null },
    ]);
    t.match(await list('4b'), [
      { lastName: 'Ącki', isStruck: true, why: 'left' },
      { lastName: 'Kowalski', numberInClass: 2, isStruck: false },
    ]);
    t.equal((await homeroom.get(`/api/v1/classes/${id('4b')}/list`)).statusCode, 404);
    const foreign = `/api/v1/classes/${fixtureId('b', '4a')}/list`;
    t.equal((await admin.get(foreign)).json().code, 'kernel.not_found');
  },
);

onBothEngines(
  t,
  'a move that cannot be is refused and changes nothing; a mistaken one is taken back whole',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA, wfB, english } = await putGroups(kit);
    const admin = adminOf(kit);
    const body = { classId: id('4b'), from: '2026-09-20', groupIds: [wfB], agreement: AGREEMENT };
    const code = async (change: object, name = 'jan') =>
      (await admin.send('POST', path('moves', name), { ...body, ...change })).json().code;
    t.equal(await code({ from: '2026-08-31' }), 'moves.outside_year', 'before the year began');
    t.equal(await code({ from: '2026-09-31' }), 'students.no_such_date');
    t.equal(await code({ from: '2027-09-01' }), 'moves.outside_year');
    t.equal(await code({ classId: id('4a') }), 'moves.same_class');
    t.equal(await code({ groupIds: [wfA] }), 'moves.group_not_of_class');
    t.equal(await code({ numberInClass: 1 }), 'moves.number_taken');
    t.equal(
      await code({ agreement: { ...AGREEMENT, on: '2026-09-30' } }),
      'moves.agreement_in_future',
    );
    t.equal(await code({ classId: fixtureId('b', '4b') }), 'kernel.not_found');
    t.equal(await code({}, 'nobody'), 'kernel.not_found');
    const office = as(kit, 'a', 'secretariat', 'secretary');
    t.equal((await office.send('POST', path('moves'), body)).statusCode, 403);
    t.same((await admin.get(path('moves'))).json().items, [], 'nothing was written');
    t.equal((await admin.send('POST', path('moves'), body)).statusCode, 204);
    t.equal(
      await code({ classId: id('4a'), from: '2026-09-19', groupIds: [] }),
      'students.move_before_stay',
    );
    const back = { classId: id('4a'), from: '2026-09-25', groupIds: [wfA] };
    const returned = await admin.send('POST', path('moves'), { ...body, ...back });
    t.equal(returned.statusCode, 204);
    const [last, first] = (await admin.get(path('moves'))).json().items;
    const undo = (move: typeof last, version = 1) =>
      admin.send('POST', `/api/v1/student-moves/${move.moveId}/undo`, {
        reason: 'pomyłka',
        version,
      });
    t.equal((await undo(first)).json().code, 'moves.not_the_last');
    t.equal((await undo(last, 7)).json().code, 'kernel.version_conflict');
    t.equal((await undo(last)).statusCode, 204);
    t.equal((await undo(last)).json().code, 'moves.undone_already');
    t.equal((await undo(first)).statusCode, 204);
    t.same(
      [
        await namesIn(kit, wfA, '2026-12-01'),
        await namesIn(kit, wfB, '2026-12-01'),
        await namesIn(kit, english, '2026-12-01'),
      ],
      [['Kowalski', 'Żak'].toSorted(), ['Ącki'], ['Kowalski', 'Ącki'].toSorted()],
      'as it was',
    );
    kit.clock.set(Date.parse('2026-10-02T10:00:00Z'));
    t.equal((await admin.get(`/api/v1/students/${id('jan')}`)).json().className, '4a');
    t.match((await admin.get(path('moves'))).json().items[0], { undoReason: 'pomyłka' });
  },
);

onBothEngines(
  t,
  '[MIGR-02] a student moves between groups on any day; [MIGR-08] a new one is admitted with the agreement',
  moveOptions,
  async (t, kit) => {
    await putWorld(kit);
    const { wfA, wfB, english, german } = await putGroups(kit);
    const admin = adminOf(kit);
    const move = (body: object) => admin.send('POST', path('group-moves'), body);
    const code = async (body: object) => (await move(body)).json().code;
    const swap = { leave: english, join: german, from: '2026-09-15' };
    t.equal(await code({ ...swap, join: english }), 'moves.nothing_to_do');
    t.equal(await code({ ...swap, join: wfB }), 'moves.group_not_of_class');
    t.equal(await code({ ...swap, join: wfA }), 'moves.in_group_already');
    t.equal(await code({ ...swap, leave: wfB }), 'kernel.not_found');
    t.equal(await code({ ...swap, from: '2026-08-01' }), 'moves.outside_year');
    t.equal((await move(swap)).statusCode, 204);
    t.same(await namesIn(kit, english, '2026-09-14'), ['Kowalski', 'Ącki'].toSorted());
    t.same(await namesIn(kit, english, '2026-09-15'), ['Ącki']);
    t.same(await namesIn(kit, german, '2026-09-15'), ['Kowalski', 'Żak'].toSorted());
    const child = {
      firstName: 'Ada',
      lastName: 'Nowa',
      classId: id('4a'),
      numberInClass: 3,
      joinedOn: '2026-09-07',
      bornOn: '2017-02-28',
      pesel: '17222812463',
      groupIds: [wfA],
    };
    const without = await admin.send('POST', '/api/v1/students', child);
    t.equal(without.json().code, 'kernel.invalid_input');
    const taken = { ...child, numberInClass: 1, agreement: AGREEMENT };
    t.equal(
      (await admin.send('POST', '/api/v1/students', taken)).json().code,
      'moves.number_taken',
    );
    const added = await admin.send('POST', '/api/v1/students', { ...child, agreement: AGREEMENT });
    t.equal(added.statusCode, 200, added.body);
    const { studentId } = added.json();
    t.match((await admin.get(`/api/v1/students/${studentId}/moves`)).json().items, [
      { kind: 'admission', toClass: '4a', agreedBy: 'Adam Dyrektor', isLast: false },
    ]);
    t.ok((await namesIn(kit, wfA, '2026-09-07')).includes('Nowa'));
    const twin = { ...child, numberInClass: 4, agreement: AGREEMENT };
    t.same((await admin.send('POST', '/api/v1/students', twin)).json(), {
      code: 'students.pesel_taken',
      details: { studentId },
    });
  },
);
