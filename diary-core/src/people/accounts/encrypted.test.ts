import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import http from 'node:http';
import https from 'node:https';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { features } from '../../features.ts';
import { onBothEngines } from '../../kernel/testing/engines.ts';
import { putSchool } from './test-browser.ts';

const PASSWORD = 'Zielony7';
const folder = mkdtempSync(join(tmpdir(), 'furtka-tls-'));
t.teardown(() => rmSync(folder, { recursive: true }));
const tls = { certFile: join(folder, 'cert.pem'), keyFile: join(folder, 'key.pem') };
execFileSync('openssl', [
  ...['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes'],
  ...['-subj', '/CN=localhost', '-days', '2', '-out', tls.certFile, '-keyout', tls.keyFile],
]);

/** Status and headers of a login, or the name of what broke. */
const logIn = (
  module: typeof http | typeof https,
  port: number,
): Promise<{ status?: number; headers?: http.IncomingHttpHeaders; broken?: true }> =>
  new Promise((resolve) => {
    const call = module.request(
      {
        host: '127.0.0.1',
        port,
        path: '/api/v1/session',
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        ...(module === https ? { rejectUnauthorized: false } : {}),
      } as https.RequestOptions,
      (reply) => {
        reply.resume();
        resolve({
          ...(reply.statusCode === undefined ? {} : { status: reply.statusCode }),
          headers: reply.headers,
        });
      },
    );
    call.on('error', () => resolve({ broken: true }));
    call.end(JSON.stringify({ login: 'anna.a', password: PASSWORD }));
  });

onBothEngines(
  t,
  'nobody signs in but over an encrypted channel, and the browser is told to stay there [ACCT-18]',
  { features, config: { tls, publicUrl: 'https://dziennik.example' } },
  async (t, kit) => {
    await putSchool(kit, 'a', { anna: PASSWORD });
    await kit.app.listen({ port: 0, host: '127.0.0.1' });
    const { port } = kit.app.server.address() as AddressInfo;
    t.same(await logIn(http, port), { broken: true }, 'plain HTTP is not answered');
    const { status, headers } = await logIn(https, port);
    t.equal(status, 200);
    const cookies = headers?.['set-cookie'] ?? [];
    t.ok(cookies.length >= 2, 'session and device');
    for (const cookie of cookies) {
      t.match(cookie, /^__Host-/, 'bound to this host and to encryption');
      t.match(cookie, /; Secure/i);
      t.match(cookie, /; HttpOnly/i);
    }
    t.match(headers?.['strict-transport-security'], /max-age=\d{7,}/);
  },
);
