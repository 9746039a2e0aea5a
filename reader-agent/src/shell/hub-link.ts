import { connect, type PeerCertificate, type TLSSocket } from 'node:tls';
import { ROSTER_MAX_BYTES } from '@furtka/core-contract/roster';
import { SITE_URN } from '@furtka/hub-contract/enrolment';
import { agentMaySubscribe, SILENT_AFTER_MS, topic } from '@furtka/hub-contract/topics';
import { MqttClient } from 'mqtt';
import { backoffMs } from '../core/backoff.ts';
import type { Identity } from './identity.ts';
import { packetGuard } from './packet-guard.ts';

const CONNECT_WITHIN_MS = 4000;
/**
 * The client pings after this and gives up after half of it again: a dead line is found in 4.5 s, and one on which an answer takes
 * a second is still a line.
 */
const KEEPALIVE_S = 3;
const LOOK_EVERY_MS = 100;
/** A link that held this long was a good one: the next loss is answered quickly again. */
const GOOD_AFTER_MS = 10_000;
const GOODBYE_WITHIN_MS = 500;
const HEADERS_BYTES = 1024;

export type Downward = 'receipt' | 'roster' | 'deny' | 'mode' | 'command';

export interface HubLinkOptions {
  readonly host: string;
  readonly port: number;
  /** Read at each attempt, so that a renewed certificate is used by the next one. */
  identity(): Identity;
  monotonicMs(): number;
  /** 0 ≤ random < 1. */
  random(): number;
  /** The state that the broker tells for us when we vanish. */
  willText(): string;
  onUp(): void;
  onDown(code: string): void;
  /** Why a connection failed, for the log. */
  onFault(code: string): void;
  onMessage(name: Downward, payload: Buffer): void;
  /** A packet announced more than a roster may have. */
  onTooLarge(): void;
}

/** Says nothing about host names: a hub is who its certificate names. */
const identityCheck =
  (siteId: string) =>
  (_host: string, certificate: PeerCertificate): Error | undefined => {
    const names = (certificate.subjectaltname ?? '').split(', ');
    return names.includes(`URI:${SITE_URN(siteId)}`)
      ? undefined
      : new Error("the hub's certificate names another site");
  };

/**
 * The connection to the hub. Lost, silent or refused, it is tried again with growing, scattered waits; nobody at the door
 * waits for it.
 */
export class HubLink {
  readonly #options: HubLinkOptions;
  #client: MqttClient | undefined;
  #isUp = false;
  #upAtMs = 0;
  #heardAtMs = 0;
  #attempt = 0;
  #again: NodeJS.Timeout | undefined;
  #look: NodeJS.Timeout | undefined;
  #isStopped = true;

  constructor(options: HubLinkOptions) {
    this.#options = options;
  }

  start(): void {
    this.#isStopped = false;
    this.#look = setInterval(() => this.#drop(this.#silence()), LOOK_EVERY_MS);
    this.#connect();
  }

  isUp(): boolean {
    return this.#isUp;
  }

  /** Monotonic time of the last word of the hub, 0 = none since the start. */
  heardAtMs(): number {
    return this.#heardAtMs;
  }

  /** QoS 1; dropped while the link is down. */
  publish(name: 'event' | 'state', payload: string): void {
    if (!this.#isUp) return;
    const { siteId, agentId } = this.#options.identity();
    this.#client?.publish(topic(name, siteId, agentId), payload, {
      qos: 1,
      retain: name === 'state',
    });
  }

  /** Says good-bye where that is possible, then closes. */
  async stop(lastState: string): Promise<void> {
    this.#isStopped = true;
    clearInterval(this.#look);
    clearTimeout(this.#again);
    const client = this.#client;
    if (client === undefined) return;
    if (this.#isUp) {
      const { siteId, agentId } = this.#options.identity();
      await new Promise<void>((resolve) => {
        const deadline = setTimeout(resolve, GOODBYE_WITHIN_MS);
        client.publish(topic('state', siteId, agentId), lastState, { qos: 1, retain: true }, () => {
          clearTimeout(deadline);
          resolve();
        });
      });
    }
    this.#client = undefined;
    this.#isUp = false;
    await new Promise<void>((resolve) => {
      const deadline = setTimeout(resolve, GOODBYE_WITHIN_MS);
      client.end(true, {}, () => {
        clearTimeout(deadline);
        resolve();
      });
    });
  }

  #silence(): string | undefined {
    if (!this.#isUp) return undefined;
    const silentMs = this.#options.monotonicMs() - this.#heardAtMs;
    return silentMs > SILENT_AFTER_MS ? 'link.silent' : undefined;
  }

  #openSocket(identity: Identity): TLSSocket {
    const socket = connect({
      host: this.#options.host,
      port: this.#options.port,
      ca: identity.caPem,
      cert: identity.certificatePem,
      key: identity.privateKeyPem,
      minVersion: 'TLSv1.3',
      rejectUnauthorized: true,
      checkServerIdentity: identityCheck(identity.siteId),
    });
    socket.setNoDelay(true);
    // The client keeps most errors of a socket to itself; its end is told by "close" all the same.
    socket.once('error', (error) => this.#options.onFault(codeOf(error)));
    const isSmallEnough = packetGuard(ROSTER_MAX_BYTES + HEADERS_BYTES);
    socket.on('data', (chunk: Buffer) => {
      if (isSmallEnough(chunk)) return;
      this.#options.onTooLarge();
      socket.destroy();
    });
    return socket;
  }

  #connect(): void {
    const identity = this.#options.identity();
    const { siteId, agentId } = identity;
    const client = new MqttClient(() => this.#openSocket(identity), {
      clientId: agentId,
      protocolVersion: 4,
      clean: true,
      keepalive: KEEPALIVE_S,
      reschedulePings: false,
      reconnectPeriod: 0,
      connectTimeout: CONNECT_WITHIN_MS,
      queueQoSZero: false,
      resubscribe: false,
      will: {
        topic: topic('state', siteId, agentId),
        payload: Buffer.from(this.#options.willText()),
        qos: 1,
        retain: true,
      },
    });
    this.#client = client;
    client.on('error', (error) => this.#drop(codeOf(error), client));
    client.on('close', () => this.#drop('link.closed', client));
    client.on('connect', () => this.#subscribe(client, siteId, agentId));
    const names = ['receipt', 'roster', 'deny', 'mode', 'command'] as const;
    const nameByTopic = new Map(names.map((name) => [topic(name, siteId, agentId), name]));
    client.on('message', (from, payload) => {
      if (client !== this.#client) return;
      this.#heardAtMs = this.#options.monotonicMs();
      const name = nameByTopic.get(from);
      if (name !== undefined) this.#options.onMessage(name, payload);
    });
  }

  #subscribe(client: MqttClient, siteId: string, agentId: string): void {
    const wanted = agentMaySubscribe(siteId, agentId);
    this.#heardAtMs = this.#options.monotonicMs();
    this.#upAtMs = this.#heardAtMs;
    this.#isUp = true;
    client.subscribe([...wanted], { qos: 1 }, (error, granted) => {
      if (client !== this.#client) return;
      const isRefused = (granted ?? []).some(({ qos }) => Number(qos) > 2);
      if (error || isRefused) this.#drop('link.subscription_refused', client);
      else this.#options.onUp();
    });
  }

  /** Ends the present connection, once, and plans the next. */
  #drop(code: string | undefined, client = this.#client): void {
    if (code === undefined || client === undefined || client !== this.#client) return;
    this.#client = undefined;
    const wasGood = this.#isUp && this.#options.monotonicMs() - this.#upAtMs > GOOD_AFTER_MS;
    this.#isUp = false;
    // An error that arrives after the end has nobody left to tell.
    client.on('error', () => undefined);
    client.end(true);
    this.#options.onDown(code);
    if (this.#isStopped) return;
    this.#attempt = wasGood ? 0 : this.#attempt + 1;
    const waitMs = backoffMs(this.#attempt, this.#options.random());
    this.#again = setTimeout(() => this.#connect(), waitMs);
  }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? `link.${error.code}`
    : 'link.error';
