import { createHash, createPublicKey, randomUUID, webcrypto, X509Certificate } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { request } from 'node:https';
import { connect, type DetailedPeerCertificate, type PeerCertificate } from 'node:tls';
import { EnrolReply, SITE_URN } from '@furtka/hub-contract/enrolment';
import { Compile } from 'typebox/compile';
import { type Identity, saveIdentity } from './shell/identity.ts';
import { PemConverter, Pkcs10CertificateRequestGenerator } from './shell/x509.ts';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
const WITHIN_MS = 10_000;
const REPLY_MAX_BYTES = 64 * 1024;
/** 16 characters of Crockford's base32, a dot, SHA-256 of the site's CA certificate. */
const CODE = /^([0-9A-HJKMNP-TV-Z]{16})\.([0-9a-f]{64})$/;
const replyShape = Compile(EnrolReply);

export type EnrolErrorCode =
  | 'enrol.code_malformed'
  | 'enrol.hub_unreachable'
  | 'enrol.other_ca'
  | 'enrol.refused'
  | 'enrol.reply_malformed'
  | 'enrol.other_site';

/** Why an agent could not be enrolled or renewed; nothing was stored. */
export class EnrolError extends Error {
  readonly code: EnrolErrorCode;
  constructor(code: EnrolErrorCode, sentence: string, cause?: unknown) {
    super(sentence, { cause });
    this.name = 'EnrolError';
    this.code = code;
  }
}

/** Where the hub listens for enrolment. */
export interface EnrolPlace {
  readonly hubHost: string;
  readonly enrolPort: number;
}

const unreachable = (place: EnrolPlace, cause: unknown): EnrolError =>
  new EnrolError(
    'enrol.hub_unreachable',
    `the hub at ${place.hubHost}:${place.enrolPort} cannot be reached`,
    cause,
  );

const pemOf = (der: Buffer): string => new X509Certificate(der).toString();

/** The certificates that the hub shows, its own first. Nothing is sent but the TLS greeting. */
const shownChain = (place: EnrolPlace): Promise<readonly Buffer[]> =>
  new Promise((resolve, reject) => {
    const { hubHost: host, enrolPort: port } = place;
    // The chain is not judged here: it is compared with the printed fingerprint, then used as the only trust.
    const socket = connect({ host, port, rejectUnauthorized: false, minVersion: 'TLSv1.3' });
    socket.setTimeout(WITHIN_MS, () => socket.destroy(new Error('no answer in time')));
    socket.once('error', (error) => reject(unreachable(place, error)));
    socket.once('secureConnect', () => {
      const chain: Buffer[] = [];
      let shown: DetailedPeerCertificate | undefined = socket.getPeerCertificate(true);
      while (shown?.raw !== undefined && !chain.some((one) => one.equals(shown?.raw ?? one))) {
        chain.push(shown.raw);
        shown = shown.issuerCertificate;
      }
      socket.destroy();
      resolve(chain);
    });
  });

/** The CA of the printed fingerprint, from what the hub shows. */
const caByFingerprint = async (place: EnrolPlace, fingerprint: string): Promise<string> => {
  const chain = await shownChain(place);
  const ca = chain.find((der) => createHash('sha256').update(der).digest('hex') === fingerprint);
  if (ca !== undefined) return pemOf(ca);
  throw new EnrolError(
    'enrol.other_ca',
    'the hub that answers is not the one that printed this code: nothing was sent',
  );
};

interface NewKey {
  readonly privateKeyPem: string;
  readonly csrPem: string;
}

/** A fresh key pair; the private key leaves this machine never. */
const newKey = async (): Promise<NewKey> => {
  const { subtle } = webcrypto;
  const keys = await subtle.generateKey(KEY, true, ['sign', 'verify']);
  const csr = await Pkcs10CertificateRequestGenerator.create({
    name: 'CN=reader-agent',
    keys,
    signingAlgorithm: SIGNATURE,
  });
  const pkcs8 = await subtle.exportKey('pkcs8', keys.privateKey);
  return {
    privateKeyPem: PemConverter.encode(pkcs8, 'PRIVATE KEY'),
    csrPem: csr.toString('pem'),
  };
};

interface Credentials {
  readonly caPem: string;
  readonly certificatePem?: string;
  readonly privateKeyPem?: string;
  /** Known for a renewal; at enrolment the reply names it. */
  readonly siteId?: string;
}

const namesSite = (siteId: string | undefined) => (_host: string, certificate: PeerCertificate) => {
  const names = (certificate.subjectaltname ?? '').split(', ');
  const isHub = names.some((name) =>
    siteId === undefined
      ? name.startsWith(`URI:${SITE_URN('')}`)
      : name === `URI:${SITE_URN(siteId)}`,
  );
  return isHub ? undefined : new Error('the certificate names no hub of this site');
};

const post = (
  place: EnrolPlace,
  path: '/enrol' | '/renew',
  body: object,
  credentials: Credentials,
): Promise<{ readonly status: number; readonly text: string }> =>
  new Promise((resolve, reject) => {
    const text = JSON.stringify(body);
    const call = request({
      host: place.hubHost,
      port: place.enrolPort,
      path,
      method: 'POST',
      agent: false,
      ca: credentials.caPem,
      cert: credentials.certificatePem,
      key: credentials.privateKeyPem,
      minVersion: 'TLSv1.3',
      checkServerIdentity: namesSite(credentials.siteId),
      headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) },
      timeout: WITHIN_MS,
    });
    call.once('timeout', () => call.destroy(new Error('no answer in time')));
    call.once('error', (error) => reject(unreachable(place, error)));
    call.once('response', (response) => {
      let answer = '';
      response.setEncoding('utf8');
      response.on('data', (chunk: string) => {
        answer += chunk;
        if (answer.length > REPLY_MAX_BYTES) call.destroy(new Error('the answer is too long'));
      });
      response.once('error', (error) => reject(unreachable(place, error)));
      response.once('end', () => resolve({ status: response.statusCode ?? 0, text: answer }));
    });
    call.end(text);
  });

const parse = (text: string): unknown => {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const codeIn = (text: string): string => {
  const found = parse(text);
  const code = typeof found === 'object' && found !== null && 'code' in found ? found.code : '';
  return typeof code === 'string' && /^[a-z._]{1,64}$/.test(code) ? code : 'unknown';
};

/** The reply, when it is whole, of the CA that was asked, and for the key that was made. */
const checkReply = (
  answer: { readonly status: number; readonly text: string },
  key: NewKey,
  caPem: string,
): EnrolReply => {
  if (answer.status !== 200)
    throw new EnrolError(
      'enrol.refused',
      `the hub refused (${answer.status}, ${codeIn(answer.text)}): a code is good once and for a short time`,
    );
  const reply = parse(answer.text);
  const malformed = new EnrolError(
    'enrol.reply_malformed',
    'the hub gave an answer that is not one',
  );
  if (!replyShape.Check(reply)) throw malformed;
  const ca = new X509Certificate(caPem);
  const certificate = new X509Certificate(reply.certificatePem);
  const isOurs =
    new X509Certificate(reply.caPem).fingerprint256 === ca.fingerprint256 &&
    certificate.verify(ca.publicKey) &&
    certificate.publicKey.equals(createPublicKey(key.privateKeyPem)) &&
    certificate.subject.split('\n').includes(`CN=${reply.agentId}`);
  if (!isOurs) throw malformed;
  return reply;
};

const identityOf = (reply: EnrolReply, key: NewKey, enrolmentId: string): Identity => ({
  enrolmentId,
  agentId: reply.agentId,
  schoolId: reply.schoolId,
  siteId: reply.siteId,
  zone: reply.zone,
  mqttPort: reply.mqttPort,
  renewAfterUtc: reply.renewAfterUtc,
  privateKeyPem: key.privateKeyPem,
  certificatePem: reply.certificatePem,
  caPem: reply.caPem,
  hubKeys: reply.hubKeys,
  rosterKeys: reply.rosterKeys,
  cardKeys: reply.cardKeys,
});

/**
 * Enrols this machine at its hub and stores the identity (mode 0600) in `dataDir`.
 *
 * The site CA is compared with the fingerprint in the code before anything is sent. An agent that was enrolled before is
 * enrolled anew: it keeps its id if the code is for it, and begins a new epoch.
 *
 * @param code  as printed by the hub: `<16 characters>.<64 hexadecimal digits>`
 * Errors       `EnrolError`; nothing is stored then
 */
export const enrolAgent = async (
  options: EnrolPlace & { readonly code: string; readonly dataDir: string },
): Promise<{ readonly agentId: string; readonly siteId: string }> => {
  const [, secret, fingerprint] = CODE.exec(options.code.trim()) ?? [];
  if (secret === undefined || fingerprint === undefined)
    throw new EnrolError(
      'enrol.code_malformed',
      'the code is 16 letters and digits, a dot and 64 hexadecimal digits',
    );
  const caPem = await caByFingerprint(options, fingerprint);
  const key = await newKey();
  const answer = await post(options, '/enrol', { code: secret, csrPem: key.csrPem }, { caPem });
  const reply = checkReply(answer, key, caPem);
  mkdirSync(options.dataDir, { recursive: true, mode: 0o700 });
  saveIdentity(options.dataDir, identityOf(reply, key, randomUUID()));
  return { agentId: reply.agentId, siteId: reply.siteId };
};

/**
 * Asks for a new certificate with the present one. Only key and certificate, the hub's keys and the card keys are renewed;
 * trust in the core's roster keys follows the rosters alone.
 */
export const renewIdentity = async (identity: Identity, place: EnrolPlace): Promise<Identity> => {
  const key = await newKey();
  const answer = await post(place, '/renew', { csrPem: key.csrPem }, identity);
  const reply = checkReply(answer, key, identity.caPem);
  if (reply.agentId !== identity.agentId || reply.siteId !== identity.siteId)
    throw new EnrolError('enrol.other_site', 'the hub answered for another agent or site');
  const { rosterKeys } = identity;
  return { ...identityOf(reply, key, identity.enrolmentId), rosterKeys };
};
