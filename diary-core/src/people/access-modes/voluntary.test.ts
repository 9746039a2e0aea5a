import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { fixtureId } from '../../seed/fixture-school.ts';
import { putSchool, type TestBrowser, worldOptions } from '../accounts/test-browser.ts';
import { PASSWORD, signedIn } from '../accounts/test-person.ts';

/** Everything that a guardian may read, or does with the own account; addresses with an id are asked for the own child. */
const pathsOfGuardians = (): string[] => {
  const open = new Set(
    features.flatMap((feature) =>
      Object.entries(feature.permissions ?? {}).flatMap(([permission, row]) =>
        row.guardian === 'none' ? [] : [permission],
      ),
    ),
  );
  return features
    .flatMap((feature) => feature.routes ?? [])
    .filter(({ method, access }) => {
      if (method !== 'GET') return false;
      return 'permission' in access ? open.has(access.permission) : 'allMemberships' in access;
    })
    .map(({ path }) => path.replace(':studentId', fixtureId('a', 'lucja')))
    .filter((path) => !path.includes(':') && path !== '/live' && path !== '/own-access');
};

const answersOf = async (parent: TestBrowser): Promise<Record<string, number>> => {
  const answers: Record<string, number> = {};
  for (const path of pathsOfGuardians()) {
    const query = path.endsWith('/passages') ? '?from=2026-09-01&to=2026-09-20' : '';
    const range = path === '/calendar' ? '?from=2026-09-01&to=2026-09-20' : query;
    answers[path] = (await parent.send('GET', `${path}${range}`)).statusCode;
  }
  return answers;
};

const changeMode = async (kit: TestKit, admin: TestBrowser, mode: 'basic' | 'extended') => {
  const path = `/guardians/${fixtureId('a', 'katarzyna')}/access`;
  const reply = await admin.send('PUT', path, { mode, reason: 'próba' });
  if (reply.statusCode !== 204) throw new Error(`${kit.engine}: ${reply.body}`);
};

onBothEngines(
  t,
  'nothing forces a parent: the basic account works whole, and reads the same as the extended one [ACCT-27]',
  worldOptions,
  async (t, kit) => {
    await putSchool(kit, 'a', { admin: PASSWORD, katarzyna: PASSWORD });
    const admin = await signedIn(kit, 'admin.a');
    const option = '/school/options/access.everybodyExtended';
    await admin.send('PUT', option, { value: false, version: 0 });
    const parent = await signedIn(kit, 'katarzyna.a');
    const session = (await parent.send('GET', '/session')).json();
    t.match(session, { mustChangePassword: false, mustEnrolFactor: false });
    const [own] = (await parent.send('GET', '/own-access')).json().items;
    t.match(own, { mode: 'basic', payment: null });
    const basic = await answersOf(parent);
    t.ok(Object.keys(basic).length > 8, Object.keys(basic).join(' '));
    t.same(
      // 400 and 404: a question that this test does not fill in, a photo that the child has not.
      Object.entries(basic).filter(([, status]) => ![200, 400, 404].includes(status)),
      [],
      'nothing that a parent may read is refused',
    );
    const next = 'Niebieski8';
    const changed = await parent.send('PUT', '/session/password', { current: PASSWORD, next });
    t.equal(changed.statusCode, 204, 'and so does the own account');
    const email = { email: 'katarzyna@example.org' };
    t.ok((await parent.send('PUT', '/own-account/email', email)).statusCode < 300);
    const child = `/children/${fixtureId('a', 'lucja')}/password`;
    t.equal((await parent.send('PUT', child, { next: 'Czerwony9' })).statusCode, 204);
    t.equal(
      (await parent.send('DELETE', '/own-access/order')).json().code,
      'accessModes.not_on_list',
    );
    await changeMode(kit, admin, 'extended');
    t.same(await answersOf(parent), basic);
    await changeMode(kit, admin, 'basic');
    t.same(await answersOf(parent), basic, 'and going back takes nothing away');
  },
);
