import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool, TestBrowser, worldOptions } from '../../people/accounts/test-browser.ts';
import { PASSWORD, putAccount, signedIn } from '../../people/accounts/test-person.ts';

const NEW = {
  name: 'Szkoła Podstawowa nr 12',
  siteName: 'Budynek główny',
  admin: { login: 'administrator.sp12', firstName: 'Ewa', lastName: 'Nowak' },
};
const SCHOOLS = '/provider/schools';

interface Listed {
  readonly schoolId: string;
  readonly name: string;
  readonly isOpen: boolean;
  readonly suspended: { readonly reason: string; readonly byName: string } | null;
}

/** Somebody of the provider who keeps school A, and the slips that are printed. */
const setUp = async (kit: TestKit) => {
  await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD, secretary: PASSWORD });
  await putSchool(kit, 'b', { admin: PASSWORD });
  const slips: { login: string; password: string }[] = [];
  const print = kit.services.printer.print.bind(kit.services.printer);
  kit.services.printer.print = (order) => {
    slips.push(order.data as (typeof slips)[number]);
    return print(order);
  };
  const provider = await signedIn(kit, await putAccount(kit, 'superadmin', 'admin'));
  const inSchool = { 'x-furtka-school': kit.schoolA };
  const list = async (): Promise<Listed[]> =>
    (await provider.send('GET', SCHOOLS, undefined, inSchool)).json().items;
  const post = (path: string, body?: object) => provider.send('POST', path, body, inSchool);
  return { slips, provider, list, post };
};

onBothEngines(
  t,
  'the superadministrator founds a school, and its first administrator gets in with the slip',
  worldOptions,
  async (t, kit) => {
    const { slips, list, post } = await setUp(kit);
    t.match(await list(), [{ schoolId: kit.schoolA, isOpen: true, suspended: null }]);
    const made = await post(SCHOOLS, NEW);
    t.equal(made.headers['content-type'], 'application/pdf', made.body.slice(0, 300));
    t.equal(slips.length, 1);
    const after = await list();
    t.equal(after.length, 2, 'school B is of another contract');
    const founded = after.find(({ name }) => name === NEW.name);
    t.match(founded, { isOpen: false, accounts: 2, suspended: null });
    const admin = new TestBrowser(kit);
    const session = await admin.logIn(slips[0]?.login ?? '', slips[0]?.password ?? '');
    t.match(session.json(), { mustChangePassword: true, memberships: [{ role: 'admin' }] });
    t.equal((await post(SCHOOLS, NEW)).json().code, 'kernel.duplicate', 'the login is taken');
    t.equal((await list()).length, 2, 'and no half a school is left');
    const zone = { ...NEW, admin: { ...NEW.admin, login: 'inny.sp12' }, zone: 'Moon/Base' };
    t.equal((await post(SCHOOLS, zone)).json().code, 'schools.unknown_zone');
  },
);

onBothEngines(
  t,
  'nobody of a suspended school gets in, those inside are out at once, and all is as before when it goes on',
  worldOptions,
  async (t, kit) => {
    const { list, post } = await setUp(kit);
    const path = `${SCHOOLS}/${kit.schoolA}`;
    const office = await signedIn(kit, 'secretary.a');
    t.equal((await office.send('GET', '/people?limit=1')).statusCode, 200);
    const stopped = await post(`${path}/suspend`, { reason: ' koniec umowy ' });
    t.equal(stopped.statusCode, 204, stopped.body);
    t.match(await list(), [{ suspended: { reason: 'koniec umowy', byName: 'Firma Furtka' } }]);
    t.equal((await office.send('GET', '/people?limit=1')).statusCode, 401, 'out at once');
    const again = await new TestBrowser(kit).logIn('secretary.a', PASSWORD);
    t.equal(again.json().code, 'accounts.school_suspended');
    const other = await new TestBrowser(kit).logIn('admin.b', PASSWORD);
    t.equal(other.statusCode, 200, 'the other school goes on');
    const twice = await post(`${path}/suspend`, { reason: 'x' });
    t.equal(twice.json().code, 'schools.already_suspended');
    t.equal((await post(`${path}/resume`)).statusCode, 204);
    t.equal((await post(`${path}/resume`)).json().code, 'schools.not_suspended');
    t.match(await list(), [{ suspended: null }]);
    t.equal((await new TestBrowser(kit).logIn('secretary.a', PASSWORD)).statusCode, 200);
    const acts = await kit.db
      .forSchool(kit.schoolA)
      .read((read) =>
        read
          .from('audit')
          .select('action')
          .where('action', 'in', ['school.suspend', 'school.resume'])
          .execute(),
      );
    t.equal(acts.length, 2);
  },
);

onBothEngines(
  t,
  'a school of another contract is not there, and no administrator of a school founds or suspends one',
  worldOptions,
  async (t, kit) => {
    const { post } = await setUp(kit);
    const foreign = `${SCHOOLS}/${kit.schoolB}`;
    t.equal((await post(`${foreign}/suspend`, { reason: 'x' })).json().code, 'kernel.not_found');
    t.equal((await post(`${foreign}/resume`)).json().code, 'kernel.not_found');
    t.equal((await new TestBrowser(kit).logIn('admin.b', PASSWORD)).statusCode, 200);
    const admin = await signedIn(kit, 'admin.a');
    t.equal((await admin.send('GET', SCHOOLS)).statusCode, 403);
    t.equal((await admin.send('POST', SCHOOLS, NEW)).statusCode, 403);
    const own = `${SCHOOLS}/${kit.schoolA}/suspend`;
    t.equal((await admin.send('POST', own, { reason: 'x' })).statusCode, 403);
    for (const wrong of [
      { ...NEW, name: ' ' },
      { ...NEW, admin: { ...NEW.admin, login: 'X' } },
    ])
      t.equal((await post(SCHOOLS, wrong)).json().code, 'kernel.invalid_input');
  },
);
