import type { PersonId } from '@furtka/core-contract/ids';
import t from 'tap';
import { onBothEngines, onOneEngine } from '../testing/engines.ts';
import type { TestKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';

const features = [sampleFeature];
const ERROR = { $ref: '#/components/schemas/Error' };

const fill = async (kit: TestKit) => {
  const ids = {
    guardian: kit.newId<'PersonId'>(),
    child: kit.newId<'PersonId'>(),
    other: kit.newId<'PersonId'>(),
    mine: kit.newId<'LockerId'>(),
    foreign: kit.newId<'LockerId'>(),
  };
  const base = { kind: 'small', is_open: true, version: 1 } as const;
  await kit.db
    .forSchool(kit.schoolA)
    .change(
      { actor: kit.actor, action: 'test.setup', subject: { kind: 'test_locker' } },
      async (tx) => {
        await tx.insertMany('test_keeper', [
          { id: ids.child, name: `child of ${ids.guardian}` },
          { id: ids.other, name: 'Żak' },
        ]);
        await tx.insertMany('test_locker', [
          { ...base, id: ids.mine, label: '1', keeper_id: ids.child },
          { ...base, id: ids.foreign, label: '2', keeper_id: ids.other },
        ]);
      },
    );
  return ids;
};

onBothEngines(t, 'a grant decides which rows are seen', { features }, async (t, kit) => {
  const ids = await fill(kit);
  const labels = async (
    personId: PersonId | undefined,
    role: 'guardian' | 'student' | 'secretariat',
  ) => {
    const person = personId === undefined ? {} : { personId };
    const caller = kit.signIn([{ schoolId: kit.schoolA, role, ...person }]);
    const reply = await caller.get('/api/v1/test-lockers');
    t.equal(reply.statusCode, 200);
    t.equal(reply.headers['cache-control'], 'no-store');
    return reply.json<{ items: { label: string }[] }>().items.map((item) => item.label);
  };
  t.same(await labels(ids.guardian, 'guardian'), ['1']);
  t.same(await labels(ids.other, 'student'), ['2']);
  t.same(await labels(undefined, 'student'), []);
  t.same(await labels(undefined, 'secretariat'), ['1', '2']);
});

onBothEngines(t, 'who may not is told so', { features }, async (t, kit) => {
  const ids = await fill(kit);
  const url = `/api/v1/test-lockers/${ids.mine}/close`;
  const body = { reason: 'remont' };
  const code = async (sent: Promise<{ statusCode: number; json(): { code?: string } }>) => {
    const reply = await sent;
    return [reply.statusCode, reply.statusCode === 204 ? undefined : reply.json().code];
  };
  const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
  t.same(await code(kit.anonymous.get('/api/v1/test-lockers')), [401, 'kernel.unauthenticated']);
  t.same(await code(kit.anonymous.send('POST', url, body)), [401, 'kernel.unauthenticated']);
  const student = kit.signIn([{ schoolId: kit.schoolA, role: 'student' }]);
  t.same(await code(student.send('POST', url, body)), [403, 'kernel.forbidden']);
  const foreign = kit.signIn([{ schoolId: kit.schoolB, role: 'secretariat' }]);
  t.same(await code(foreign.send('POST', url, body)), [404, 'kernel.not_found']);
  t.same(await code(office.with({ 'x-csrf-token': 'x' }).send('POST', url, body)), [
    403,
    'kernel.csrf',
  ]);
  t.same(await code(office.with({ 'x-furtka-school': kit.schoolB }).send('POST', url, body)), [
    404,
    'kernel.not_found',
  ]);
  const restricted = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }], {
    restrictedBy: 'session.must_change_password',
  });
  t.same(await code(restricted.get('/api/v1/test-lockers')), [403, 'session.must_change_password']);
  const device = kit.device({ schoolId: kit.schoolA });
  t.same(await code(device.get('/api/v1/test-lockers')), [403, 'kernel.forbidden']);
  t.same(await code(office.send('POST', url, body)), [204, undefined]);
  t.same(await code(office.send('POST', url, body)), [409, 'test_locker.already_closed']);
  office.signOut();
  t.same(await code(office.get('/api/v1/test-lockers')), [401, 'kernel.unauthenticated']);
});

onBothEngines(t, 'with two schools one is named', { features }, async (t, kit) => {
  await fill(kit);
  const both = kit.signIn([
    { schoolId: kit.schoolA, role: 'secretariat' },
    { schoolId: kit.schoolB, role: 'secretariat' },
  ]);
  t.equal((await both.get('/api/v1/test-lockers')).json().code, 'kernel.school_required');
  const inA = await both.with({ 'x-furtka-school': kit.schoolA }).get('/api/v1/test-lockers');
  t.equal(inA.json().items.length, 2);
  t.equal((await both.get('/api/v1/test-lockers/everywhere')).json().items.length, 2);
});

onBothEngines(t, 'bad input is named and changes nothing', { features }, async (t, kit) => {
  const ids = await fill(kit);
  const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
  const url = `/api/v1/test-lockers/${ids.mine}/close`;
  const unknown = await office.send('POST', url, { reason: 'x', resaon: 'y' });
  t.match(unknown.json(), {
    code: 'kernel.invalid_input',
    details: { fields: [{ field: 'body', additionalProperties: ['resaon'] }] },
  });
  t.match((await office.send('POST', url, {})).json(), {
    details: { fields: [{ requiredProperties: ['reason'] }] },
  });
  t.equal((await office.send('POST', url, { reason: 7 })).statusCode, 400, 'nothing is converted');
  t.equal(
    (await office.send('POST', '/api/v1/test-lockers/1/close', { reason: 'x' })).statusCode,
    400,
  );
  t.equal((await office.get('/api/v1/test-lockers?limit=2')).statusCode, 200, 'query text is');
  t.equal((await office.get('/api/v1/test-lockers?limit=two')).statusCode, 400);
  t.equal((await office.get('/api/v1/test-lockers?lmit=2')).statusCode, 400);
  const everywhere = '/api/v1/test-lockers/everywhere';
  t.equal((await office.get(`${everywhere}?lmit=2`)).statusCode, 400, 'nor where none is declared');
  for (const text of ['a\0b', 'a\ud83db'])
    t.match((await office.send('POST', url, { reason: text })).json(), {
      details: { fields: [{ field: 'body.reason', rule: 'text' }] },
    });
  const broken = await kit.app.inject({
    method: 'POST',
    url,
    headers: { ...office.headers, 'content-type': 'application/json' },
    payload: '{"reason":',
  });
  t.equal(broken.json().code, 'kernel.invalid_input');
  const large = await office.send('POST', url, { reason: 'x'.repeat(70_000) });
  t.equal(large.json().code, 'kernel.too_large');
  const row = await kit.db.forSchool(kit.schoolA).read((read) => read.get('test_locker', ids.mine));
  t.equal(row?.is_open, true);
});

onBothEngines(t, 'health, metrics and the document answer', { features }, async (t, kit) => {
  t.same((await kit.app.inject('/health')).json(), { status: 'ok' });
  t.equal((await kit.app.inject('/metrics')).statusCode, 200);
  const far = await kit.app.inject({ url: '/metrics', remoteAddress: '10.0.0.9' });
  t.equal(far.statusCode, 404);
  const document = (await kit.app.inject('/api/v1/openapi.json')).json();
  t.equal(document.openapi, '3.1.0');
  t.ok(document.paths['/api/v1/test-lockers/{lockerId}/close'].post);
  t.equal((await kit.app.inject('/api/v1/nothing')).json().code, 'kernel.no_such_route');
  const page = await kit.app.inject('/anything');
  t.equal(page.statusCode, 200);
  t.match(page.headers['content-security-policy'], /default-src 'self';style-src 'self' 'nonce-/);
  t.notMatch(page.headers['content-security-policy'], /unsafe/);
  for (const odd of ['//[', '//example.org/%2e%2e', '/..%2f..%2fetc/passwd'])
    t.equal((await kit.app.inject(odd)).statusCode, 200, 'a page, whatever stands there');
});

onOneEngine(
  t,
  'sqlite',
  'the document of the API knows no database',
  'the document names the one body in which every route refuses',
  { features },
  async (t, kit) => {
    const reply = await kit.app.inject({ url: '/api/v1/openapi.json' });
    const { components, paths } = reply.json();
    t.same(components.schemas.Error.required, ['code', 'details']);
    const answers = (path: string, method: string) => paths[path][method].responses;
    const named = { '4XX': { content: { 'application/json': { schema: ERROR } } } };
    t.match(answers('/api/v1/test-lockers', 'get'), { '2XX': { content: Object }, ...named });
    for (const path of Object.keys(paths))
      for (const method of Object.keys(paths[path]))
        t.match(answers(path, method), named, `${method} ${path}`);
    const refused = await kit.anonymous.get('/api/v1/test-lockers');
    t.same(Object.keys(refused.json()).sort(), ['code', 'details']);
  },
);
