import type { AddressInfo, Socket } from 'node:net';
import { createServer, type Server, type TLSSocket } from 'node:tls';
import { promisify } from 'node:util';
import { SILENT_AFTER_MS, type TopicName, topic } from '@furtka/hub-contract/topics';
import { Aedes, type Client, type PublishPacket } from 'aedes';
import type { Logger } from 'pino';
import { AppError } from '../app-error.ts';
import type { TlsIdentity } from '../ca/site-authority.ts';
import { PACKET_MAX_BYTES, packetLimit } from './packet-limit.ts';
import { admit, maySubscribe, type PeerCertificate, publishRight } from './permissions.ts';

/** Sockets at once: agents, their reconnects, and no more. */
const SOCKETS_MAX = 500;
const HANDSHAKE_TIMEOUT_MS = 5000;

/** What the hub wants to know from its broker. `session` stands for one connection of one agent. */
export interface BrokerEvents {
  isAdmitted(agentId: string, fingerprint: string): boolean;
  began(agentId: string, session: Client, fingerprint: string): void;
  ended(agentId: string, session: Client): void;
  /** Anything came from the agent. */
  heard(agentId: string, session: Client): void;
  event(agentId: string, bytes: Uint8Array): void;
  state(agentId: string, session: Client, bytes: Uint8Array): void;
  /** A connection or an act was refused. */
  refused(code: string): void;
}

export interface BrokerOptions {
  readonly siteId: string;
  readonly tls: TlsIdentity & { readonly caPem: string };
  readonly host: string;
  readonly port: number;
  readonly events: BrokerEvents;
  readonly log: Logger;
}

const peerOf = (socket: TLSSocket): PeerCertificate | undefined => {
  if (!socket.authorized) return undefined;
  const certificate = socket.getPeerCertificate();
  const commonName: unknown = certificate.subject?.CN;
  if (typeof commonName !== 'string' || certificate.fingerprint256 === undefined) return undefined;
  const fingerprint = certificate.fingerprint256.replaceAll(':', '').toLowerCase();
  return { commonName, fingerprint };
};

/** Ends the connection before the parser gathers a packet that is too long. */
const limitPackets = (socket: TLSSocket, refused: () => void): void => {
  const take = packetLimit(PACKET_MAX_BYTES);
  const read = socket.read.bind(socket);
  socket.read = (size?: number): unknown => {
    const chunk: unknown = read(size);
    if (!(chunk instanceof Uint8Array) || take(chunk)) return chunk;
    refused();
    socket.destroy();
    return null;
  };
};

/** The site's MQTT broker: aedes on mutual TLS 1.3, for the agents of the hub's table and nobody else. */
export class Broker {
  readonly #options: BrokerOptions;
  readonly #peers = new WeakMap<Client, PeerCertificate>();
  readonly #sockets = new Set<Socket>();
  #aedes: Aedes | undefined;
  #server: Server | undefined;

  constructor(options: BrokerOptions) {
    this.#options = options;
  }

  /**
   * Makes the broker, publishes `retained`, then opens the listener: no agent can ever subscribe to an empty broker and take
   * silence for news.
   *
   * @returns the port
   */
  async start(retained: readonly [TopicName, string][]): Promise<number> {
    this.#aedes = await this.#createAedes();
    for (const [name, text] of retained) await this.publishRetained(name, text);
    return this.#listen(this.#aedes);
  }

  /** Publishes a site text, retained, QoS 1. */
  async publishRetained(name: TopicName, text: string): Promise<void> {
    await this.#publish({
      topic: topic(name, this.#options.siteId),
      payload: text,
      retain: true,
      qos: 1,
    });
  }

  /** Publishes to one agent, QoS 0, never retained: who is not there does not get it later. */
  async publishTo(agentId: string, name: 'receipt' | 'command', text: string): Promise<void> {
    const to = topic(name, this.#options.siteId, agentId);
    await this.#publish({ topic: to, payload: text, retain: false, qos: 0 });
  }

  /** Ends a session now; its will is published. */
  drop(session: Client): void {
    session.close();
  }

  async stop(): Promise<void> {
    const server = this.#server;
    const aedes = this.#aedes;
    this.#server = undefined;
    this.#aedes = undefined;
    const closed = server && new Promise((resolve) => server.close(resolve));
    if (aedes !== undefined) await new Promise<void>((resolve) => aedes.close(resolve));
    for (const socket of this.#sockets) socket.destroy();
    await closed;
  }

  async #publish(
    packet: Pick<PublishPacket, 'topic' | 'payload' | 'retain' | 'qos'>,
  ): Promise<void> {
    const aedes = this.#aedes;
    if (aedes === undefined) return;
    const publish = promisify<PublishPacket, void>((one, done) =>
      aedes.publish(one, (error) => done(error ?? null)),
    );
    await publish({ cmd: 'publish', dup: false, ...packet });
  }

  async #createAedes(): Promise<Aedes> {
    const { events, log } = this.#options;
    const aedes = await Aedes.createBroker({
      // A number here would let that many slow subscribers hold up everybody else.
      concurrency: 0,
      drainTimeout: SILENT_AFTER_MS,
      connectTimeout: HANDSHAKE_TIMEOUT_MS,
      preConnect: (client, packet, done) => {
        const peer = peerOf(client.conn as TLSSocket);
        const admission = admit(this.#options.siteId, packet, peer, (agentId, fingerprint) =>
          events.isAdmitted(agentId, fingerprint),
        );
        if (admission.ok && peer !== undefined) {
          this.#peers.set(client, peer);
          done(null, true);
          return;
        }
        // `done(null, false)` would leave the socket open.
        done(this.#refusal(admission.ok ? 'mqtt.no_certificate' : admission.code), false);
      },
      authorizePublish: (client, packet, done) => done(this.#takePublish(client, packet)),
      authorizeSubscribe: (client, subscription, done) => {
        if (maySubscribe(this.#options.siteId, client.id, subscription.topic)) {
          done(null, subscription);
          return;
        }
        this.#refusal('mqtt.subscribe_foreign', client.id);
        // [MQTT-3.9.3-1]: the client is told by SUBACK 0x80.
        done(null, null);
      },
    });
    aedes.on('client', (client) => {
      const fingerprint = this.#peers.get(client)?.fingerprint;
      if (fingerprint !== undefined) events.began(client.id, client, fingerprint);
    });
    aedes.on('clientDisconnect', (client) => events.ended(client.id, client));
    aedes.on('ping', (_, client) => events.heard(client.id, client));
    aedes.on('clientError', (client, error) =>
      log.debug({ agentId: client.id, cause: error.message }, 'mqtt.client_error'),
    );
    aedes.on('connectionError', (_, error) =>
      log.debug({ cause: error.message }, 'mqtt.connection_error'),
    );
    return aedes;
  }

  /** @returns an error that ends the connection, or `null`; wills pass here too */
  #takePublish(client: Client | null, packet: PublishPacket): Error | null {
    if (client === null) return this.#refusal('mqtt.publish_foreign');
    const { events, siteId } = this.#options;
    const right = publishRight(siteId, client.id, packet);
    if (!right.ok) return this.#refusal(right.code, client.id);
    events.heard(client.id, client);
    const bytes = typeof packet.payload === 'string' ? Buffer.from(packet.payload) : packet.payload;
    if (right.name === 'state') events.state(client.id, client, bytes);
    else events.event(client.id, bytes);
    return null;
  }

  #refusal(code: string, agentId?: string): AppError {
    const { events, log } = this.#options;
    log.warn(agentId === undefined ? { code } : { code, agentId }, 'mqtt.refused');
    events.refused(code);
    return new AppError('forbidden', code);
  }

  async #listen(aedes: Aedes): Promise<number> {
    const { host, port, tls, log } = this.#options;
    const server = createServer(
      {
        key: tls.keyPem,
        cert: tls.certificatePem,
        ca: tls.caPem,
        requestCert: true,
        rejectUnauthorized: true,
        minVersion: 'TLSv1.3',
        handshakeTimeout: HANDSHAKE_TIMEOUT_MS,
      },
      (socket) => {
        // Small packets must not wait for each other.
        socket.setNoDelay(true);
        limitPackets(socket, () => this.#refusal('mqtt.packet_too_long'));
        aedes.handle(socket);
      },
    );
    server.maxConnections = SOCKETS_MAX;
    server.on('connection', (socket: Socket) => {
      this.#sockets.add(socket);
      socket.on('close', () => this.#sockets.delete(socket));
    });
    server.on('tlsClientError', (error) => {
      log.debug({ cause: error.message }, 'mqtt.tls_refused');
      this.#options.events.refused('mqtt.tls_refused');
    });
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      server.listen(port, host, resolve);
    });
    server.on('error', (error) => log.error({ cause: error.message }, 'mqtt.listener_failed'));
    this.#server = server;
    return (server.address() as AddressInfo).port;
  }
}
