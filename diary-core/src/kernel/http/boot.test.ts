import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import { ERROR_KINDS } from '@furtka/core-contract/errors';
import pino from 'pino';
import t from 'tap';
import Type from 'typebox';
import { AppError } from '../domain/app-error.ts';
import { defineFeature } from '../feature.ts';
import { onBothEngines } from '../testing/engines.ts';
import { openKit } from '../testing/kit.ts';
import { sampleFeature } from '../testing/sample-feature.ts';
import { HTTP_STATUS } from './errors.ts';
import { route } from './route.ts';

const boot = async (options: Parameters<typeof openKit>[1]) => {
  const kit = await openKit('sqlite', options);
  await kit.stop();
};
const features = [sampleFeature];

t.test('a route without declared access does not boot', async (t) => {
  await t.rejects(
    boot({ features, extend: async (app) => void app.get('/demo', async () => 'x') }),
    { code: 'kernel.bug', details: { routeWithoutAccess: 'GET /demo' } } as never,
  );
  await t.rejects(
    boot({
      features,
      extend: async (app) =>
        void app.get('/demo', { config: { access: { public: '' } } }, async () => 'x'),
    }),
    { code: 'kernel.bug' },
    'a public route without a reason',
  );
  await t.resolves(
    boot({
      features,
      extend: async (app) =>
        void app.get('/demo', { config: { access: { public: 'the demo' } } }, async () => 'x'),
    }),
  );
});

t.test('faults of a manifest are found at boot', async (t) => {
  const loose = defineFeature({
    name: 'testing/loose',
    nouns: [],
    routes: [
      route({
        method: 'POST',
        path: '/loose',
        access: { public: 'test' },
        schemas: {
          body: Type.Object({ nested: Type.Object({}) }, { additionalProperties: false }),
        },
        handler: async () => undefined,
      }),
    ],
  });
  await t.rejects(boot({ features: [loose] }), {
    details: { looseSchema: 'POST /loose body.nested' },
  } as never);
  const unknown = defineFeature({
    name: 'testing/unknown',
    nouns: [],
    routes: [
      route({
        method: 'GET',
        path: '/unknown',
        access: { permission: 'nobody.declared_it' },
        handler: async () => undefined,
      }),
    ],
  });
  await t.rejects(boot({ features: [unknown] }), {
    details: { unknownPermission: 'nobody.declared_it' },
  } as never);
  await t.rejects(boot({ features: [sampleFeature, { ...sampleFeature }] }), {
    details: { twice: 'feature testing/lockers' },
  } as never);
});

const failing = defineFeature({
  name: 'testing/failing',
  nouns: [],
  routes: [
    route({
      method: 'GET',
      path: '/fail/:kind',
      access: { public: 'test' },
      schemas: { params: Type.Object({ kind: Type.String() }, { additionalProperties: false }) },
      handler: async ({ params }) => {
        const kind = ERROR_KINDS.find((each) => each === params.kind);
        if (kind === undefined) throw new TypeError('the secret text');
        throw new AppError(kind, `test.${kind}`, { limit: 3, retryAfterS: 1.2 });
      },
    }),
  ],
});

onBothEngines(
  t,
  'each kind of error has its status, ours tell nothing',
  { features: [failing] },
  async (t, kit) => {
    for (const kind of ERROR_KINDS) {
      const reply = await kit.app.inject(`/api/v1/fail/${kind}`);
      t.equal(reply.statusCode, HTTP_STATUS[kind], kind);
      t.equal(reply.headers['retry-after'], '2');
      if (reply.statusCode < 500)
        t.same(reply.json(), { code: `test.${kind}`, details: { limit: 3, retryAfterS: 1.2 } });
      else t.same(Object.keys(reply.json().details), ['requestId']);
    }
    const thrown = await kit.app.inject('/api/v1/fail/other');
    t.equal(thrown.statusCode, 500);
    t.equal(thrown.json().code, 'kernel.bug');
    t.notMatch(thrown.body, /secret/);
  },
);

t.test('logs name routes, not addresses', async (t) => {
  const lines: string[] = [];
  const stream = new Writable({
    write: (chunk, _encoding, done) => {
      lines.push(String(chunk));
      done();
    },
  });
  const kit = await openKit('sqlite', { features, log: pino({ level: 'debug' }, stream) });
  t.teardown(() => kit.stop());
  const office = kit.signIn([{ schoolId: kit.schoolA, role: 'secretariat' }]);
  await office.get('/api/v1/test-lockers?limit=7');
  t.match(lines.join(''), /"route":"\/api\/v1\/test-lockers"/);
  t.notMatch(lines.join(''), /limit=7/);
});

t.test('the built application is served with a fresh nonce', async (t) => {
  const webDir = mkdtempSync(join(tmpdir(), 'furtka-web-'));
  writeFileSync(
    join(webDir, 'index.html'),
    '<html><head><meta property="csp-nonce" nonce="__CSP_NONCE__" /></head></html>',
  );
  writeFileSync(join(webDir, 'app.js'), 'let x;');
  const kit = await openKit('sqlite', { features, config: { webDir } });
  t.teardown(() => kit.stop());
  const nonceOf = async () => {
    const page = await kit.app.inject('/cards/7');
    const nonce = /property="csp-nonce" nonce="([^"]+)"/.exec(page.body)?.[1] ?? '';
    t.match(page.headers['content-security-policy'], `'nonce-${nonce}'`);
    return nonce;
  };
  t.not(await nonceOf(), await nonceOf());
  const script = await kit.app.inject('/app.js');
  t.equal(script.body, 'let x;');
  t.match(script.headers['content-type'], /javascript/);
  t.equal((await kit.app.inject('/missing.js')).statusCode, 404);
  t.equal((await kit.app.inject('/..%2fmaster.key')).body.includes('csp-nonce'), true);
  t.equal((await kit.app.inject('/api/v1/missing')).statusCode, 404);
});
