import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PeerCertificate } from 'node:tls';
import { SITE_URN } from '@furtka/hub-contract/enrolment';
import { type TopicName, topic } from '@furtka/hub-contract/topics';
import mqtt, { type IClientOptions, type MqttClient } from 'mqtt';
import { until } from './until.ts';

/** What an enrolled device keeps in `identity.json`. */
export interface DeviceIdentity {
  readonly agentId: string;
  readonly schoolId: string;
  readonly siteId: string;
  readonly privateKeyPem: string;
  readonly certificatePem: string;
  readonly caPem: string;
}

export const identityOf = (dataDir: string): DeviceIdentity =>
  JSON.parse(readFileSync(join(dataDir, 'identity.json'), 'utf8'));

/** How a device connects; `more` replaces parts of it, as an attacker would. */
export const deviceOptions = (
  identity: DeviceIdentity,
  port: number,
  more: IClientOptions = {},
): IClientOptions => {
  const checkServerIdentity = (_host: string, { subjectaltname }: PeerCertificate) =>
    subjectaltname === `URI:${SITE_URN(identity.siteId)}` ? undefined : new Error('another site');
  // Goes on to node:tls; the client's own types do not name it.
  const site: object = { checkServerIdentity };
  return {
    ...site,
    protocol: 'mqtts',
    host: '127.0.0.1',
    port,
    clientId: identity.agentId,
    clean: true,
    protocolVersion: 4,
    key: identity.privateKeyPem,
    cert: identity.certificatePem,
    ca: identity.caPem,
    reconnectPeriod: 0,
    connectTimeout: 4000,
    ...more,
  };
};

/** A client of an enrolled device that is not our agent: it says what it is told to say. */
export interface Device {
  readonly client: MqttClient;
  /** Newest text on a topic, as it came. */
  last(name: TopicName): string | undefined;
  /** All texts on a topic. */
  all(name: TopicName): readonly string[];
  publish(name: TopicName, payload: string): void;
  isOpen(): boolean;
  stop(): Promise<void>;
}

/** Connects a device and subscribes to what it may read. */
export const connectDevice = async (identity: DeviceIdentity, port: number): Promise<Device> => {
  const client = mqtt.connect(deviceOptions(identity, port));
  const texts = new Map<string, string[]>();
  client.on('message', (from, payload) => {
    const all = texts.get(from) ?? [];
    all.push(payload.toString('utf8'));
    texts.set(from, all);
  });
  let failure: Error | undefined;
  client.on('error', (error) => {
    failure = error;
  });
  await until('a connection to the broker', () => {
    if (failure !== undefined) throw failure;
    return client.connected;
  });
  const at = (name: TopicName) => topic(name, identity.siteId, identity.agentId);
  const names = ['receipt', 'roster', 'deny', 'mode', 'command'] as const;
  await client.subscribeAsync(names.map(at), { qos: 1 });
  return {
    client,
    last: (name) => texts.get(at(name))?.at(-1),
    all: (name) => texts.get(at(name)) ?? [],
    publish: (name, payload) => {
      client.publish(at(name), payload, { qos: 1 });
    },
    isOpen: () => client.connected,
    stop: () => client.endAsync(true),
  };
};

/** Whether the broker lets somebody in. */
export const isAdmitted = async (options: IClientOptions): Promise<boolean> => {
  const client = mqtt.connect(options);
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
