import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn, signedInAs } from '../accounts/test-person.ts';

const yearId = fixtureId('a', 'year');
const timetable = {
  validFrom: '2026-10-05',
  lessons: [
    {
      ...{ weekday: 1, period: 3, classId: fixtureId('a', '4a'), roomId: null, groupName: '' },
      ...{ subjectId: fixtureId('a', 'polish'), teacherId: fixtureId('a', 'scibor') },
    },
  ],
};
const OTHERS = ['director', 'secretary', 'scibor', 'anna'];
const everybody = Object.fromEntries(['admin', ...OTHERS].map((name) => [name, PASSWORD]));

/** Everybody else who signs in at the school. */
const signedOthers = (kit: TestKit, without?: string) =>
  Promise.all(OTHERS.filter((name) => name !== without).map((name) => signedIn(kit, `${name}.a`)));
const accountOf = (name: string) => fixtureId('a', `account/${name}`);

onBothEngines(
  t,
  'the administrator manages the data of the school, its timetable, classes and locked accounts [PERM-02]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', everybody);
    const admin = await signedIn(kit, 'admin.a');
    const others = await signedOthers(kit);
    const { settings, version } = (await admin.send('GET', '/school/settings')).json();
    const locking = { settings: { ...settings, lockAfterFailures: 5 }, version };
    await admin.send('PUT', '/school/settings', locking);
    const parent = new TestBrowser(kit, '10.0.0.9');
    for (let failed = 0; failed < 5; failed += 1) await parent.logIn('anna.a', 'Zielony8');
    const works: readonly (readonly [string, object])[] = [
      [
        '/classes',
        {
          yearId,
          gradeLevel: 5,
          name: '5a',
          bellScheduleId: fixtureId('a', 'bells'),
          siteId: null,
        },
      ],
      ['/subjects', { name: 'Fizyka', shortName: 'fiz' }],
      ['/timetables', timetable],
      [`/accounts/${accountOf('anna')}/unlock`, { reason: 'wyjaśnione' }],
    ];
    for (const [path, body] of works) {
      for (const other of others)
        t.equal((await other.send('POST', path, body)).statusCode, 403, path);
      const reply = await admin.send('POST', path, body);
      t.ok([200, 204].includes(reply.statusCode), `${path}: ${reply.body}`);
    }
    const classes = (await admin.send('GET', '/classes')).json().items;
    t.ok(classes.some(({ name }: { name: string }) => name === '5a'));
  },
);

onBothEngines(
  t,
  'the administrator has the main settings of the school and the own account [PERM-07]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', everybody);
    const admin = await signedIn(kit, 'admin.a');
    const { settings, version } = (await admin.send('GET', '/school/settings')).json();
    const next = { settings: { ...settings, lockAfterFailures: 7 }, version };
    for (const other of await signedOthers(kit))
      t.equal((await other.send('PUT', '/school/settings', next)).statusCode, 403);
    t.equal((await admin.send('PUT', '/school/settings', next)).statusCode, 200);
    t.match((await admin.send('GET', '/school/settings')).json(), {
      settings: { lockAfterFailures: 7 },
    });
    t.ok((await admin.send('GET', '/school/options')).json().items.length > 10);
    const email = { email: 'administrator@szkola.example' };
    t.equal((await admin.send('PUT', '/own-account/email', email)).statusCode, 204);
    t.match((await admin.send('GET', '/own-account/email')).json(), email);
  },
);

onBothEngines(
  t,
  'the director configures the own account; the superadministrator has the rights of the contract [PERM-12, PERM-01]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { director: PASSWORD });
    const director = await signedIn(kit, 'director.a');
    const change = { current: PASSWORD, next: 'Niebieski8' };
    t.equal((await director.send('PUT', '/session/password', change)).statusCode, 204);
    t.equal((await new TestBrowser(kit).logIn('director.a', 'Niebieski8')).statusCode, 200);
    t.equal((await director.send('POST', '/second-factors/code-card')).statusCode, 200);
    t.match((await director.send('GET', '/second-factors')).json(), { codeCard: { left: 30 } });
    const provider = await signedInAs(kit, 'superadmin', 'provider');
    const rights = `/accounts/${accountOf('scibor')}/rights`;
    const give = { key: 'role.director', reason: 'na zlecenie szkoły' };
    t.equal((await provider.send('POST', rights, give)).statusCode, 200, 'rights of accounts');
    for (const path of ['/accounts', '/rights/matrix', '/school'])
      t.equal((await provider.send('GET', path)).statusCode, 200, path);
    for (const path of ['/students', '/people', '/audit', '/timetable/plan'])
      t.equal((await provider.send('GET', path)).statusCode, 403, `${path} is the school’s`);
  },
);

onBothEngines(
  t,
  'the counsellor has the calendars of all classes, the secretariat accounts and logins [PERM-34, PERM-37]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', everybody);
    const counsellor = await signedInAs(kit, 'counsellor', 'lis');
    const calendar = await counsellor.send('GET', '/calendar?from=2026-11-09&to=2026-11-13');
    t.equal(calendar.statusCode, 200, calendar.body);
    await new TestBrowser(kit).logIn('anna.a', 'Zielony8');
    await signedIn(kit, 'anna.a');
    const office = await signedIn(kit, 'secretary.a');
    const accounts = (await office.send('GET', '/accounts')).json().items;
    t.ok(accounts.some(({ login }: { login: string }) => login === 'anna.a'));
    t.match((await office.send('GET', `/accounts/${accountOf('anna')}/logins`)).json().items, [
      { outcome: 'good' },
      { outcome: 'failed' },
    ]);
    for (const other of [counsellor, ...(await signedOthers(kit, 'secretary'))])
      t.equal((await other.send('GET', '/accounts')).statusCode, 403);
  },
);
