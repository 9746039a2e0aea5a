import type { AlarmCode } from '@furtka/core-contract/event';
import type { DeviceCode, Unsubscribe } from '@furtka/hardware/port';
import type { DoorMode } from '@furtka/hub-contract/payloads';
import {
  type AlarmCause,
  type AlarmRecord,
  type Alarms,
  alarmsNow,
  answered,
  isUnanswered,
  type KeptAlarm,
  keptAlarms,
  LEAF_ALARMS,
  NO_ALARMS,
  overNow,
  recalledAlarms,
} from '../core/alarms.ts';
import { step } from '../core/door.ts';
import {
  type DoorAction,
  type DoorEvent,
  type DoorRecord,
  type DoorSettings,
  type DoorState,
  type DoorTimer,
  restingDoor,
} from '../core/door-state.ts';
import {
  ALL_TRUSTED,
  coverTold,
  HOUSING,
  isOff,
  offCauses,
  openReaders,
  type ReaderTrust,
  recalledTrust,
  trustAnswered,
  trustAt,
} from '../core/reader-trust.ts';
import type { DoorDevices } from './door-devices.ts';
import { DoorLamps } from './door-lamps.ts';
import { watchInput } from './watched-input.ts';

/** What is believed of each input when its config does not say, ms. */
export const DEBOUNCE_DEFAULT_MS = {
  contact: 20,
  exitButton: 20,
  handleContact: 20,
  fireInput: 20,
  housingInput: 500,
  mainsInput: 2000,
  batteryInput: 2000,
} as const;
type InputName = keyof typeof DEBOUNCE_DEFAULT_MS;

const ALARM_BY_INPUT = {
  housingInput: 'housing',
  mainsInput: 'mains',
  batteryInput: 'battery',
} as const satisfies Partial<Record<InputName, AlarmCode>>;

export interface DoorRunnerOptions {
  readonly devices: DoorDevices;
  monotonicMs(): number;
  settings(): DoorSettings;
  /** Time after which an alarm that nobody answers is told again, ms. */
  alarmRepeatMs(): number;
  onRecord(record: DoorRecord): void;
  onDeviceFault(deviceId: string, error: unknown): void;
}

/** Plays the machine of one door on its devices; every action is done before `feed` returns. */
export class DoorRunner {
  readonly #options: DoorRunnerOptions;
  readonly #lamps: DoorLamps;
  readonly #timers = new Map<DoorTimer, NodeJS.Timeout>();
  /** Readers that were opened. */
  #trust: ReaderTrust = ALL_TRUSTED;
  /** Readers at which a card was played back and nobody has answered yet. */
  #replayed: ReadonlySet<string> = new Set();
  /** Causes that no state of the machine tells: inputs, readers' supplies, guessing. */
  readonly #causes = new Map<string, AlarmCause>();
  #alarms: Alarms = NO_ALARMS;
  #ends: Unsubscribe[] = [];
  #state: DoorState;
  /** The relay refused its last command; its device told that it does not obey. */
  #relay = { isRefused: false, isFailing: false };
  #pulsedAtMs = 0;
  #isTroubled = false;
  #isStarting = true;

  constructor(options: DoorRunnerOptions) {
    this.#options = options;
    this.#state = restingDoor(options.devices.contact !== undefined);
    const indicators = options.devices.readers.flatMap(({ config, indicator }) =>
      indicator === undefined ? [] : [[config.id, indicator] as const],
    );
    this.#lamps = new DoorLamps(new Map(indicators), options.onDeviceFault);
  }

  /** Alarms of before a restart go on as they were. What the contact has told already counts more. */
  recall(kept: readonly KeptAlarm[]): void {
    const at = { nowMs: this.#options.monotonicMs(), repeatMs: this.#options.alarmRepeatMs() };
    this.#alarms = new Map([...recalledAlarms(kept, at), ...this.#alarms]);
    this.#trust = recalledTrust(this.#trust, kept, at.nowMs);
    const replayed = kept.flatMap(({ code, readerId }) =>
      code === 'reader.replay' && readerId !== undefined ? [readerId] : [],
    );
    this.#replayed = new Set([...this.#replayed, ...replayed]);
    const codes = kept.map(({ code }) => code);
    const wasHeld = codes.includes('door.held') ? 'heldOpen' : undefined;
    const before = codes.includes('door.forced') ? 'forced' : wasHeld;
    if (this.#state.contact === 'unknown' && before !== undefined)
      this.#state = { ...this.#state, before };
  }

  /** Listens to contact, button and fire input, and takes over the mode that ruled before. */
  start(mode: DoorMode): void {
    this.feed({ kind: 'mode', mode });
    this.#isStarting = false;
    this.#watch('contact', (open) => this.feed({ kind: 'contact', open }));
    this.#watch('fireInput', (active) => this.feed({ kind: 'fire', active }));
    this.#watch('exitButton', (active) => {
      if (active) this.feed({ kind: 'exitRequest' });
    });
    this.#watch('handleContact', (active) => this.feed({ kind: 'handle', active }));
    const { relay } = this.#options.devices;
    const end = relay.onFault?.((code) => this.#onRelayFault(code));
    if (end !== undefined) this.#ends.push(end);
    for (const name of ['housingInput', 'mainsInput', 'batteryInput'] as const)
      this.#watch(name, (active) => {
        if (name === 'housingInput') this.#trust = coverTold(this.#trust, HOUSING, active);
        this.setCause({ code: ALARM_BY_INPUT[name] }, active);
        this.#lookAtAlarms();
      });
  }

  /** Codes of the alarms that last, and whether somebody has yet to see one. */
  alarms(): { readonly codes: readonly AlarmCode[]; readonly isUnanswered: boolean } {
    const { isFire } = this.#state;
    const codes = this.#allCauses()
      .map(({ code }) => code)
      .filter((code) => !(isFire && LEAF_ALARMS.has(code)));
    return { codes: [...new Set(codes)], isUnanswered: isUnanswered(this.#alarms) };
  }

  /** What is to outlive a restart. */
  keptAlarms(): readonly KeptAlarm[] {
    return keptAlarms(this.#alarms);
  }

  /** Something that the machine of the door does not know is wrong, or well again. */
  setCause(cause: AlarmCause, isActive: boolean): void {
    const key = `${cause.code} ${cause.readerId ?? ''}`;
    if (!isActive) this.#alarms = overNow(this.#alarms, cause);
    if (isActive === this.#causes.has(key)) return;
    if (isActive) this.#causes.set(key, cause);
    else this.#causes.delete(key);
    this.#lookAtAlarms();
  }

  /** A reader that was opened, or whose controller was: what it tells opens nothing. */
  isReaderOff(readerId: string): boolean {
    return isOff(this.#trust, readerId);
  }

  /** A card was played back at a reader; told until somebody answers. */
  replayed(readerId: string): void {
    this.#replayed = new Set([...this.#replayed, readerId]);
    this.#lookAtAlarms();
  }

  /** Tells again what nobody has answered; to be called every second or so. */
  tick(): void {
    this.#lookAtAlarms();
  }

  /** Somebody has seen the alarms of this door. A reader that was opened and is shut again is on from now on. */
  answer(): void {
    this.#alarms = answered(this.#alarms);
    this.#trust = trustAnswered(this.#trust);
    this.#replayed = new Set();
    this.#lookAtAlarms();
  }

  /** Asks for digits at a reader, until the next answer. */
  prompt(readerId: string): void {
    this.#lamps.prompt(readerId);
  }

  /** Answers without a tap: a key that means nothing here. */
  refuse(readerId: string): void {
    this.#lamps.answer('denied', readerId);
  }

  state(): DoorState {
    return this.#state;
  }

  /** Monotonic time of the newest relay pulse. */
  pulsedAtMs(): number {
    return this.#pulsedAtMs;
  }

  /** Something is wrong with the agent as a whole. */
  setTroubled(isTroubled: boolean): void {
    this.#isTroubled = isTroubled;
    this.#refreshLamps();
  }

  identify(): void {
    this.#lamps.identify();
  }

  /** `readerId`: where an answer is shown. */
  feed(event: DoorEvent, readerId?: string): void {
    if (event.kind === 'tamper') this.#noteTamper(event);
    const context = { nowMs: this.#options.monotonicMs(), settings: this.#options.settings() };
    const { state, actions } = step(this.#state, event, context);
    this.#state = state;
    let isFaulty = false;
    for (const action of actions) {
      // A door that did not click must not sound as if it had.
      if (isFaulty && action.do === 'show') continue;
      if (!this.#perform(action, readerId)) isFaulty = true;
    }
    if (isFaulty) this.feed({ kind: 'relayFault' }, readerId);
    if (event.kind !== 'stopping') this.#lookAtAlarms();
  }

  /** After the command was taken; whoever still waits at the door is shown it too. */
  #onRelayFault(code: DeviceCode | undefined): void {
    this.#relay.isFailing = code !== undefined;
    this.#noteRelay();
    if (code !== undefined && this.#state.pulseUntilMs > 0) this.feed({ kind: 'relayFault' });
    else this.#lookAtAlarms();
  }

  #noteRelay(): void {
    const { isRefused, isFailing } = this.#relay;
    const cause: AlarmCause = { code: 'relay' };
    if (isRefused || isFailing) this.#causes.set('relay ', cause);
    else if (this.#causes.delete('relay ')) this.#alarms = overNow(this.#alarms, cause);
  }

  #allCauses(): readonly AlarmCause[] {
    const { name, before, silenced } = this.#state;
    const leaf = [name, before, silenced];
    return [
      ...(leaf.includes('forced') ? [{ code: 'door.forced' } as const] : []),
      ...(leaf.includes('heldOpen') ? [{ code: 'door.held' } as const] : []),
      ...openReaders(this.#trust).map((readerId) => ({ code: 'reader.tamper', readerId }) as const),
      ...offCauses(this.#trust),
      ...[...this.#replayed].map((readerId) => ({ code: 'reader.replay', readerId }) as const),
      ...this.#causes.values(),
    ];
  }

  #lookAtAlarms(): void {
    const at = {
      nowMs: this.#options.monotonicMs(),
      repeatMs: this.#options.alarmRepeatMs(),
      isFire: this.#state.isFire,
    };
    this.#trust = trustAt(this.#trust, at.nowMs);
    const { alarms, records } = alarmsNow(this.#alarms, this.#allCauses(), at);
    this.#alarms = alarms;
    for (const record of records) this.#options.onRecord(alarmRecord(record));
    this.#refreshLamps();
  }

  /** Ends what runs; the devices are put to rest by whoever opened them. */
  stop(): void {
    for (const end of this.#ends) end();
    this.#ends = [];
    this.feed({ kind: 'stopping' });
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#lamps.stop();
  }

  #watch(name: InputName, tell: (active: boolean) => void): void {
    const { devices, monotonicMs } = this.#options;
    const input = devices[name];
    if (input === undefined) return;
    const { config } = devices;
    const end = watchInput({
      input,
      rests: name === 'contact' ? 'closed' : (config[`${name}Rests`] ?? 'closed'),
      kind: name in ALARM_BY_INPUT ? 'last' : 'first',
      ms: config.debounceMs?.[name] ?? DEBOUNCE_DEFAULT_MS[name],
      tellsAtStart: name !== 'exitButton' && name !== 'handleContact',
      monotonicMs,
      tell,
    });
    this.#ends.push(end);
  }

  #noteTamper(event: Extract<DoorEvent, { kind: 'tamper' }>): void {
    this.#trust = coverTold(this.#trust, event.readerId, event.active);
    // Its end is written by the machine.
    if (!event.active)
      this.#alarms = overNow(this.#alarms, { code: 'reader.tamper', readerId: event.readerId });
  }

  #refreshLamps(): void {
    const isAlarm = this.#state.isFire || isUnanswered(this.#alarms);
    this.#lamps.setAttention(isAlarm || this.#isTroubled);
  }

  /** `false` when the relay refused. */
  #perform(action: DoorAction, readerId: string | undefined): boolean {
    switch (action.do) {
      case 'pulse':
        return this.#drive(() => {
          this.#options.devices.relay.pulse(action.ms);
          this.#pulsedAtMs = this.#options.monotonicMs();
          this.#relay.isRefused = false;
          this.#noteRelay();
        });
      case 'hold':
        return this.#drive(() => {
          this.#options.devices.relay.hold();
          this.#relay.isRefused = false;
          this.#noteRelay();
        });
      case 'release':
        return this.#drive(() => this.#options.devices.relay.release());
      case 'show':
        if (action.signal !== 'attention') this.#lamps.answer(action.signal, readerId);
        return true;
      case 'startTimer':
        this.#startTimer(action.timer, action.ms);
        return true;
      case 'stopTimer':
        clearTimeout(this.#timers.get(action.timer));
        return true;
      case 'append':
        if (!(this.#isStarting && action.record.kind === 'mode.changed'))
          this.#options.onRecord(action.record);
        return true;
      default:
        return action satisfies never;
    }
  }

  #drive(command: () => void): boolean {
    try {
      command();
      return true;
    } catch (error) {
      this.#relay.isRefused = true;
      this.#noteRelay();
      this.#options.onDeviceFault(this.#options.devices.relay.id, error);
      return false;
    }
  }

  #startTimer(timer: DoorTimer, ms: number): void {
    clearTimeout(this.#timers.get(timer));
    this.#timers.set(
      timer,
      setTimeout(() => this.feed({ kind: 'timer', timer }), ms),
    );
  }
}

/** The end of a tamper has a kind of its own. */
const alarmRecord = ({ kind, code, readerId, count }: AlarmRecord): DoorRecord => {
  const isTamperOver = kind === 'alarm.cleared' && code === 'reader.tamper';
  return {
    kind: isTamperOver ? 'reader.tamper' : kind,
    detail: {
      code: isTamperOver ? 'closed' : code,
      ...(readerId === undefined ? {} : { readerId }),
      ...(count === undefined ? {} : { count }),
    },
  };
};
