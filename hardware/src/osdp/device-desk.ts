import { makeListeners } from '../listeners.ts';
import type {
  ContactEvent,
  ContactInput,
  DeviceCode,
  DriverContext,
  Indicator,
  Key,
  Reader,
  ReaderEvent,
} from '../port.ts';
import { realTimers } from '../timers.ts';
import { COMMAND, nakName } from './codes.ts';
import { askInputs, askLocalStatus, askReaders, type Command } from './commands.ts';
import type { OsdpConfig } from './config.ts';
import { credentialOf } from './credentials.ts';
import { DeviceSession } from './device-session.ts';
import { OsdpRelay } from './relay.ts';
import type { Card, Reply } from './replies.ts';
import type { OfflineCode, SessionEvent, SessionOptions } from './session-events.ts';
import { commandsOf } from './signals.ts';
import { hasDisplay, wordsOf } from './words.ts';

type Untimed = ReaderEvent extends infer Event
  ? Event extends ReaderEvent
    ? Omit<Event, 'atMs'>
    : never
  : never;

const DEVICE_CODES: Readonly<Record<OfflineCode, DeviceCode>> = {
  timeout: 'timeout',
  no_key: 'config',
  wrong_key: 'protocol',
  clear_text_only: 'protocol',
  bad_mac: 'protocol',
  refused: 'protocol',
  protocol: 'protocol',
};
/** A device that had its key and now has another, or none, is not the one that was paired: somebody was at the wires. */
const SUSPICIOUS: readonly OfflineCode[] = ['wrong_key', 'clear_text_only'];

export interface DeskOptions {
  readonly device: OsdpConfig['devices'][number];
  readonly config: OsdpConfig;
  readonly session: Omit<SessionOptions, 'address' | 'mustBeSecure' | 'tell'>;
  readonly context: DriverContext;
  /** A command waits that should not wait for the next poll. */
  readonly wake: () => void;
  /** Packets of this device that no check code fitted. */
  readonly badFrames: () => number;
}

/** One device of the line, with the readers, relays, contacts and lamps of the config that hang at it. */
export class DeviceDesk {
  readonly session: DeviceSession;
  readonly readers: readonly Reader[];
  readonly relays: readonly OsdpRelay[];
  readonly contacts: readonly ContactInput[];
  readonly indicators: readonly Indicator[];
  readonly #options: DeskOptions;
  readonly #places;
  readonly #inputs;
  /** Tamper as the device tells it, and as its line shows it. */
  #isOpen = false;
  #isForged = false;
  #isTampered = false;
  /** Its supply fails. */
  #isStarving = false;
  /** The reader of each number that is not as it should be. */
  #readersAtFault: readonly boolean[] = [];
  /** It told of a display since it came online. */
  #hasDisplay = false;
  /** States that a device refused to tell are not asked for again until it comes anew. */
  #refused = new Set<number>();

  constructor(options: DeskOptions) {
    this.#options = options;
    const { device, config, context } = options;
    const here = <Item extends { readonly device: string }>(items: readonly Item[]): Item[] =>
      items.filter((item) => item.device === device.id);
    this.session = new DeviceSession({
      ...options.session,
      address: device.address,
      mustBeSecure: device.mustBeSecure,
      tell: (event) => this.#hear(event),
    });
    const { session } = this;
    this.#places = here(config.readers).map((wanted) => ({
      wanted,
      listeners: makeListeners<[ReaderEvent]>(wanted.id, context),
    }));
    this.readers = this.#places.map(({ wanted, listeners }) => ({
      id: wanted.id,
      beepsByItself: wanted.beepsByItself,
      hasKeypad: wanted.hasKeypad,
      isSealed: device.mustBeSecure,
      online: () => session.isOnline,
      badFrames: options.badFrames,
      on: listeners.add,
    }));
    const host = {
      isOnline: () => session.isOnline,
      send: (command: Command) => this.#send(command, true),
    };
    this.relays = here(config.relays).map((one) => new OsdpRelay(one, host, context, realTimers));
    this.#inputs = here(config.contacts).map((wanted) => ({
      wanted,
      listeners: makeListeners<[ContactEvent]>(wanted.id, context),
      open: undefined as boolean | undefined,
    }));
    this.contacts = this.#inputs.map((one) => ({
      id: one.wanted.id,
      isOpen: () => one.open,
      on: one.listeners.add,
    }));
    this.indicators = here(config.indicators).map((place) => ({
      id: place.id,
      show: (signal) => {
        for (const command of commandsOf(signal, place)) this.#send(command, false);
        if (!this.#hasDisplay) return;
        for (const command of wordsOf(signal, place.number, place.words))
          this.#send(command, false);
      },
    }));
  }

  /** It is there, and told how its inputs are. */
  get isKnown(): boolean {
    return this.session.isOnline && this.#inputs.every(({ open }) => open !== undefined);
  }

  /** Asks for what a device may have forgotten to tell. */
  refresh(): void {
    if (!this.session.isOnline) return;
    this.#ask(askLocalStatus());
    if (this.#inputs.length > 0) this.#ask(askInputs());
    if (this.#places.length > 0) this.#ask(askReaders());
  }

  /** Tells those who listen by now about a device that is away. */
  announceAbsent(): void {
    if (!this.session.isOnline) this.#tell({ kind: 'offline', code: 'offline' });
  }

  #ask(command: Command): void {
    if (!this.#refused.has(command.code)) this.#send(command, false);
  }

  #send(command: Command, isUrgent: boolean): boolean {
    const isTaken = this.session.send(command, isUrgent);
    if (isTaken) this.#options.wake();
    return isTaken;
  }

  #hear(event: SessionEvent): void {
    switch (event.kind) {
      case 'online':
        this.#online(event.isSecure);
        return;
      case 'offline':
        this.#offline(event.code);
        return;
      case 'macAlarm':
        this.#log('error', 'osdp.mac_alarm', {});
        this.#isForged = true;
        this.#showTamper();
        return;
      case 'reply':
        this.#heard(event.reply);
        return;
      case 'answered':
        this.#answered(event.command, event.reply);
        return;
      case 'keyed':
        return;
      default:
        event satisfies never;
    }
  }

  #online(isSecure: boolean): void {
    this.#log('info', 'osdp.online', { secure: isSecure });
    this.#refused.clear();
    this.#isForged = false;
    this.#hasDisplay = false;
    this.#tell({ kind: 'online' });
    this.#showTamper();
    for (const relay of this.relays) relay.online();
    if (this.#inputs.length > 0) this.#ask(askInputs());
  }

  #offline(code: OfflineCode): void {
    this.#log('warn', 'osdp.offline', { code });
    for (const relay of this.relays) relay.offline();
    this.#tell({ kind: 'offline', code: DEVICE_CODES[code] });
    if (!SUSPICIOUS.includes(code)) return;
    this.#isForged = true;
    this.#showTamper();
  }

  #answered(command: Command, reply: Reply): void {
    if (reply.kind === 'nak') {
      this.#refused.add(command.code);
      const told = { command: command.code, why: nakName(reply.code) };
      this.#log('debug', 'osdp.refused', told);
    }
    for (const relay of this.relays) relay.answered(command, reply);
    // A device that cannot tell its inputs could never free the way out by one.
    if (command.code === COMMAND.inputStatus && reply.kind === 'nak' && this.#inputs.length > 0)
      this.#log('error', 'osdp.no_inputs', {});
  }

  #heard(reply: Reply): void {
    switch (reply.kind) {
      case 'card':
        this.#card(reply.card);
        return;
      case 'keypad':
        this.#keys(reply.reader, reply.keys);
        return;
      case 'localStatus':
        this.#isOpen = reply.tamper;
        this.#showTamper();
        this.#showPower(reply.powerFailure);
        return;
      case 'readers':
        this.#readersAtFault = reply.states.map((state) => state !== 0);
        this.#showTamper();
        return;
      case 'inputs':
        this.#inputStates(reply.active);
        return;
      case 'capabilities':
        this.#hasDisplay = hasDisplay(reply.capabilities);
        if (this.#hasDisplay) this.#showNames();
        return;
      case 'outputs':
        for (const relay of this.relays) relay.told(reply.active);
        return;
      case 'id':
        this.#log('info', 'osdp.device', {
          vendor: reply.id.vendor,
          model: reply.id.model,
          firmware: reply.id.firmware,
        });
        return;
      default:
        return;
    }
  }

  #card(card: Card): void {
    const place = this.#places.find(({ wanted }) => wanted.number === card.reader);
    if (place === undefined) {
      this.#log('warn', 'osdp.reader_without_place', { number: card.reader });
      return;
    }
    const atMs = this.#options.context.monotonicMs();
    const credential = credentialOf(card, place.wanted);
    if (credential === undefined) {
      const bits = card.kind === 'raw' ? card.bits : 0;
      this.#log('info', 'osdp.unreadable', { bits });
      place.listeners.tell({ kind: 'unreadable', atMs });
    } else place.listeners.tell({ kind: 'credential', credential, atMs });
  }

  /** Each key by itself, as they were pressed; of a reader that the config gave no keys nothing is taken. */
  #keys(number: number, keys: string): void {
    const place = this.#places.find(({ wanted }) => wanted.number === number);
    if (place?.wanted.hasKeypad !== true) return;
    const atMs = this.#options.context.monotonicMs();
    for (const key of keys) place.listeners.tell({ kind: 'key', key: key as Key, atMs });
  }

  /** What its displays show until the first answer. */
  #showNames(): void {
    const { device, config } = this.#options;
    for (const place of config.indicators)
      if (place.device === device.id && place.words.label !== '')
        for (const command of wordsOf('idle', place.number, place.words))
          this.#send(command, false);
  }

  #showPower(failing: boolean): void {
    if (failing === this.#isStarving) return;
    this.#isStarving = failing;
    this.#log(failing ? 'warn' : 'info', 'osdp.power', { failing });
    this.#tell({ kind: 'power', failing });
  }

  #inputStates(active: readonly boolean[]): void {
    const atMs = this.#options.context.monotonicMs();
    for (const one of this.#inputs) {
      const state = active[one.wanted.input];
      if (state === undefined) continue;
      const open = state === (one.wanted.openWhen === 'active');
      const isNews = one.open !== open;
      one.open = open;
      if (isNews) one.listeners.tell({ open, atMs });
    }
  }

  /** Tells a change of what the device and its line say together. */
  #showTamper(): void {
    const isTampered = this.#isOpen || this.#isForged || this.#readersAtFault.includes(true);
    if (isTampered === this.#isTampered) return;
    this.#isTampered = isTampered;
    this.#log(isTampered ? 'error' : 'info', 'osdp.tamper', { active: isTampered });
    this.#tell({ kind: 'tamper', active: isTampered });
  }

  #tell(event: Untimed): void {
    const atMs = this.#options.context.monotonicMs();
    for (const { listeners } of this.#places) listeners.tell({ ...event, atMs } as ReaderEvent);
  }

  #log(
    level: Parameters<DriverContext['log']>[0],
    event: string,
    fields: Readonly<Record<string, string | number | boolean>>,
  ): void {
    this.#options.context.log(level, event, { device: this.#options.device.id, ...fields });
  }
}
