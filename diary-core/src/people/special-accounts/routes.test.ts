import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, TestBrowser, worldOptions } from '../accounts/test-browser.ts';

const PASSWORD = 'Zielony7';
const DAY_MS = 86_400_000;

const signedIn = async (kit: TestKit, login: string, password = PASSWORD) => {
  const browser = new TestBrowser(kit);
  await browser.logIn(login, password);
  return browser;
};

const dayOf = (kit: TestKit, days: number): string =>
  new Date(kit.clock.nowMs() + days * DAY_MS).toISOString().slice(0, 10);

onBothEngines(
  t,
  'an inspector’s account is of a named person, for some days, on order [ACCT-44] [ACCT-46]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, director: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const order = {
      inspectorName: 'Irena Wizytator',
      institution: 'Kuratorium Oświaty',
      orderedBy: fixtureId('a', 'director'),
      orderedOn: dayOf(kit, 0),
      firstDay: dayOf(kit, 1),
      lastDay: dayOf(kit, 2),
    };
    const open = async (change: object) => {
      const reply = await admin.send('POST', '/inspections', { ...order, ...change });
      return reply.statusCode === 200 ? reply.json() : reply.json().code;
    };
    const wrong = 'specialAccounts.wrong_days';
    t.equal(await open({ lastDay: dayOf(kit, 0) }), wrong, 'ends before it begins');
    t.equal(await open({ orderedOn: dayOf(kit, 1) }), wrong, 'ordered tomorrow');
    t.equal(await open({ lastDay: dayOf(kit, 900) }), wrong, 'for years');
    const teacher = { orderedBy: fixtureId('a', 'scibor') };
    t.equal(await open(teacher), 'specialAccounts.not_a_director');
    t.equal(
      await open({ orderedBy: fixtureId('b', 'director') }),
      'specialAccounts.not_a_director',
    );
    const { login, oneTimePassword, inspectionId } = await open({});
    const inspector = new TestBrowser(kit);
    const early = await inspector.logIn(login, oneTimePassword);
    t.equal(early.json().code, 'accounts.suspended', 'not before the first day');
    kit.clock.advance(DAY_MS);
    t.equal((await inspector.logIn(login, oneTimePassword)).statusCode, 200);
    const own = { current: oneTimePassword, next: 'Kontrola26' };
    t.equal((await inspector.send('PUT', '/session/password', own)).statusCode, 204);
    t.equal((await inspector.send('GET', '/session')).json().name, 'Irena Wizytator');
    t.equal((await inspector.send('GET', '/subjects')).statusCode, 200, 'reads');
    kit.clock.advance(2 * DAY_MS);
    const late = await inspector.logIn(login, 'Kontrola26');
    t.equal(late.json().code, 'accounts.suspended', 'not after the last day');
    const director = await signedIn(kit, 'director.a');
    const [row] = (await director.send('GET', '/inspections')).json().items;
    t.match(row, {
      inspectorName: 'Irena Wizytator',
      orderedByName: 'Adam Dyrektor',
      state: 'over',
    });
    const end = `/inspections/${inspectionId}/end`;
    const again = await signedIn(kit, 'admin.a');
    t.equal((await director.send('POST', end)).statusCode, 403, 'the director orders only');
    t.equal((await again.send('POST', end)).statusCode, 204);
    t.equal((await again.send('POST', end)).json().code, 'specialAccounts.over');
  },
);

onBothEngines(
  t,
  'an inspection can write nothing, whatever it tries [ACCT-45]',
  { features, ownSignIn: true },
  async (t, kit) => {
    const inspector = kit.signIn([{ schoolId: kit.schoolA, role: 'inspection' }]);
    const nobody = '0198ffff-0000-7000-8000-00000000ffff';
    let walked = 0;
    for (const route of features.flatMap((feature) => feature.routes ?? [])) {
      if (route.method === 'GET' || !('permission' in route.access)) continue;
      // A print is a reading, and one's own reading of the regulations is no writing in the diary.
      if (/\/print$|^\/own-terms\//.test(route.path)) continue;
      walked += 1;
      const url = `/api/v1${route.path.replace(/:\w+/g, nobody)}`;
      const reply = await inspector.send(route.method, url, {});
      t.same(
        [reply.statusCode, reply.json().code],
        [403, 'kernel.forbidden'],
        `${route.method} ${url}`,
      );
    }
    t.ok(walked > 50, `${walked} routes that write`);
  },
);

onBothEngines(
  t,
  'a stand-in administrator lies in the safe; the first use alarms [ACCT-43]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, secretary: PASSWORD });
    const { printer } = kit.services;
    const print = printer.print.bind(printer);
    const sheets: { login: string; password: string }[] = [];
    printer.print = (order) => {
      sheets.push(order.data as { login: string; password: string });
      return print(order);
    };
    const admin = await signedIn(kit, 'admin.a');
    const seal = () => admin.send('POST', '/envelopes', { place: 'sejf dyrektora' });
    const office = await signedIn(kit, 'secretary.a');
    t.equal((await office.send('POST', '/envelopes', { place: 'sejf' })).statusCode, 403);
    t.equal((await seal()).headers['content-type'], 'application/pdf');
    t.equal((await seal()).statusCode, 200);
    const [first, second] = sheets;
    const withFirst = await new TestBrowser(kit).logIn(first?.login ?? '', first?.password ?? '');
    t.equal(withFirst.json().code, 'accounts.suspended', 'a newer envelope voids the older');
    const states = async () =>
      (await admin.send('GET', '/envelopes'))
        .json()
        .items.map((each: { state: string }) => each.state);
    t.same(await states(), ['sealed', 'void']);
    const standIn = await signedIn(kit, second?.login ?? '', second?.password ?? '');
    await kit.settle();
    t.same(await states(), ['opened', 'void']);
    const own = { current: second?.password ?? '', next: 'Zastepca26' };
    t.equal((await standIn.send('PUT', '/session/password', own)).statusCode, 204);
    t.equal((await standIn.send('GET', '/accounts')).statusCode, 200, 'acts as administrator');
  },
);
