import t from 'tap';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import type { TestKit } from '../../kernel/testing/kit.ts';
import { putSchool, TestBrowser, worldOptions } from '../../people/accounts/test-browser.ts';

const PASSWORD = 'Zielony7';
const BODY = { title: 'Regulamin dziennika', textPl: 'Hasła nie podaje się nikomu.' };
const WORDING = { ...BODY, textUk: null, textEn: null };

const arrive = async (kit: TestKit, login: string): Promise<TestBrowser> => {
  const browser = new TestBrowser(kit);
  await browser.logIn(login, PASSWORD);
  return browser;
};

const world = async (kit: TestKit) => {
  kit.clock.set(Date.UTC(2026, 9, 5, 8));
  await putSchool(kit, 'a', { admin: PASSWORD, anna: PASSWORD, lucja: PASSWORD, scibor: PASSWORD });
  await putSchool(kit, 'b', { admin: PASSWORD });
  return { admin: await arrive(kit, 'admin.a'), parent: await arrive(kit, 'anna.a') };
};

const publish = async (admin: TestBrowser, validFrom: string, wording: object = WORDING) => {
  const draft = (await admin.send('POST', '/terms', wording)).json();
  const reply = await admin.send('POST', `/terms/${draft.termsId}/publish`, {
    validFrom,
    version: draft.version,
  });
  return { reply, termsId: draft.termsId as string };
};

const ownOf = async (who: TestBrowser) => (await who.send('GET', '/own-terms')).json().items;

onBothEngines(
  t,
  'regulations stand for everybody after login, by version [HELP-02]',
  worldOptions,
  async (t, kit) => {
    const { admin, parent } = await world(kit);
    t.same(await ownOf(parent), [], 'nothing was published yet');
    const first = await publish(admin, '2026-10-05');
    t.match(first.reply.json(), { number: 1, state: 'inForce', validFrom: '2026-10-05' });
    t.match(await ownOf(parent), [{ number: 1, textPl: BODY.textPl, readAtUtc: null }]);
    const second = await publish(admin, '2026-10-06', { ...WORDING, textPl: 'Nowe brzmienie.' });
    t.equal(second.reply.json().state, 'coming');
    t.match(await ownOf(parent), [{ number: 1, nextFrom: '2026-10-06' }]);
    kit.clock.set(Date.UTC(2026, 9, 6, 8));
    const late = await arrive(kit, 'anna.a');
    t.match(await ownOf(late), [{ number: 2, textPl: 'Nowe brzmienie.' }]);
    const again = await arrive(kit, 'admin.a');
    const states = (await again.send('GET', '/terms')).json().items;
    t.same(
      states.map((each: { state: string }) => each.state),
      ['inForce', 'past'],
    );
  },
);

onBothEngines(
  t,
  'parents and students say that they have read them, each new version anew [HELP-03]',
  worldOptions,
  async (t, kit) => {
    const { admin, parent } = await world(kit);
    const { termsId } = await publish(admin, '2026-10-05');
    const read = (who: TestBrowser, id: string) => who.send('POST', `/own-terms/${id}/read`);
    t.equal((await read(parent, termsId)).statusCode, 204);
    const at = kit.clock.nowMs();
    kit.clock.advance(60_000);
    t.equal((await read(parent, termsId)).statusCode, 204, 'twice is once');
    t.match(await ownOf(parent), [{ readAtUtc: at }]);
    const pupil = await arrive(kit, 'lucja.a');
    t.equal((await read(pupil, termsId)).statusCode, 204);
    const unread = (await admin.send('GET', '/terms/unread?role=guardian')).json();
    const logins = unread.items.map((each: { login: string }) => each.login);
    t.notOk(logins.includes('anna.a'));
    t.ok(logins.includes('katarzyna.a'));
    t.equal(unread.accounts - unread.unread, 1);
    const next = await publish(admin, '2026-10-06');
    t.equal((await read(parent, next.termsId)).json().code, 'terms.other_wording', 'not yet');
    kit.clock.set(Date.UTC(2026, 9, 6, 8));
    const late = await arrive(kit, 'anna.a');
    t.match(await ownOf(late), [{ number: 2, readAtUtc: null }], 'to be read anew');
    t.equal((await read(late, termsId)).json().code, 'terms.other_wording', 'the old one is over');
    t.equal((await read(late, next.termsId)).statusCode, 204);
  },
);

onBothEngines(
  t,
  'what holds is never changed, and only the administrator writes',
  worldOptions,
  async (t, kit) => {
    const { admin, parent } = await world(kit);
    const teacher = await arrive(kit, 'scibor.a');
    t.equal((await teacher.send('POST', '/terms', WORDING)).statusCode, 403);
    t.equal((await parent.send('GET', '/terms')).statusCode, 403);
    t.equal((await parent.send('GET', '/terms/unread')).statusCode, 403);
    for (const body of [
      { ...WORDING, title: ' ' },
      { ...WORDING, textPl: '' },
      { ...WORDING, textPl: 'x'.repeat(30_001) },
      { ...WORDING, number: 7 },
    ])
      t.equal((await admin.send('POST', '/terms', body)).json().code, 'kernel.invalid_input');
    t.equal((await publish(admin, '2026-10-04')).reply.json().code, 'terms.too_early');
    t.equal((await publish(admin, '2027-02-30')).reply.json().code, 'terms.no_such_date');
    const { termsId, reply } = await publish(admin, '2026-10-05');
    const { version } = reply.json();
    const change = await admin.send('PUT', `/terms/${termsId}`, { ...WORDING, version });
    t.equal(change.json().code, 'terms.not_draft');
    t.equal((await admin.send('DELETE', `/terms/${termsId}`)).json().code, 'terms.not_draft');
    const back = await admin.send('POST', `/terms/${termsId}/withdraw`, { version });
    t.equal(back.json().code, 'terms.in_force');
    t.equal((await publish(admin, '2026-10-05')).reply.json().code, 'kernel.duplicate');
    const coming = await publish(admin, '2026-11-01');
    const withdrawn = await admin.send('POST', `/terms/${coming.termsId}/withdraw`, {
      version: coming.reply.json().version,
    });
    t.match(withdrawn.json(), { state: 'draft', number: null, validFrom: null });
    const stale = await admin.send('PUT', `/terms/${coming.termsId}`, { ...WORDING, version: 1 });
    t.equal(stale.json().code, 'kernel.version_conflict');
    const other = await arrive(kit, 'admin.b');
    t.equal((await other.send('DELETE', `/terms/${coming.termsId}`)).statusCode, 404);
    t.equal((await other.send('POST', `/own-terms/${termsId}/read`)).statusCode, 404);
  },
);
