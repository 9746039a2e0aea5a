import { readFileSync } from 'node:fs';
import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { addGuardians } from '../guardians/api.ts';
import { SEAL_PURPOSE } from './batch-job.ts';
import type { Slip } from './issue-slips.ts';

const PASSWORD = 'Zielony7';
const classId = (key: 'a' | 'b') => fixtureId(key, '4a');

const signedIn = async (kit: TestKit, login: string, password = PASSWORD) => {
  const browser = new TestBrowser(kit);
  await browser.logIn(login, password);
  return browser;
};

/** What the printer was told last: a test cannot read a PDF, but it can see what went in. */
const watchPrinter = (kit: TestKit): { slips: Slip[] } => {
  const seen: { slips: Slip[] } = { slips: [] };
  const { printer } = kit.services;
  const print = printer.print.bind(printer);
  printer.print = (order) => {
    const { slips } = order.data as { slips?: Slip[] };
    if (slips !== undefined) seen.slips = slips;
    return print(order);
  };
  return seen;
};

onBothEngines(
  t,
  'slips of a class are made by a job, as PDF, and signed for [ACCT-12] [ACCT-21] [ACCT-22]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, scibor: PASSWORD, anna: PASSWORD });
    await putSchool(kit, 'b');
    const seen = watchPrinter(kit);
    const admin = await signedIn(kit, 'admin.a');
    const order = (key: 'a' | 'b') =>
      admin.send('POST', '/login-slips', { classId: classId(key), audience: 'both' });
    t.equal((await order('b')).statusCode, 404, 'a class of another school');
    const { batchId } = (await order('a')).json();
    const early = await admin.send('POST', `/login-slips/${batchId}/sheet`);
    t.equal(early.json().code, 'loginSlips.not_ready');
    await kit.settle();
    const [batch] = (await admin.send('GET', '/login-slips')).json().items;
    t.match(batch, { state: 'made', className: '4a', slips: 4, done: 4, total: 4 });
    t.same(
      seen.slips.map(({ name, role, childNames }) => [name, role, ...childNames]),
      [
        ['Jan Kowalski', 'student'],
        ['Łucja Żak', 'student'],
        ['Katarzyna Żak', 'guardian', 'Łucja Żak'],
        ['Tomasz Żak', 'guardian', 'Łucja Żak'],
      ],
      'not for Anna, who has a password of her own',
    );
    const sheet = await admin.send('POST', `/login-slips/${batchId}/sheet`);
    t.equal(sheet.headers['content-type'], 'application/pdf');
    t.match(sheet.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const first = new TestBrowser(kit);
    const [slip] = seen.slips;
    const session = await first.logIn(slip?.login ?? '', slip?.password ?? '');
    t.equal(session.json().mustChangePassword, true, 'the password is good for one login');
    const teacher = await signedIn(kit, 'scibor.a');
    const path = `/classes/${classId('a')}`;
    const waiting = (await teacher.send('GET', `${path}/receipts`)).json().items;
    t.equal(waiting.length, 4);
    t.ok(waiting.every((row: { receivedOn: null }) => row.receivedOn === null));
    const list = await teacher.send('POST', `${path}/receipt-list`);
    t.match(list.rawPayload.subarray(0, 5).toString(), '%PDF-');
    const accountIds = [waiting[0].accountId];
    const note = (receivedOn: string, ids: string[]) =>
      teacher.send('POST', `${path}/receipts`, { receivedOn, accountIds: ids });
    t.equal((await note('2031-01-01', accountIds)).json().code, 'loginSlips.future_receipt');
    const stranger = fixtureId('a', 'account/director');
    t.equal((await note('2026-09-03', [stranger])).statusCode, 404);
    t.same((await note('2026-09-03', accountIds)).json(), { written: 1 });
    t.same((await note('2026-09-04', accountIds)).json(), { written: 0 }, 'the first day stays');
    const other = `/classes/${fixtureId('a', '4b')}/receipts`;
    t.equal((await teacher.send('GET', other)).statusCode, 404, 'another class');
    const desk = (await admin.send('GET', '/accounts/desk')).json().items;
    const row = desk.find((each: { accountId: string }) => each.accountId === accountIds[0]);
    t.match(row, { classNames: ['4a'], receivedOn: '2026-09-03' });
    await admin.send('DELETE', `/login-slips/${batchId}/sheet`);
    const gone = await admin.send('POST', `/login-slips/${batchId}/sheet`);
    t.equal(gone.json().code, 'loginSlips.over');
  },
);

onBothEngines(
  t,
  'a sheet is sealed in the database and forgotten after a day',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const body = { classId: classId('a'), audience: 'students' };
    const { batchId } = (await admin.send('POST', '/login-slips', body)).json();
    await kit.settle();
    const sheetOf = () =>
      kit.db.forSchool(kit.schoolA).read((read) => read.require('slip_batch', batchId));
    const sealed = (await sheetOf()).sealed_pdf ?? Buffer.alloc(0);
    t.notMatch(sealed.toString('latin1'), /%PDF/);
    t.throws(() => kit.services.keys.open(kit.schoolB, SEAL_PURPOSE, sealed));
    kit.clock.advance(24 * 3_600_000);
    await kit.settle();
    t.equal((await sheetOf()).sealed_pdf, null);
    const again = await signedIn(kit, 'admin.a');
    t.match((await again.send('GET', '/login-slips')).json().items, [{ state: 'over' }]);
  },
);

onBothEngines(
  t,
  'a parent with children in two schools has one account [ACCT-01]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, katarzyna: PASSWORD });
    await putSchool(kit, 'b', { admin: PASSWORD });
    const seen = watchPrinter(kit);
    const office = await signedIn(kit, 'admin.b');
    const body = { classId: classId('b'), audience: 'guardians' };
    await office.send('POST', '/login-slips', body);
    await kit.settle();
    const slip = seen.slips.find((each) => each.name === 'Tomasz Żak');
    const parent = await signedIn(kit, 'katarzyna.a');
    const accept = (code: string) => parent.send('POST', '/own-account/invitation', { code });
    t.equal((await accept('aaaaaaaaaaaaaaaa')).json().code, 'loginSlips.wrong_code');
    t.equal((await accept(slip?.invitation ?? '')).statusCode, 204);
    t.equal((await accept(slip?.invitation ?? '')).json().code, 'loginSlips.wrong_code', 'once');
    const session = (await parent.send('GET', '/session')).json();
    t.same(
      session.memberships.map((each: { schoolName: string }) => each.schoolName),
      ['Szkoła A', 'Szkoła B'],
    );
    const old = await new TestBrowser(kit).logIn(slip?.login ?? '', slip?.password ?? '');
    t.equal(old.json().code, 'accounts.suspended', 'the login of the slip is needed no more');
    const rows = (await office.send('GET', '/accounts/desk')).json().items;
    const joined = rows.find((row: { login: string }) => row.login === 'katarzyna.a');
    t.match(joined, { name: 'Tomasz Żak', roles: ['guardian'] }, 'named as this school knows them');
    t.notMatch(JSON.stringify(rows), 'Szkoła A');
  },
);

onBothEngines(
  t,
  'a second guardian’s login comes on request where the school chose so [ACCT-05] [C-03]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const seen = watchPrinter(kit);
    const admin = await signedIn(kit, 'admin.a');
    const choice = { value: 'first', version: 0 };
    const key = '/school/options/accounts.guardianAccounts';
    t.equal((await admin.send('PUT', key, choice)).statusCode, 200);
    const body = { classId: classId('a'), audience: 'guardians' };
    await admin.send('POST', '/login-slips', body);
    await kit.settle();
    const names = seen.slips.map((each) => each.name);
    t.same(names, ['Anna Kowalska', 'Katarzyna Żak'], 'one for each child');
    const second = { login: 'tomasz.zak', role: 'guardian', personId: fixtureId('a', 'tomasz') };
    t.equal((await admin.send('POST', '/accounts', second)).statusCode, 200, 'on request');
  },
);

onBothEngines(
  t,
  'each guardian and each pupil has login data of their own, as many as there are [ACCT-02] [ACCT-03] [ACCT-04] [C-03]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const child = fixtureId<'PersonId'>('a', 'lucja');
    const further = ['Ewa', 'Piotr', 'Zofia', 'Marek'].map((firstName) => ({
      guardianId: kit.newId<'PersonId'>(),
      firstName,
      lastName: 'Żak',
      children: [{ studentId: child, relation: 'legalGuardian' as const }],
    }));
    await kit.db
      .forSchool(kit.schoolA)
      .change({ actor: kit.actor, action: 'test.setup', subject: { kind: 'guardian' } }, (tx) =>
        addGuardians(tx, further, '2026-09-01'),
      );
    const seen = watchPrinter(kit);
    const admin = await signedIn(kit, 'admin.a');
    await admin.send('POST', '/login-slips', { classId: classId('a'), audience: 'both' });
    await kit.settle();
    const ofChild = seen.slips.filter((slip) => slip.childNames.includes('Łucja Żak'));
    t.equal(ofChild.length, 6, 'Katarzyna, Tomasz and four more');
    t.equal(new Set(seen.slips.map((slip) => slip.login)).size, seen.slips.length);
    t.equal(new Set(seen.slips.map((slip) => slip.password)).size, seen.slips.length);
    const children = [];
    for (const { login, password } of ofChild.slice(0, 3)) {
      const parent = new TestBrowser(kit);
      t.equal((await parent.logIn(login, password)).statusCode, 200);
      const next = { current: password, next: 'Niebieski8' };
      t.equal((await parent.send('PUT', '/session/password', next)).statusCode, 204);
      children.push((await parent.send('GET', '/children')).json().items[0]?.studentId);
    }
    t.same(children, [child, child, child], 'each sees the same child by an own account');
  },
);

onBothEngines(
  t,
  'first login data cost nothing, also where the extended access is paid for [ACCT-23]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD });
    const seen = watchPrinter(kit);
    const admin = await signedIn(kit, 'admin.a');
    const option = '/school/options/access.everybodyExtended';
    t.equal((await admin.send('PUT', option, { value: false, version: 0 })).statusCode, 200);
    await admin.send('POST', '/login-slips', { classId: classId('a'), audience: 'guardians' });
    await kit.settle();
    t.ok(seen.slips.length > 0, 'nobody paid, and slips are made');
    t.same((await admin.send('GET', '/access-modes/payments')).json().items, []);
    const [slip] = seen.slips;
    const parent = new TestBrowser(kit);
    t.equal((await parent.logIn(slip?.login ?? '', slip?.password ?? '')).statusCode, 200);
    const sheet = readFileSync(new URL('./slips.typ', import.meta.url), 'utf8');
    const list = readFileSync(new URL('./receipt-list.typ', import.meta.url), 'utf8');
    t.match(sheet, /dane logowania są bezpłatne/, 'and the slip says so');
    t.match(list, /Dane są bezpłatne/);
  },
);
