import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { addStaff } from '../staff/api.ts';
import { hasherOf, insertAccounts } from './api.ts';
import { putSchool, TestBrowser, worldOptions } from './test-browser.ts';
import { PASSWORD, signedIn } from './test-person.ts';

const personId = (name: string) => fixtureId<'PersonId'>('a', name);

/** Somebody who is employed for good, or until a day. */
const putStaff = (kit: TestKit, name: string, until: string | null = null) =>
  kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.staff', subject: { kind: 'staff' } }, async (tx) => {
      const staffId = personId(name);
      const who = { firstName: 'Ewa', lastName: 'Zastępcza', position: 'office' as const };
      await addStaff(tx, [{ staffId, ...who, employedFrom: '2026-09-01' }]);
      await tx.update('staff_member', staffId, { employed_to: until });
    });

/** Somebody of the provider, who signs in like everybody. */
const putProvider = async (kit: TestKit): Promise<void> => {
  const passwordHash = await hasherOf(kit.services).hashPassword(PASSWORD);
  await kit.db
    .forSchool(kit.schoolA)
    .change({ actor: kit.actor, action: 'test.provider', subject: { kind: 'account' } }, (tx) =>
      insertAccounts(tx, [
        {
          accountId: kit.newId<'AccountId'>(),
          login: 'opiekun.systemu',
          memberships: [{ role: 'superadmin', personId: null, holderName: 'Firma Furtka' }],
          passwordHash,
          isOneTime: false,
          setAtUtc: kit.clock.nowMs(),
        },
      ]),
    );
};

const actsOf = async (browser: TestBrowser, action: string) =>
  (await browser.send('GET', `/audit?action=${action}`)).json().items;

onBothEngines(
  t,
  'a locked account lets nobody in until the administrator unlocks it, and the reason is kept [ACCT-19]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD, secretary: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const { settings, version } = (await admin.send('GET', '/school/settings')).json();
    await admin.send('PUT', '/school/settings', {
      settings: { ...settings, lockAfterFailures: 5 },
      version,
    });
    const parent = new TestBrowser(kit);
    for (let failed = 0; failed < 5; failed += 1) await parent.logIn('anna.a', 'Zielony8');
    t.equal((await parent.logIn('anna.a', PASSWORD)).json().code, 'accounts.locked');
    const row = (await admin.send('GET', '/accounts?locked=true')).json().items[0];
    t.match(row, { login: 'anna.a', locked: true });
    const path = `/accounts/${row.accountId}/unlock`;
    const office = await signedIn(kit, 'secretary.a');
    t.equal((await office.send('POST', path, { reason: 'x' })).statusCode, 403);
    for (const body of [{}, { reason: '' }, { reason: '  ' }, { reason: 'x'.repeat(500) }])
      t.equal((await admin.send('POST', path, body)).statusCode, 400, JSON.stringify(body));
    const reason = 'rodzic pomylił klawiaturę, wyjaśnione przez telefon';
    t.equal((await admin.send('POST', path, { reason })).statusCode, 204);
    t.match(await actsOf(admin, 'account.unlock'), [{ reason, actor: { role: 'admin' } }]);
    kit.clock.advance(60_000);
    t.equal((await parent.logIn('anna.a', PASSWORD)).statusCode, 200);
  },
);

onBothEngines(
  t,
  'the secretariat’s account is one appointed person’s, employed for good, and changes by appointment [ACCT-47]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, secretary: PASSWORD, scibor: PASSWORD });
    await putStaff(kit, 'substitute', '2027-06-30');
    const admin = await signedIn(kit, 'admin.a');
    const office = await signedIn(kit, 'secretary.a');
    const issue = async (name: string) =>
      (
        await admin.send('POST', '/accounts', {
          login: `biuro.${name}`,
          role: 'secretariat',
          personId: personId(name),
        })
      ).json().code;
    t.equal(await issue('lis'), 'accounts.office_taken', 'no second person');
    t.equal(await issue('substitute'), 'accounts.not_permanent', 'nobody for a time');
    t.equal(await issue('anna'), 'accounts.wrong_kind_of_person', 'nobody from outside');
    const path = '/secretariat-appointment';
    const holders = async () => (await admin.send('GET', path)).json().items;
    t.match(await holders(), [{ name: 'Zofia Sekretarz' }]);
    const appoint = (name: string, login?: string) =>
      admin.send('POST', path, {
        personId: personId(name),
        appointment: 'zarządzenie dyrektora 12/2026',
        ...(login === undefined ? {} : { login }),
      });
    t.equal((await appoint('secretary')).json().code, 'accounts.same_holder');
    t.equal((await appoint('substitute')).json().code, 'accounts.not_permanent');
    t.equal((await appoint('anna')).json().code, 'accounts.not_permanent');
    t.equal((await appoint('lis')).json().code, 'accounts.login_needed');
    t.equal((await appoint('nobody', 'x.y')).statusCode, 404);
    t.equal((await office.send('GET', '/accounts')).statusCode, 200, 'nothing has changed so far');
    t.equal((await office.send('POST', path, {})).statusCode >= 400, true);
    const fresh = (await appoint('lis', 'lukasz.lis')).json();
    t.match(fresh, { login: 'lukasz.lis', oneTimePassword: String });
    t.match(await holders(), [{ name: 'Łukasz Lis' }]);
    t.not((await office.send('GET', '/accounts')).statusCode, 200, 'the role is gone at once');
    const known = (await appoint('scibor')).json();
    t.match(known, { login: 'scibor.a', oneTimePassword: undefined });
    const teacher = await signedIn(kit, 'scibor.a');
    t.equal((await teacher.send('GET', '/accounts')).statusCode, 200, 'beside the role of before');
    t.match(await actsOf(admin, 'secretariat.appoint'), [
      { reason: 'zarządzenie dyrektora 12/2026' },
      {},
    ]);
    await appoint('secretary');
    t.match(await holders(), [{ name: 'Zofia Sekretarz' }], 'and back again');
    t.equal((await signedIn(kit, 'secretary.a')).csrfToken !== undefined, true);
  },
);

const appointBy = (admin: TestBrowser) => (name: string, login?: string) =>
  admin.send('POST', '/secretariat-appointment', {
    personId: personId(name),
    appointment: 'zarządzenie dyrektora 12/2026',
    ...(login === undefined ? {} : { login }),
  });

const holdersSeenBy = async (admin: TestBrowser): Promise<string[]> =>
  (await admin.send('GET', '/secretariat-appointment'))
    .json()
    .items.map(({ name }: { name: string }) => name);

const stateBy = (admin: TestBrowser) => async (accountId: string, state: string) => {
  const body = { state, reason: 'długi urlop' };
  const reply = await admin.send('PUT', `/accounts/${accountId}/state`, body);
  return reply.statusCode === 204 ? 204 : reply.json().code;
};

onBothEngines(
  t,
  'an account that is opened again has the roles that were shut with it, and none that was withdrawn [ACCT-47] [ACCT-54]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, secretary: PASSWORD, scibor: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const [appoint, set] = [appointBy(admin), stateBy(admin)];
    const scibor = fixtureId('a', 'account/scibor');
    const rows = async () => (await admin.send('GET', '/accounts?search=scibor')).json().items;
    await appoint('scibor');
    t.match(await rows(), [{ roles: ['homeroomTeacher', 'secretariat'], state: 'open' }]);
    const fresh = (await appoint('lis', 'lukasz.lis')).json();
    const withdrawn = await rows();
    t.equal(withdrawn.length, 1, 'one row, whatever became of its roles');
    t.strictSame(withdrawn[0].roles, ['homeroomTeacher'], 'a role that is gone is not shown');
    t.equal(await set(scibor, 'suspended'), 204);
    t.match(await rows(), [
      { roles: ['homeroomTeacher'], state: 'suspended', stateReason: 'długi urlop' },
    ]);
    t.equal(await set(scibor, 'open'), 204);
    t.strictSame((await rows())[0].roles, ['homeroomTeacher']);
    t.equal(await set(scibor, 'open'), 'accounts.same_state');
    t.same(await holdersSeenBy(admin), ['Łukasz Lis'], 'nobody got the office back');
    const zofia = fixtureId('a', 'account/secretary');
    t.equal(await set(zofia, 'open'), 'accounts.nothing_to_open', 'there is no role left');
    t.equal(await set(fresh.accountId, 'closed'), 204);
    t.equal((await appoint('secretary')).statusCode, 200);
    t.equal(await set(fresh.accountId, 'open'), 'accounts.nothing_to_open');
    t.same(await holdersSeenBy(admin), ['Zofia Sekretarz'], 'nor whoever was closed in office');
  },
);

onBothEngines(
  t,
  'a suspended account gets neither the office nor a right [ACCT-54]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const [appoint, set] = [appointBy(admin), stateBy(admin)];
    const scibor = fixtureId('a', 'account/scibor');
    const give = async () => {
      const body = { key: 'role.director', reason: 'powołanie' };
      const reply = await admin.send('POST', `/accounts/${scibor}/rights`, body);
      return reply.statusCode === 200 ? 200 : reply.json().code;
    };
    const found = async () =>
      (await admin.send('GET', '/rights/candidates?search=scibor')).json().items.length;
    t.equal(await found(), 1);
    for (const state of ['suspended', 'closed']) {
      t.equal(await set(scibor, state), 204);
      t.equal((await appoint('scibor')).json().code, 'accounts.not_open', state);
      t.equal(await give(), 'rights.not_open', state);
      t.equal(await found(), 0, 'nor is it offered');
      const entered = await new TestBrowser(kit).logIn('scibor.a', PASSWORD);
      t.equal(entered.json().code, 'accounts.suspended', 'and nobody gets in');
    }
    t.equal(await set(scibor, 'open'), 204);
    t.equal(await give(), 200);
    t.same(await holdersSeenBy(admin), ['Zofia Sekretarz']);
  },
);

onBothEngines(
  t,
  'two appointments at once leave one secretariat, and so do an appointment and a new account [ACCT-47]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const appoint = appointBy(admin);
    await Promise.all([appoint('lis', 'lukasz.lis'), appoint('scibor'), appoint('director')]);
    t.equal((await holdersSeenBy(admin)).length, 1);
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'account' } }, (tx) =>
        tx.updateWhere('membership', { role: 'secretariat' }, { state: 'closed' }),
      );
    await putStaff(kit, 'newcomer');
    const issue = admin.send('POST', '/accounts', {
      ...{ login: 'biuro.nowe', role: 'secretariat', personId: personId('newcomer') },
    });
    await Promise.all([issue, appoint('scibor'), appoint('director')]);
    t.equal((await holdersSeenBy(admin)).length, 1);
  },
);

onBothEngines(
  t,
  'only the administrator enters new users into the system [ACCT-24]',
  worldOptions,
  async (t, kit) => {
    const everybody = ['admin', 'director', 'secretary', 'scibor', 'anna', 'lucja'];
    await putSchool(kit, 'a', Object.fromEntries(everybody.map((name) => [name, PASSWORD])));
    const body = { login: 'tomasz.zak', role: 'guardian', personId: personId('tomasz') };
    for (const name of everybody.slice(1)) {
      const other = await signedIn(kit, `${name}.a`);
      t.equal((await other.send('POST', '/accounts', body)).statusCode, 403, name);
    }
    const admin = await signedIn(kit, 'admin.a');
    const issued = (await admin.send('POST', '/accounts', body)).json();
    t.equal(
      (await admin.send('POST', '/accounts', body)).json().code,
      'accounts.person_has_account',
    );
    const parent = new TestBrowser(kit);
    const session = await parent.logIn('tomasz.zak', issued.oneTimePassword);
    t.match(session.json(), { mustChangePassword: true, memberships: [{ role: 'guardian' }] });
  },
);

onBothEngines(
  t,
  'the superadministrator stands on the provider’s side: above the school’s administrator, and beside its lessons [ACCT-42]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD });
    await putProvider(kit);
    const provider = await signedIn(kit, 'opiekun.systemu');
    const admin = await signedIn(kit, 'admin.a');
    const body = { login: 'dostawca', role: 'superadmin' };
    t.equal((await admin.send('POST', '/accounts', body)).json().code, 'accounts.superadmin_only');
    const made = await provider.send('POST', '/accounts', body);
    t.equal(made.statusCode, 200, 'made by another of the provider only');
    const id = made.json().accountId;
    const password = await admin.send('POST', `/accounts/${id}/password`, { reason: 'x' });
    t.equal(password.json().code, 'accounts.superadmin_only');
    const state = { state: 'closed', reason: 'x' };
    const closed = await admin.send('PUT', `/accounts/${id}/state`, state);
    t.equal(closed.json().code, 'accounts.superadmin_only');
    t.equal((await provider.send('GET', '/accounts')).statusCode, 200, 'what the contract gives');
    for (const path of ['/students', '/cards', '/people'])
      t.not((await provider.send('GET', path)).statusCode, 200, `${path} is the school’s`);
    const ended = await provider.send('PUT', `/accounts/${id}/state`, {
      state: 'closed',
      reason: 'koniec umowy',
    });
    t.equal(ended.statusCode, 204, 'and it ends with the contract');
  },
);
