import { createHash, webcrypto, X509Certificate } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { createServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { type EnrolReply, SITE_URN } from '@furtka/hub-contract/enrolment';
import t, { type Test } from 'tap';
import { agentConfig, startTestAgent } from '../fixtures/agent.ts';
import { MONDAY_0900, SITE, uuid } from '../fixtures/roster.ts';
import { makeAuthority, makeSchool, type Tls } from '../fixtures/school.ts';
import { startTestHub } from '../fixtures/test-hub.ts';
import { until } from '../fixtures/until.ts';
import { enrolAgent, renewIdentity } from './enrol.ts';
import { loadIdentity } from './shell/identity.ts';
import { Pkcs10CertificateRequest, X509CertificateGenerator } from './shell/x509.ts';

const school = await makeSchool();
const { authority, identity } = school;
const SECRET = 'ABCDEFGH01234567';
const fingerprint = createHash('sha256')
  .update(new X509Certificate(authority.caPem).raw)
  .digest('hex');
const code = `${SECRET}.${fingerprint}`;

const certify = async (csrPem: string, agentId: string): Promise<string> => {
  const csr = new Pkcs10CertificateRequest(csrPem);
  if (!(await csr.verify())) throw new Error('the request is not signed by its key');
  const certificate = await X509CertificateGenerator.create({
    notBefore: new Date(0),
    notAfter: new Date('9999-12-31T23:59:59Z'),
    serialNumber: Buffer.from(webcrypto.getRandomValues(new Uint8Array(8))).toString('hex'),
    subject: `CN=${agentId}`,
    issuer: authority.ca.subject,
    publicKey: csr.publicKey,
    signingKey: authority.keys.privateKey,
    signingAlgorithm: { name: 'ECDSA', hash: 'SHA-256' },
  });
  return certificate.toString('pem');
};

interface Changes {
  readonly tls?: Tls;
  readonly caPem?: string;
  readonly reply?: Partial<Record<keyof EnrolReply, unknown>>;
  readonly status?: number;
}

/** An enrolment port as the hub has it: its own certificate, and the CA as the one it trusts. */
const startPort = async (t: Test, changes: Changes = {}) => {
  const asked: { path: string; body: { code?: string; csrPem: string }; authorized: boolean }[] =
    [];
  const { key, cert } = changes.tls ?? school.hubTls;
  const ca = changes.caPem ?? authority.caPem;
  const server = createServer(
    { key, cert, ca, requestCert: true, rejectUnauthorized: false, minVersion: 'TLSv1.3' },
    (request, response) => {
      const answer = async (): Promise<void> => {
        const body = JSON.parse(await text(request)) as { code?: string; csrPem: string };
        const { authorized } = request.socket as unknown as { authorized: boolean };
        asked.push({ path: request.url ?? '', body, authorized });
        const { agentId, schoolId, siteId, zone, hubKeys, cardKeys } = identity;
        const reply = {
          ...{ agentId, schoolId, siteId, zone, hubKeys, cardKeys, mqttPort: 8883 },
          rosterKeys: [{ keyId: 'core-7', publicKey: 'x' }],
          certificatePem: await certify(body.csrPem, agentId),
          caPem: authority.caPem,
          renewAfterUtc: MONDAY_0900 + 1,
          ...changes.reply,
        };
        const status = changes.status ?? 200;
        const told = status === 200 ? reply : { code: 'enrolment.code_refused', details: {} };
        response
          .writeHead(status, { 'content-type': 'application/json' })
          .end(JSON.stringify(told));
      };
      answer().catch((error: unknown) => response.destroy(error as Error));
    },
  );
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  t.teardown(
    () =>
      new Promise((resolve) => {
        server.close(resolve);
        server.closeAllConnections();
      }),
  );
  return {
    asked,
    place: { hubHost: '127.0.0.1', enrolPort: (server.address() as AddressInfo).port },
  };
};

t.test(
  'an agent is enrolled by its code and keeps what it was given, for its own eyes',
  async (t) => {
    const { asked, place } = await startPort(t);
    const dataDir = join(t.testdir(), 'agent');
    const done = await enrolAgent({ ...place, code: ` ${code}\n`, dataDir });
    t.same(done, { agentId: identity.agentId, siteId: SITE });
    t.match(asked, [{ path: '/enrol', body: { code: SECRET }, authorized: false }]);
    t.equal(statSync(join(dataDir, 'identity.json')).mode & 0o777, 0o600);
    t.same(readdirSync(dataDir), ['identity.json']);
    const stored = loadIdentity(dataDir);
    t.match(stored, { agentId: identity.agentId, caPem: authority.caPem, mqttPort: 8883 });
    t.notMatch(JSON.stringify(asked), 'PRIVATE KEY');
  },
);

t.test('a hub whose authority is not the printed one hears nothing but a greeting', async (t) => {
  const stranger = await makeAuthority('a stranger');
  const tls = await stranger.sign('Furtka hub', SITE_URN(SITE));
  const { asked, place } = await startPort(t, { tls, caPem: stranger.caPem });
  const dataDir = t.testdir();
  await t.rejects(enrolAgent({ ...place, code, dataDir }), { code: 'enrol.other_ca' });
  t.same(asked, []);
  t.same(readdirSync(dataDir), []);
});

t.test(
  'a certificate that shows the right authority without being signed by it is refused',
  async (t) => {
    const stranger = await makeAuthority('a stranger');
    const tls = await stranger.sign('Furtka hub', SITE_URN(SITE));
    const shown = { key: tls.key, cert: `${tls.cert}\n${authority.caPem}` };
    const { asked, place } = await startPort(t, { tls: shown, caPem: stranger.caPem });
    await t.rejects(enrolAgent({ ...place, code, dataDir: t.testdir() }), /enrol|reach|answers/);
    t.same(asked, []);
  },
);

t.test('a certificate of the site that is no hub is refused', async (t) => {
  const tls = await authority.sign(uuid('AgentId', 5));
  const { asked, place } = await startPort(t, { tls });
  await t.rejects(enrolAgent({ ...place, code, dataDir: t.testdir() }), {
    code: 'enrol.hub_unreachable',
  });
  t.same(asked, []);
});

t.test('what is wrong is said, and nothing is stored', async (t) => {
  const dataDir = t.testdir();
  const place = { hubHost: '127.0.0.1', enrolPort: 1 };
  for (const bad of ['', SECRET, `${SECRET}.12`, `${SECRET.toLowerCase()}.${fingerprint}`])
    await t.rejects(enrolAgent({ ...place, code: bad, dataDir }), { code: 'enrol.code_malformed' });
  await t.rejects(enrolAgent({ ...place, code, dataDir }), { code: 'enrol.hub_unreachable' });
  const used = await startPort(t, { status: 400 });
  await t.rejects(enrolAgent({ ...used.place, code, dataDir }), {
    code: 'enrol.refused',
    message: /enrolment.code_refused/,
  });
  const replies: readonly Changes['reply'][] = [
    { agentId: 'no id' },
    { agentId: uuid('AgentId', 3) },
    { certificatePem: identity.certificatePem },
    { caPem: (await makeAuthority('a stranger')).caPem },
  ];
  for (const reply of replies) {
    const port = await startPort(t, { ...(reply && { reply }) });
    await t.rejects(enrolAgent({ ...port.place, code, dataDir }), {
      code: 'enrol.reply_malformed',
    });
  }
  t.same(readdirSync(dataDir), []);
});

t.test('a renewal brings a new key and certificate, and no new trust in rosters', async (t) => {
  const { asked, place } = await startPort(t);
  const renewed = await renewIdentity(identity, place);
  t.match(asked, [{ path: '/renew', authorized: true }]);
  t.not(renewed.privateKeyPem, identity.privateKeyPem);
  t.equal(renewed.enrolmentId, identity.enrolmentId);
  t.same(renewed.rosterKeys, identity.rosterKeys);
  const other = await startPort(t, { reply: { siteId: uuid('SiteId', 4) } });
  await t.rejects(renewIdentity(identity, other.place), { code: 'enrol.other_site' });
});

t.test(
  'a running agent renews its certificate after its half life, over the live link',
  async (t) => {
    const hub = await startTestHub(school);
    t.teardown(() => hub.stop());
    const { asked, place } = await startPort(t, { reply: { renewAfterUtc: MONDAY_0900 * 2 } });
    const dir = t.testdir();
    school.layFolder(dir, school.signRoster());
    const config = agentConfig(dir, {
      hub: { host: '127.0.0.1', mqttPort: hub.port, enrolPort: place.enrolPort },
    });
    const year = 366 * 86_400_000;
    const agent = await startTestAgent(school, dir, { config, systemMs: MONDAY_0900 + year });
    t.teardown(() => agent.agent.stop());
    await until(
      'the new identity is stored',
      () => loadIdentity(dir).renewAfterUtc === MONDAY_0900 * 2,
    );
    t.equal(asked.length, 1);
    hub.cut();
    await until('the link is up with it', () => agent.agent.snapshot().isHubUp);
  },
);
