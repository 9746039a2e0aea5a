import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { request } from 'node:https';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connect as connectTls, type PeerCertificate } from 'node:tls';
import { type TopicName, topic } from '@furtka/hub-contract/topics';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { SITE } from './event-fixture.ts';
import type { TestHub } from './hub-fixture.ts';
import type { Answer } from './local-client.ts';
import { until } from './until.ts';

/** A device's key and its signing request, made by openssl, not by the hub's own library. */
export const deviceKey = (): { readonly keyPem: string; readonly csrPem: string } => {
  const folder = mkdtempSync(join(tmpdir(), 'device-'));
  try {
    const key = join(folder, 'key.pem');
    const curve = ['-algorithm', 'EC', '-pkeyopt', 'ec_paramgen_curve:P-256'];
    execFileSync('openssl', ['genpkey', ...curve, '-out', key], { stdio: 'ignore' });
    const csrPem = execFileSync('openssl', ['req', '-new', '-key', key, '-subj', '/CN=device'], {
      encoding: 'utf8',
    });
    return { keyPem: readFileSync(key, 'utf8'), csrPem };
  } finally {
    rmSync(folder, { recursive: true });
  }
};

/** What a device is after enrolment. */
export interface Device {
  readonly agentId: string;
  readonly keyPem: string;
  readonly certificatePem: string;
  readonly caPem: string;
  readonly reply: Readonly<Record<string, unknown>>;
}

interface TlsPart {
  readonly ca: string;
  readonly key?: string;
  readonly cert?: string;
}

const siteIdentity = (_host: string, certificate: PeerCertificate): Error | undefined =>
  certificate.subjectaltname === `URI:urn:furtka:site:${SITE}`
    ? undefined
    : new Error('another site');

/** Posts to the enrolment port over TLS, checking the site by its URN as a device does. */
export const postEnrolment = (
  port: number,
  path: string,
  body: unknown,
  tls: TlsPart,
): Promise<Answer> =>
  new Promise((resolve, reject) => {
    const asked = request(
      {
        host: '127.0.0.1',
        port,
        path,
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        agent: false,
        minVersion: 'TLSv1.3',
        checkServerIdentity: siteIdentity,
        ...tls,
      },
      (answer) => {
        let text = '';
        answer.setEncoding('utf8');
        answer.on('data', (part: string) => {
          text += part;
        });
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            text,
            body: JSON.parse(text) as Record<string, unknown>,
          }),
        );
      },
    );
    asked.on('error', reject);
    asked.end(JSON.stringify(body));
  });

/** The CA as a device gets it before it trusts anything: from the handshake, to be compared with the printed fingerprint. */
export const caOf = (port: number): Promise<{ pem: string; fingerprint: string }> =>
  new Promise((resolve, reject) => {
    const socket = connectTls({ host: '127.0.0.1', port, rejectUnauthorized: false }, () => {
      const peer = socket.getPeerCertificate(true).issuerCertificate;
      socket.destroy();
      const base64 = peer.raw.toString('base64').replaceAll(/.{64}/g, '$&\n');
      resolve({
        pem: `-----BEGIN CERTIFICATE-----\n${base64}\n-----END CERTIFICATE-----\n`,
        fingerprint: peer.fingerprint256.replaceAll(':', '').toLowerCase(),
      });
    });
    socket.on('error', reject);
  });

export const newAgentCode = async (
  test: TestHub,
  name: string,
  doorIds: readonly string[],
): Promise<{ agentId: string; code: string; caFingerprint: string }> => {
  const { body } = await test.local({ method: 'POST', path: '/agents', body: { name, doorIds } });
  const [code = '', caFingerprint = ''] = String(body['code']).split('.');
  return { agentId: String(body['agentId']), code, caFingerprint };
};

/** Enrols a device with a code. */
export const enrolDevice = async (test: TestHub, code: string): Promise<Device> => {
  const port = test.hub.ports.enrolment ?? 0;
  const { pem: caPem } = await caOf(port);
  const { keyPem, csrPem } = deviceKey();
  const { status, text, body } = await postEnrolment(
    port,
    '/enrol',
    { code, csrPem },
    { ca: caPem },
  );
  if (status !== 200) throw new Error(`not enrolled: ${status} ${text}`);
  return {
    agentId: String(body['agentId']),
    keyPem,
    certificatePem: String(body['certificatePem']),
    caPem,
    reply: body,
  };
};

export const newDevice = async (
  test: TestHub,
  name: string,
  doorIds: readonly string[],
): Promise<Device> => enrolDevice(test, (await newAgentCode(test, name, doorIds)).code);

/** An MQTT client of a device, with all that it received. */
export interface Connected {
  readonly client: MqttClient;
  readonly device: Device;
  readonly received: {
    readonly topic: string;
    readonly payload: string;
    readonly retain: boolean;
  }[];
  topic(name: TopicName): string;
  /** The last payload on a topic. */
  last(name: TopicName): string | undefined;
  publish(name: TopicName, payload: unknown, options?: { qos?: 0 | 1 | 2; retain?: boolean }): void;
  /** The next state of the agent, with versions as given. */
  tellState(fields?: Readonly<Record<string, unknown>>): void;
  subscribe(...names: readonly TopicName[]): Promise<void>;
}

export const clientOptions = (
  test: TestHub,
  device: Device,
  more: IClientOptions = {},
): IClientOptions => {
  // Goes on to node:tls; the client's own types do not name it.
  const site: object = { checkServerIdentity: siteIdentity };
  return { ...site, ...plainOptions(test, device), ...more };
};

const plainOptions = (test: TestHub, device: Device): IClientOptions => ({
  protocol: 'mqtts',
  host: '127.0.0.1',
  port: test.hub.ports.mqtt ?? 0,
  clientId: device.agentId,
  clean: true,
  protocolVersion: 4,
  key: device.keyPem,
  cert: device.certificatePem,
  ca: device.caPem,
  reconnectPeriod: 0,
});

export const stateOf = (
  agentId: string,
  fields: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> => ({
  v: 1,
  agentId,
  online: true,
  nonce: 'AAAAAAAAAAAAAAAAAAAAAA',
  rosterVersion: 0,
  denyVersion: 0,
  modeVersion: 0,
  spoolDepth: 0,
  lostCount: 0,
  clock: 'sure',
  readers: [],
  doors: [],
  versions: [1],
  ...fields,
});

const textOf = (payload: unknown): string =>
  typeof payload === 'string' ? payload : JSON.stringify(payload);

/** Connects a device; the client never reconnects by itself. */
export const connectDevice = async (
  test: TestHub,
  device: Device,
  more: IClientOptions = {},
): Promise<Connected> => {
  const client = mqtt.connect(clientOptions(test, device, more));
  const received: Connected['received'] = [];
  client.on('message', (to, payload, { retain }) => {
    received.push({ topic: to, payload: payload.toString('utf8'), retain });
  });
  let failure: Error | undefined;
  client.on('error', (error) => {
    failure = error;
  });
  await until('a connection', () => {
    if (failure !== undefined) throw failure;
    return client.connected;
  });
  const topicOf = (name: TopicName): string => topic(name, SITE, device.agentId);
  const connected: Connected = {
    client,
    device,
    received,
    topic: topicOf,
    last: (name) => received.filter((one) => one.topic === topicOf(name)).at(-1)?.payload,
    publish: (name, payload, options = {}) => {
      client.publish(topicOf(name), textOf(payload), { qos: 1, ...options });
    },
    tellState: (fields) =>
      connected.publish('state', stateOf(device.agentId, fields), { retain: true }),
    subscribe: async (...names) => {
      await client.subscribeAsync(names.map(topicOf), { qos: 1 });
    },
  };
  return connected;
};

/** Tries to connect. @returns `true` when the broker admitted it, `false` when it closed the connection or the handshake failed */
export const isAdmitted = async (options: IClientOptions): Promise<boolean> => {
  const client = mqtt.connect({ ...options, reconnectPeriod: 0 });
  try {
    return await new Promise<boolean>((resolve) => {
      client.on('connect', () => resolve(true));
      client.on('error', () => resolve(false));
      client.on('close', () => resolve(false));
    });
  } finally {
    await client.endAsync(true);
  }
};
