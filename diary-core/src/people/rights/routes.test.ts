import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { insertRight } from '../accounts/api.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';

const PASSWORD = 'Zielony7';
const people = { admin: PASSWORD, director: PASSWORD, scibor: PASSWORD };
const accountOf = (name: string) => fixtureId('a', `account/${name}`);
const rightsOf = (name: string) => `/accounts/${accountOf(name)}/rights`;

const enter = async (kit: TestKit, name: string): Promise<TestBrowser> => {
  const browser = new TestBrowser(kit);
  const reply = await browser.logIn(`${name}.a`, PASSWORD);
  if (reply.statusCode !== 200) throw new Error(`${name}: ${reply.body}`);
  return browser;
};

onBothEngines(
  t,
  '[PERM-04, PERM-46] the administrator gives director rights and takes them back, in a live session',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    const admin = await enter(kit, 'admin');
    const teacher = await enter(kit, 'scibor');
    t.equal((await admin.send('GET', '/accounts')).statusCode, 200, 'the list of accounts');
    t.equal((await teacher.send('GET', '/rights/matrix')).statusCode, 403);
    const give = { key: 'role.director', reason: 'powołanie od 7 września' };
    const given = await admin.send('POST', rightsOf('scibor'), give);
    t.equal(given.statusCode, 200, given.body);
    t.match(given.json().items, [
      { key: 'role.director', reason: give.reason, untilUtc: null, isHeld: true },
    ]);
    t.equal((await teacher.send('GET', '/rights/matrix')).statusCode, 200, 'the next request');
    const twice = await admin.send('POST', rightsOf('scibor'), give);
    t.equal(twice.json().code, 'rights.held');
    const taken = await admin.send('POST', `${rightsOf('scibor')}/role.director/take`, {
      reason: 'odwołanie',
    });
    t.match(taken.json().items, [{ isHeld: false, endReason: 'odwołanie' }]);
    t.equal((await teacher.send('GET', '/rights/matrix')).statusCode, 403, 'gone at once');
    const again = await admin.send('POST', `${rightsOf('scibor')}/role.director/take`, {
      reason: 'jeszcze raz',
    });
    t.equal(again.json().code, 'rights.not_held');
    const history = await kit.db
      .forSchool(kit.schoolA)
      .read((r) =>
        r
          .from('audit')
          .select('action')
          .where('subject_id', '=', accountOf('scibor'))
          .where('action', 'in', ['right.give', 'right.take'])
          .orderBy('version')
          .execute(),
      );
    t.same(
      history.map(({ action }) => action),
      ['right.give', 'right.take'],
    );
  },
);

onBothEngines(
  t,
  'a right given until a day ends by itself, and its role goes with it',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    const admin = await enter(kit, 'admin');
    for (const until of ['2026-09-06', '2026-02-30']) {
      const body = { key: 'settings.change', reason: 'zastępstwo', until };
      const refused = await admin.send('POST', rightsOf('scibor'), body);
      t.equal(refused.json().code, 'rights.until_past', until);
    }
    const body = { reason: 'zastępstwo', until: '2026-09-07' };
    for (const key of ['settings.change', 'role.director'])
      t.equal((await admin.send('POST', rightsOf('scibor'), { ...body, key })).statusCode, 200);
    t.match((await (await enter(kit, 'scibor')).send('GET', '/session')).json().memberships, [
      {},
      { role: 'director' },
    ]);
    kit.clock.advance(24 * 3_600_000);
    const later = await enter(kit, 'scibor');
    await kit.settle();
    t.equal((await later.send('GET', '/school/options')).statusCode, 403);
    const held = (await (await enter(kit, 'admin')).send('GET', '/rights/given')).json().items;
    t.same(
      held.map(({ isHeld }: { isHeld: boolean }) => isHeld),
      [false, false],
    );
  },
);

onBothEngines(
  t,
  'a right until a day counts no longer than that day, whether its job has run or not',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    const admin = await enter(kit, 'admin');
    const body = { key: 'role.director', reason: 'zastępstwo', until: '2026-09-07' };
    t.equal((await admin.send('POST', rightsOf('scibor'), body)).statusCode, 200);
    const untilUtc = Date.parse('2026-09-08T00:00:00+02:00');
    const accountId = fixtureId<'AccountId'>('a', 'account/scibor');
    const school = kit.db.forSchool(kit.schoolA);
    const role = await school.read((read) =>
      read
        .from('membership')
        .select('to_utc')
        .where('account_id', '=', accountId)
        .where('role', '=', 'director')
        .executeTakeFirst(),
    );
    t.equal(role?.to_utc, untilUtc, 'the role ends by itself');
    // A right without the job that would end it, as after a stop of the machine.
    await school.change(
      { actor: kit.actor, action: 'test.right', subject: { kind: 'account' } },
      (tx) =>
        insertRight(tx, {
          ...{ accountId, right: 'settings.change', sinceUtc: kit.clock.nowMs(), untilUtc },
          ...{ reason: 'zastępstwo', appointment: null, givenByName: 'Ewa Admin' },
        }),
    );
    const teacher = await enter(kit, 'scibor');
    const rights = async () =>
      (await teacher.send('GET', '/session'))
        .json()
        .memberships.flatMap((each: { role: string; rights?: string[] }) => [
          each.role,
          ...(each.rights ?? []),
        ]);
    t.ok((await rights()).includes('settings.change'));
    kit.clock.advance(untilUtc - kit.clock.nowMs());
    await teacher.logIn('scibor.a', PASSWORD);
    t.same(await rights(), ['homeroomTeacher'], 'neither the role nor the right');
    t.equal((await teacher.send('GET', '/school/options')).statusCode, 403);
    const again = await (await enter(kit, 'admin')).send('POST', rightsOf('scibor'), {
      ...{ key: 'settings.change', reason: 'jeszcze tydzień' },
    });
    t.equal(again.statusCode, 200, 'and it may be given anew');
  },
);

onBothEngines(
  t,
  '[ADMIN-01] the administration module is open to staff selected in the school',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    const admin = await enter(kit, 'admin');
    const teacher = await enter(kit, 'scibor');
    const option = '/school/options/excuse.ahead';
    const change = { value: false, version: 0, minutes: 'Protokół 1/2026' };
    t.equal((await teacher.send('PUT', option, change)).statusCode, 403);
    const body = { key: 'settings.change', reason: 'prowadzi ustawienia szkoły' };
    t.equal((await admin.send('POST', rightsOf('scibor'), body)).statusCode, 200);
    t.equal((await teacher.send('PUT', option, change)).statusCode, 200);
    t.equal((await teacher.send('GET', '/accounts')).statusCode, 403, 'and nothing else');
    await admin.send('POST', `${rightsOf('scibor')}/settings.change/take`, { reason: 'koniec' });
    t.equal((await teacher.send('GET', '/school/options')).statusCode, 403);
  },
);

onBothEngines(
  t,
  '[PERM-49] the director names a deputy, who then has the control rights of the director',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    const director = await enter(kit, 'director');
    const teacher = await enter(kit, 'scibor');
    const body = { key: 'role.deputyDirector', reason: 'wicedyrektor od dziś' };
    t.equal((await teacher.send('GET', '/audit')).statusCode, 403);
    t.equal((await director.send('POST', rightsOf('scibor'), body)).statusCode, 200);
    for (const path of ['/audit', '/rights/matrix', '/school/options', '/staff'])
      t.equal((await teacher.send('GET', path)).statusCode, 200, path);
    const admin = await enter(kit, 'admin');
    const alone = await admin.send('POST', rightsOf('secretary'), body);
    t.equal(alone.json().code, 'rights.appointment_needed', 'the administrator names it');
    const appointed = { ...body, appointment: 'Zarządzenie 4/2026' };
    t.equal((await admin.send('POST', rightsOf('secretary'), appointed)).statusCode, 200);
  },
);

onBothEngines(
  t,
  'nobody gives rights to themselves, beyond their own, to the wrong people or to another school',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    await putSchool(kit, 'b');
    const admin = await enter(kit, 'admin');
    const director = await enter(kit, 'director');
    const reason = 'bo tak';
    const code = async (by: TestBrowser, path: string, body: object) =>
      (await by.send('POST', path, body)).json().code;
    const key = 'role.director';
    t.equal(await code(admin, rightsOf('admin'), { key, reason }), 'rights.not_oneself');
    t.equal(await code(director, rightsOf('scibor'), { key, reason }), 'rights.not_yours_to_give');
    t.equal(await code(admin, rightsOf('katarzyna'), { key, reason }), 'rights.wrong_role');
    const nothing = { key: 'role.king', reason };
    t.equal(await code(admin, rightsOf('scibor'), nothing), 'kernel.not_found');
    t.equal(await code(admin, rightsOf('scibor'), { key, reason: ' ' }), 'kernel.invalid_input');
    const foreign = `/accounts/${fixtureId('b', 'account/scibor')}/rights`;
    t.equal(await code(admin, foreign, { key, reason }), 'kernel.not_found');
    t.equal((await admin.send('GET', foreign)).statusCode, 404);
    const self = `${rightsOf('director')}/role.director/take`;
    t.equal(await code(director, self, { reason }), 'rights.not_oneself');
    t.equal(
      await code(admin, self, { reason }),
      'rights.last_role',
      'it would lock the account out',
    );
  },
);

onBothEngines(
  t,
  '[PERM-47] the director and the administrator read the whole matrix, cell by cell',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', people);
    for (const name of ['admin', 'director']) {
      const reply = await (await enter(kit, name)).send('GET', '/rights/matrix');
      const rows: { permission: string; grants: Record<string, string>; comesLater: boolean }[] =
        reply.json().items;
      t.equal(rows.length, kit.services.access.permissions().length);
      const rowOf = (permission: string) => rows.find((row) => row.permission === permission);
      t.match(rowOf('account.read'), {
        grants: { admin: 'school', secretariat: 'school' },
        comesLater: false,
      });
      t.match(rowOf('grade.read'), { grants: { guardian: 'ownChildren' }, comesLater: true });
      t.notOk(rowOf('message.use')?.grants['inspection'], 'reads no mailboxes');
    }
  },
);
