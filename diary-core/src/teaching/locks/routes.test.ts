import type { ClassId } from '@furtka/core-contract/ids';
import { LocalDate } from '@furtka/core-contract/roster';
import t from 'tap';
import Type from 'typebox';
import { defineFeature } from '../../kernel/feature.ts';
import { route } from '../../kernel/http/route.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { everyPerson } from '../../school/no-rights.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { as, putWorld, worldFeatures } from '../../seed/fixture-world.ts';
import { lockedBetween, requireOpen } from './api.ts';
import { LOCK_KINDS } from './domain.ts';

const Entry = Type.Object(
  {
    kind: Type.Union(LOCK_KINDS.map((kind) => Type.Literal(kind))),
    classId: Type.String(),
    date: LocalDate,
  },
  { additionalProperties: false },
);
/** A register as a later feature will be: it writes nothing where the day is closed. */
const register = defineFeature({
  name: 'testing/register',
  nouns: [],
  recorded: { acts: ['register.write'], subjects: ['register'], values: ['date'] },
  permissions: { 'register.write': everyPerson },
  routes: [
    route({
      method: 'POST',
      path: '/register',
      access: { permission: 'register.write' },
      schemas: { body: Entry },
      handler: ({ change, body }) =>
        change({ action: 'register.write', subject: { kind: 'register' } }, async (tx) => {
          await requireOpen(tx, body.kind, body.classId as ClassId, body.date);
          tx.record({ after: { date: body.date } });
        }),
    }),
  ],
});
const options = { features: [...worldFeatures, register] };

const world = async (kit: TestKit) => {
  await putWorld(kit);
  const classes = await kit.db
    .forSchool(kit.schoolA)
    .read((read) => read.from('school_class').select('id').orderBy('id').execute());
  const [first, second] = classes.map((each) => each.id);
  return {
    admin: as(kit, 'a', 'admin', 'admin'),
    teacher: as(kit, 'a', 'teacher', 'scibor'),
    first: first as ClassId,
    second: second as ClassId,
  };
};
const BODY = {
  from: '2026-10-01',
  to: '2027-03-10',
  kinds: ['grades'],
  classIds: null,
  reason: 'rada',
};

onBothEngines(
  t,
  'a lock closes any range of days, across terms too, until it is lifted [LOCK-01]',
  options,
  async (t, kit) => {
    const { admin, teacher, first } = await world(kit);
    const write = async (kind: string, date: string) => {
      const reply = await teacher.send('POST', '/api/v1/register', { kind, classId: first, date });
      return reply.statusCode === 204 ? 'written' : reply.json();
    };
    t.equal(await write('grades', '2027-01-31'), 'written');
    const lock = (await admin.send('POST', '/api/v1/locks', BODY)).json();
    t.match(lock, { from: '2026-10-01', to: '2027-03-10', overlaps: [], version: 1 });
    t.same(await write('grades', '2027-01-31'), {
      code: 'locks.range_locked',
      details: { kind: 'grades', from: '2026-10-01', to: '2027-03-10', reason: 'rada' },
    });
    for (const date of ['2026-10-01', '2027-03-10'])
      t.match(await write('grades', date), { code: 'locks.range_locked' }, date);
    for (const date of ['2026-09-30', '2027-03-11'])
      t.equal(await write('grades', date), 'written');
    for (const kind of ['attendance', 'conduct', 'lessons'])
      t.equal(await write(kind, '2027-01-31'), 'written', kind);
    const wider = { ...BODY, kinds: ['attendance', 'conduct', 'lessons'], version: 1 };
    t.equal((await admin.send('PUT', `/api/v1/locks/${lock.lockId}`, wider)).statusCode, 200);
    t.equal(await write('grades', '2027-01-31'), 'written');
    for (const kind of ['attendance', 'conduct', 'lessons'])
      t.match(await write(kind, '2027-01-31'), { code: 'locks.range_locked' }, kind);
    const lift = { reason: 'poprawka', version: 2 };
    const lifted = await admin.send('POST', `/api/v1/locks/${lock.lockId}/lift`, lift);
    t.match(lifted.json(), { liftReason: 'poprawka', version: 3 });
    t.type(lifted.json().liftedByName, 'string');
    t.equal(await write('lessons', '2027-01-31'), 'written');
    t.match((await teacher.get('/api/v1/locks')).json().items, [{ lockId: lock.lockId }], 'kept');
    const twice = await admin.send('POST', `/api/v1/locks/${lock.lockId}/lift`, lift);
    t.equal(twice.json().code, 'locks.lifted');
  },
);

onBothEngines(
  t,
  'a lock is for chosen classes or for all, and says what it overlaps [LOCK-02]',
  options,
  async (t, kit) => {
    const { admin, first, second } = await world(kit);
    const one = (await admin.send('POST', '/api/v1/locks', { ...BODY, classIds: [first] })).json();
    t.same(one.classIds, [first]);
    const isLocked = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => lockedBetween(read, 'grades', '2026-10-01', '2026-10-31'));
    t.equal(isLocked(first, '2026-10-05')?.lockId, one.lockId);
    t.equal(isLocked(second, '2026-10-05'), undefined);
    const all = (
      await admin.send('POST', '/api/v1/locks', { ...BODY, kinds: ['grades', 'lessons'] })
    ).json();
    t.same(all.overlaps, [one.lockId]);
    const items = (await admin.get('/api/v1/locks')).json().items;
    const of = (id: string) => items.find((each: { lockId: string }) => each.lockId === id);
    t.same(of(one.lockId).overlaps, [all.lockId]);
    const now = await kit.db
      .forSchool(kit.schoolA)
      .read((read) => lockedBetween(read, 'lessons', '2026-10-01', '2026-10-31'));
    t.equal(now(second, '2026-10-05')?.lockId, all.lockId);
    await admin.send('POST', `/api/v1/locks/${one.lockId}/lift`, { reason: 'x', version: 1 });
    const left = (await admin.get('/api/v1/locks')).json().items;
    t.ok(left.every((each: { overlaps: string[] }) => each.overlaps.length === 0));
  },
);

onBothEngines(
  t,
  'two administrators, strangers and nonsense change nothing by half',
  options,
  async (t, kit) => {
    const { admin, teacher, first } = await world(kit);
    const other = as(kit, 'a', 'admin', 'director');
    const code = async (body: object) =>
      (await admin.send('POST', '/api/v1/locks', body)).json().code;
    t.equal(await code({ ...BODY, to: '2026-09-30' }), 'locks.wrong_order');
    t.equal(await code({ ...BODY, from: '2026-02-30' }), 'locks.no_such_date');
    t.equal(await code({ ...BODY, classIds: [] }), 'kernel.invalid_input');
    t.equal(await code({ ...BODY, kinds: [] }), 'kernel.invalid_input');
    t.equal(await code({ ...BODY, kinds: ['grades', 'grades'] }), 'kernel.invalid_input');
    t.equal(await code({ ...BODY, reason: '  ' }), 'kernel.invalid_input');
    const foreign = fixtureId<'ClassId'>('b', 'class/4a');
    t.equal(await code({ ...BODY, classIds: [first, foreign] }), 'kernel.not_found');
    t.same((await admin.get('/api/v1/locks')).json().items, [], 'nothing by half');
    t.equal((await teacher.send('POST', '/api/v1/locks', BODY)).statusCode, 403);
    t.equal((await as(kit, 'a', 'guardian', 'anna').get('/api/v1/locks')).statusCode, 403);
    const lock = (await admin.send('POST', '/api/v1/locks', BODY)).json();
    const path = `/api/v1/locks/${lock.lockId}`;
    t.equal(
      (await other.send('PUT', path, { ...BODY, to: '2027-01-01', version: 1 })).statusCode,
      200,
    );
    const late = await admin.send('PUT', path, { ...BODY, kinds: ['lessons'], version: 1 });
    t.same(late.json(), { code: 'kernel.version_conflict', details: { stored: 2 } });
    t.match((await admin.get('/api/v1/locks')).json().items, [
      { to: '2027-01-01', kinds: ['grades'] },
    ]);
    const lift = await admin.send('POST', `${path}/lift`, { reason: 'x', version: 1 });
    t.equal(lift.json().code, 'kernel.version_conflict');
    const stranger = as(kit, 'b', 'admin', 'admin');
    t.equal(
      (await stranger.send('POST', `${path}/lift`, { reason: 'x', version: 2 })).statusCode,
      404,
    );
    t.same((await stranger.get('/api/v1/locks')).json().items, []);
  },
);
