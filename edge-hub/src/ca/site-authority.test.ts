import { execFileSync } from 'node:child_process';
import { X509Certificate } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import t from 'tap';
import { openHubKey } from './hub-key.ts';
import { openSiteAuthority } from './site-authority.ts';

const SITE = '00000000-0000-7000-8000-000000000001';
const AGENT = '00000000-0000-7000-8000-0000000000a1';

const folder = mkdtempSync(join(tmpdir(), 'hub-ca-'));
t.teardown(() => rmSync(folder, { recursive: true }));

const request = (...key: string[]): string => {
  const path = join(folder, 'device.key');
  execFileSync('openssl', ['genpkey', ...key, '-out', path], { stdio: 'ignore' });
  return execFileSync('openssl', ['req', '-new', '-key', path, '-subj', '/CN=nobody'], {
    encoding: 'utf8',
  });
};
const P256 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];

t.test('the site CA is made once and its certificates never run out for TLS', async (t) => {
  const first = await openSiteAuthority(folder);
  const again = await openSiteAuthority(folder);
  t.equal(again.caFingerprint, first.caFingerprint);
  const ca = new X509Certificate(first.caPem);
  t.equal(ca.fingerprint256.replaceAll(':', '').toLowerCase(), first.caFingerprint);
  t.ok(ca.ca);
  t.equal(new Date(ca.validFrom).getTime(), 0);
  t.equal(new Date(ca.validTo).toISOString(), '9999-12-31T23:59:59.000Z');

  const server = await first.serverIdentity(SITE);
  t.same(await again.serverIdentity(SITE), server, 'one server certificate per site');
  const certificate = new X509Certificate(server.certificatePem);
  t.equal(certificate.subjectAltName, `URI:urn:furtka:site:${SITE}`);
  t.ok(certificate.verify(ca.publicKey));
  for (const name of readdirSync(folder).filter((file) => file.endsWith('.pem')))
    t.equal(statSync(join(folder, name)).mode & 0o777, 0o600, name);
});

t.test('an agent certificate is named by the hub, whatever the request says', async (t) => {
  const authority = await openSiteAuthority(folder);
  const { pem, fingerprint } = await authority.signAgent(AGENT, request(...P256));
  const certificate = new X509Certificate(pem);
  t.equal(certificate.subject, `CN=${AGENT}`);
  t.equal(certificate.fingerprint256.replaceAll(':', '').toLowerCase(), fingerprint);
  t.notOk(certificate.ca);
  t.ok(certificate.verify(new X509Certificate(authority.caPem).publicKey));
});

t.test('a signing request that is not a good P-256 request is refused', async (t) => {
  const authority = await openSiteAuthority(folder);
  const good = request(...P256);
  const tampered = good.replace(/^(MI[^\n]{30})./m, (_, head: string) => `${head}!`);
  const P384 = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-384'];
  for (const bad of ['', 'hello', tampered, request(...P384), request('-algorithm', 'ED25519')])
    await t.rejects(authority.signAgent(AGENT, bad), { code: 'enrolment.request_malformed' });
});

t.test('a CA without its key is not silently replaced', async (t) => {
  unlinkSync(join(folder, 'site-ca.key.pem'));
  await t.rejects(openSiteAuthority(folder), { code: 'hub.key_missing' });
});

t.test('the hub key names its kind and is not used in another', async (t) => {
  const key = await openHubKey(folder, 'demo');
  t.match(key.keyId, /^demo-hub-[0-9a-f]{12}$/);
  t.same(await openHubKey(folder, 'demo'), key);
  t.equal(statSync(join(folder, 'hub-signing-key.json')).mode & 0o777, 0o600);
  await t.rejects(openHubKey(folder, 'production'), { code: 'hub.key_of_other_kind' });
  writeFileSync(join(folder, 'hub-signing-key.json'), '{"keyId":1}');
  await t.rejects(openHubKey(folder, 'demo'), { code: 'hub.key_damaged' });
});
