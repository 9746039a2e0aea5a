import type { Duplex } from 'node:stream';
import type { DeviceCode, DriverContext } from '../port.ts';
import { Cable } from './cable.ts';
import {
  type BoardMessage,
  type DecodedBoardMessage,
  type HostMessage,
  OWN_PROTOCOL,
} from './codec.ts';
import { type FirmataHost, startFirmataHost } from './firmata-host.ts';
import { closePort } from './serial-port.ts';
import { initialLink, type Link, type LinkAction, type LinkEvent, stepLink } from './session.ts';

const TICK_MS = 50;
const TOKENS = 128;

export interface LinkHearers {
  /** The board is there, or there again, and knows nothing: tell it its pins. */
  setUp(host: FirmataHost): void;
  online(): void;
  offline(code: DeviceCode): void;
  message(message: BoardMessage): void;
}

/** What the link has seen since the driver was opened. */
export interface LinkFigures {
  readonly uptimeMs: number;
  /** Spikes on the Wiegand lines and bytes lost on the way to the board, as it counts them. */
  readonly noise: number;
  readonly lostBytes: number;
  /** Messages from the board that were damaged on the way. */
  readonly damaged: number;
  readonly losses: number;
}

/** Keeps the link to one board alive until it is told to stop: opens, greets, beats, and begins anew when it is lost. */
export class LinkKeeper {
  readonly #context: DriverContext;
  readonly #hearers: LinkHearers;
  readonly #openPort: () => Promise<Duplex>;
  readonly #heartbeatTimeoutMs: number;
  readonly #cable = new Cable(() => this.#damaged('firmata'));
  #link: Link;
  #host: FirmataHost | undefined;
  #port: Duplex | undefined;
  #timer: NodeJS.Timeout | undefined;
  #isKnown = false;
  #stopped = false;
  #token = 0;
  #toldFirmware = '';
  #figures = { uptimeMs: 0, noise: 0, lostBytes: 0, damaged: 0, losses: 0 };

  constructor(
    options: { readonly heartbeatTimeoutMs: number; readonly openPort: () => Promise<Duplex> },
    context: DriverContext,
    hearers: LinkHearers,
  ) {
    this.#heartbeatTimeoutMs = options.heartbeatTimeoutMs;
    this.#openPort = options.openPort;
    this.#context = context;
    this.#hearers = hearers;
    this.#link = initialLink(context.monotonicMs());
  }

  async start(): Promise<void> {
    this.#host = await startFirmataHost(this.#cable, (decoded) => this.#hear(decoded));
    this.#host.onReady(() => this.#becomeKnown());
    this.#timer = setInterval(() => this.#step({ kind: 'tick' }), TICK_MS);
    this.#step({ kind: 'tick' });
  }

  isUp(): boolean {
    return this.#link.phase === 'up';
  }

  /** Empty until the board told it. */
  firmware(): string {
    return this.#toldFirmware;
  }

  figures(): LinkFigures {
    return { ...this.#figures };
  }

  /** Sends when the board is there; false when nobody would hear it. */
  send(message: HostMessage): boolean {
    if (!this.isUp()) return false;
    this.#host?.send(message);
    return true;
  }

  stop(): void {
    if (this.#stopped) return;
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#dropPort();
    this.#host?.end();
  }

  #step(event: LinkEvent): void {
    if (this.#stopped) return;
    const times = { heartbeatTimeoutMs: this.#heartbeatTimeoutMs };
    const { link, actions } = stepLink(this.#link, event, this.#context.monotonicMs(), times);
    this.#link = link;
    for (const action of actions) this.#act(action);
  }

  #act(action: LinkAction): void {
    switch (action.do) {
      case 'open':
        void this.#open();
        return;
      case 'greet':
        this.#host?.greet();
        return;
      case 'beat':
        this.#beat();
        return;
      case 'closePort':
        this.#dropPort();
        return;
      case 'setUp':
        this.#setUp();
        return;
      case 'offline':
        this.#figures.losses += 1;
        this.#context.log('warn', 'door_board.lost', { code: action.code });
        this.#hearers.offline(action.code);
        return;
      default:
        action satisfies never;
    }
  }

  async #open(): Promise<void> {
    try {
      const port = await this.#openPort();
      if (this.#stopped) {
        closePort(port);
        return;
      }
      this.#port = port;
      this.#isKnown = false;
      const lost = (): void => {
        if (this.#port === port) this.#step({ kind: 'portLost' });
      };
      port.on('close', lost);
      port.on('error', lost);
      this.#cable.attach(port);
      this.#step({ kind: 'opened' });
    } catch (error) {
      const name = error instanceof Error ? error.name : typeof error;
      this.#context.log('debug', 'door_board.open_failed', { name });
      this.#step({ kind: 'openFailed' });
    }
  }

  #dropPort(): void {
    const port = this.#port;
    this.#port = undefined;
    this.#isKnown = false;
    this.#cable.detach();
    if (port !== undefined) closePort(port);
  }

  #beat(): void {
    this.#token = (this.#token + 1) % TOKENS;
    const { timeoutMs, token } = { timeoutMs: this.#heartbeatTimeoutMs, token: this.#token };
    this.#host?.send({ kind: 'heartbeat', timeoutMs, token });
  }

  #setUp(): void {
    if (this.#host === undefined) return;
    this.#beat();
    this.#hearers.setUp(this.#host);
    this.#hearers.online();
  }

  /** Both greetings must be through: ours says which board it is, Firmata's what its pins can do. */
  #becomeKnown(): void {
    if (this.#isKnown && this.#host?.isReady() === true) this.#step({ kind: 'known' });
  }

  #hear(decoded: DecodedBoardMessage): void {
    if (!decoded.ok) {
      this.#damaged(decoded.code);
      return;
    }
    const { message } = decoded;
    this.#step({ kind: 'heard' });
    switch (message.kind) {
      case 'version':
        this.#version(message);
        return;
      case 'alive':
        this.#alive(message);
        return;
      case 'refused':
        this.#context.log('warn', 'door_board.refused', {
          ...{ what: message.what, reason: message.reason },
        });
        this.#hearers.message(message);
        return;
      default:
        this.#hearers.message(message);
    }
  }

  #damaged(code: string): void {
    this.#figures.damaged += 1;
    this.#context.log('debug', 'door_board.damaged_message', { code });
  }

  #version(version: Extract<BoardMessage, { kind: 'version' }>): void {
    const { major, minor, protocol, resetCause } = version;
    const firmware = `${major}.${minor}`;
    if (protocol !== OWN_PROTOCOL) {
      this.#context.log('error', 'door_board.wrong_firmware', { firmware, protocol });
      return;
    }
    if (this.#toldFirmware !== firmware)
      this.#context.log('info', 'door_board.found', { firmware, resetCause });
    this.#toldFirmware = firmware;
    this.#isKnown = true;
    // Said unasked it means that the board began anew; its clock will tell.
    if (this.isUp()) this.#beat();
    else this.#becomeKnown();
  }

  #alive(alive: Extract<BoardMessage, { kind: 'alive' }>): void {
    const { uptimeMs, noise, lostBytes } = alive;
    this.#figures = { ...this.#figures, uptimeMs, noise, lostBytes };
    this.#step({ kind: 'alive', uptimeMs });
  }
}
