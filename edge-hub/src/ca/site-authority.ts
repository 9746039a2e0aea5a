import { createHash, randomBytes, webcrypto } from 'node:crypto';
import { join } from 'node:path';
import { SITE_URN } from '@furtka/hub-contract/enrolment';
import { AppError } from '../app-error.ts';
import { readIfThere, writePrivateFile } from './private-files.ts';
import * as x509 from './x509.ts';

const KEY = { name: 'ECDSA', namedCurve: 'P-256' } as const;
const SIGNATURE = { name: 'ECDSA', hash: 'SHA-256' } as const;
/**
 * Site certificates never run out for TLS, because TLS would refuse them under a wrong clock. Their life of two years stands in the
 * hub's agent table and is enforced there.
 */
const VALID = { notBefore: new Date(0), notAfter: new Date('9999-12-31T23:59:59Z') };

const { subtle } = webcrypto;
type KeyPair = webcrypto.CryptoKeyPair;

/** What a TLS server or client shows of itself. */
export interface TlsIdentity {
  readonly keyPem: string;
  readonly certificatePem: string;
}

/** The site's certificate authority: signs the hub's server certificate and the agents' certificates. */
export interface SiteAuthority {
  readonly caPem: string;
  /** SHA-256 of the CA certificate (DER), lower-case hexadecimal: the second half of a printed enrolment code. */
  readonly caFingerprint: string;
  /** Certificate of the MQTT and enrolment listeners, with `urn:furtka:site:{siteId}`; made once per site. */
  serverIdentity(siteId: string): Promise<TlsIdentity>;
  /**
   * Signs an agent's certificate, CN = `agentId`. The subject of the request is not looked at.
   *
   * Errors: `enrolment.request_malformed` when the request cannot be read, is not EC P-256 or its signature is wrong.
   */
  signAgent(agentId: string, csrPem: string): Promise<{ pem: string; fingerprint: string }>;
}

/** SHA-256 of a DER certificate as lower-case hexadecimal; the name under which the agent table knows it. */
const fingerprintOf = (der: ArrayBuffer | Uint8Array): string =>
  createHash('sha256')
    .update(der instanceof Uint8Array ? der : new Uint8Array(der))
    .digest('hex');

// A serial number is positive: the first bit stays 0.
const serialNumber = (): string => {
  const bytes = randomBytes(16);
  bytes[0] = (bytes[0] ?? 0) & 0x7f || 1;
  return bytes.toString('hex');
};

const pemOfKey = async (key: webcrypto.CryptoKey): Promise<string> =>
  x509.PemConverter.encode(await subtle.exportKey('pkcs8', key), 'PRIVATE KEY');

const keyOfPem = (pem: string): Promise<webcrypto.CryptoKey> =>
  subtle.importKey('pkcs8', x509.PemConverter.decodeFirst(pem), KEY, false, ['sign']);

const newKeys = async (): Promise<KeyPair> => subtle.generateKey(KEY, true, ['sign', 'verify']);

const createAuthority = async (folder: string): Promise<TlsIdentity> => {
  const keys = await newKeys();
  const certificate = await x509.X509CertificateGenerator.createSelfSigned({
    ...VALID,
    serialNumber: serialNumber(),
    // Two sites' CAs must not share a name, or a TLS stack may try the wrong one.
    name: `CN=Furtka site CA ${randomBytes(8).toString('hex')}`,
    signingAlgorithm: SIGNATURE,
    keys,
    extensions: [
      new x509.BasicConstraintsExtension(true, 0, true),
      new x509.KeyUsagesExtension(
        x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign,
        true,
      ),
      await x509.SubjectKeyIdentifierExtension.create(keys.publicKey),
    ],
  });
  const identity = {
    keyPem: await pemOfKey(keys.privateKey),
    certificatePem: certificate.toString('pem'),
  };
  // The key first: a certificate without its key would be taken for a whole CA at the next start.
  await writePrivateFile(join(folder, 'site-ca.key.pem'), identity.keyPem);
  await writePrivateFile(join(folder, 'site-ca.cert.pem'), identity.certificatePem);
  return identity;
};

const readPair = async (folder: string, name: string): Promise<TlsIdentity | undefined> => {
  const certificate = await readIfThere(join(folder, `${name}.cert.pem`));
  const key = await readIfThere(join(folder, `${name}.key.pem`));
  if (certificate === undefined) return undefined;
  if (key === undefined)
    throw new AppError('bug', 'hub.key_missing', { details: { file: `${name}.key.pem` } });
  return { keyPem: key.toString('utf8'), certificatePem: certificate.toString('utf8') };
};

const readRequest = async (csrPem: string): Promise<x509.Pkcs10CertificateRequest> => {
  const refuse = (cause?: unknown): AppError =>
    new AppError('invalid', 'enrolment.request_malformed', { cause });
  try {
    const request = new x509.Pkcs10CertificateRequest(csrPem);
    const { name, namedCurve } = request.publicKey.algorithm as {
      name: string;
      namedCurve?: string;
    };
    if (name === KEY.name && namedCurve === KEY.namedCurve && (await request.verify()))
      return request;
  } catch (error) {
    throw refuse(error);
  }
  throw refuse();
};

/** Reads the site CA from `folder`, or makes it at the first start. */
export const openSiteAuthority = async (folder: string): Promise<SiteAuthority> => {
  const { keyPem, certificatePem } =
    (await readPair(folder, 'site-ca')) ?? (await createAuthority(folder));
  const ca = new x509.X509Certificate(certificatePem);
  const signingKey = await keyOfPem(keyPem);

  const sign = async (
    subject: string,
    publicKey: x509.PublicKeyType,
    usage: x509.ExtendedKeyUsage,
    names: x509.JsonGeneralNames,
  ): Promise<x509.X509Certificate> =>
    x509.X509CertificateGenerator.create({
      ...VALID,
      serialNumber: serialNumber(),
      subject: `CN=${subject}`,
      issuer: ca.subject,
      publicKey,
      signingKey,
      signingAlgorithm: SIGNATURE,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([usage]),
        await x509.AuthorityKeyIdentifierExtension.create(ca.publicKey),
        ...(names.length > 0 ? [new x509.SubjectAlternativeNameExtension(names)] : []),
      ],
    });

  const createServer = async (siteId: string, name: string): Promise<TlsIdentity> => {
    const keys = await newKeys();
    const certificate = await sign('Furtka hub', keys.publicKey, x509.ExtendedKeyUsage.serverAuth, [
      { type: 'url', value: SITE_URN(siteId) },
    ]);
    const identity = {
      keyPem: await pemOfKey(keys.privateKey),
      certificatePem: certificate.toString('pem'),
    };
    await writePrivateFile(join(folder, `${name}.key.pem`), identity.keyPem);
    await writePrivateFile(join(folder, `${name}.cert.pem`), identity.certificatePem);
    return identity;
  };

  return {
    caPem: certificatePem,
    caFingerprint: fingerprintOf(ca.rawData),
    serverIdentity: async (siteId) => {
      const name = `server-${siteId}`;
      return (await readPair(folder, name)) ?? createServer(siteId, name);
    },
    signAgent: async (agentId, csrPem) => {
      const request = await readRequest(csrPem);
      const certificate = await sign(
        agentId,
        request.publicKey,
        x509.ExtendedKeyUsage.clientAuth,
        [],
      );
      return { pem: certificate.toString('pem'), fingerprint: fingerprintOf(certificate.rawData) };
    },
  };
};
