import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { loadConfig as loadCoreConfig } from '@furtka/diary-core/config';
import { startCore } from '@furtka/diary-core/start';
import { loadConfig as loadHubConfig } from '@furtka/edge-hub/config';
import { startHub } from '@furtka/edge-hub/start';
import { main } from '@furtka/scripts/production/furtka';
import t from 'tap';
import { startDemo } from '../harness/demo.ts';
import { hubSocket } from '../harness/hub-socket.ts';
import { root } from '../harness/root.ts';

const folder = mkdtempSync(join(tmpdir(), 'furtka-frames-'));
t.teardown(() => rmSync(folder, { recursive: true, force: true }));

const policyOf = async (url: string) => {
  const { headers } = await fetch(url, { headers: { accept: 'text/html' } });
  return { policy: headers.get('content-security-policy'), old: headers.get('x-frame-options') };
};

t.test('the demo frames its own pages, and only its own', async (t) => {
  const demo = await startDemo();
  t.teardown(demo.remove);
  const { coreUrl, kioskUrl, portBase } = demo;
  const page = await policyOf(`${coreUrl}/demo/`);
  const kiosk = `http://localhost:${portBase + 1} http://127.0.0.1:${portBase + 1}`;
  t.match(page.policy, `frame-src 'self' ${kiosk}`);
  const diary = await policyOf(`${coreUrl}/`);
  t.match(diary.policy, /frame-ancestors 'self'$/);
  t.equal(diary.old, null);
  const framed = await policyOf(`${kioskUrl}/`);
  const own = `frame-ancestors http://localhost:${portBase} http://127.0.0.1:${portBase}`;
  t.ok(framed.policy?.endsWith(own), String(framed.policy));
  t.equal(framed.old, null);
});

t.test('production refuses every frame, at the core and at the kiosk', async (t) => {
  const data = join(folder, 'school');
  const quiet = { out: () => undefined, err: () => undefined };
  const url = 'https://dziennik.example.pl';
  t.equal(await main(['init', '--data', data, '--url', url], { root: folder, ...quiet }), 0);
  const config = loadCoreConfig({}, join(data, 'core.json'));
  const core = await startCore({ config: { ...config, port: 0, logLevel: 'silent' } });
  t.teardown(() => core.stop());
  for (const path of ['/', '/demo', '/demo/']) {
    const { policy, old } = await policyOf(`${core.url}${path}`);
    t.match(policy, /frame-ancestors 'none'/, path);
    t.match(old, /SAMEORIGIN|DENY/);
    t.notMatch(policy, /frame-src/, 'nor does it frame anybody');
  }

  const ports = { mqttPort: 0, enrolmentPort: 0, kioskPort: 0 };
  const own = loadHubConfig({}, join(data, 'hub.json'));
  const hub = await startHub({ config: { ...own, ...ports, logLevel: 'silent' } });
  t.teardown(() => hub.stop());
  const enrolled = await hubSocket(own.socketPath).local('POST', '/enrolled', {
    ...{ hubId: randomUUID(), schoolId: randomUUID(), siteId: randomUUID() },
    ...{ siteName: 'SP 3', zone: 'Europe/Warsaw', credential: 'x'.repeat(43), coreUrl: url },
    ...{ rosterKeys: [], cardKeys: [] },
  });
  t.equal(enrolled.status, 204, JSON.stringify(enrolled.body));
  const kiosk = await policyOf(`http://127.0.0.1:${hub.ports.kiosk}/health`);
  t.match(kiosk.policy, /frame-ancestors 'none'/);
  t.match(kiosk.old, /SAMEORIGIN|DENY/);
});

/** The text of a bundle with everything of ours that it imports. */
const wholeBundle = (file: string, seen = new Set<string>()): string => {
  if (seen.has(file)) return '';
  seen.add(file);
  const text = readFileSync(file, 'utf8');
  const imported = [...text.matchAll(/(?:from|import\()\s*"(\.[^"]+\.js)"/g)].map(([, path]) =>
    wholeBundle(join(dirname(file), String(path)), seen),
  );
  return [text, ...imported].join('\n');
};

t.test('no bundle of production holds a control of the demo', async (t) => {
  const bundles = [
    'scripts/furtka.js',
    'diary-core/main.js',
    'edge-hub/main.js',
    'cloud-bridge/main.js',
    'reader-agent/main.js',
  ];
  for (const bundle of bundles) {
    const text = wholeBundle(join(root, 'dist', bundle));
    t.ok(text.length > 10_000, bundle);
    for (const word of ['demo/api', 'x-furtka-demo', 'diagnostics_channel', 'poweredOff'])
      t.notOk(text.includes(word), `${bundle}: ${word}`);
  }
  t.ok(wholeBundle(join(root, 'dist', 'scripts', 'demo-core.js')).includes('demo/api'));
});
