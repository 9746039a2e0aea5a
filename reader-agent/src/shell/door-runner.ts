import type { AlarmCode } from '@furtka/core-contract/event';
import type { Unsubscribe } from '@furtka/hardware/port';
import type { DoorMode } from '@furtka/hub-contract/payloads';
import {
  type AlarmCause,
  type AlarmRecord,
  type Alarms,
  alarmsNow,
  answered,
  isUnanswered,
  NO_ALARMS,
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
import type { DoorDevices } from './door-devices.ts';
import { DoorLamps } from './door-lamps.ts';
import { watchInput } from './watched-input.ts';

/** What is believed of each input when its config does not say, ms. */
export const DEBOUNCE_DEFAULT_MS = {
  contact: 20,
  exitButton: 20,
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
  readonly #tampered = new Set<string>();
  /** Causes that no state of the machine tells: inputs, readers' supplies, guessing. */
  readonly #causes = new Map<string, AlarmCause>();
  #alarms: Alarms = NO_ALARMS;
  #ends: Unsubscribe[] = [];
  #state: DoorState;
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

  /** Listens to contact, button and fire input, and takes over the mode that ruled before. */
  start(mode: DoorMode): void {
    this.feed({ kind: 'mode', mode });
    this.#isStarting = false;
    this.#watch('contact', (open) => this.feed({ kind: 'contact', open }));
    this.#watch('fireInput', (active) => this.feed({ kind: 'fire', active }));
    this.#watch('exitButton', (active) => {
      if (active) this.feed({ kind: 'exitRequest' });
    });
    for (const name of ['housingInput', 'mainsInput', 'batteryInput'] as const)
      this.#watch(name, (active) => this.setCause({ code: ALARM_BY_INPUT[name] }, active));
  }

  /** Codes of the alarms that last, and whether somebody has yet to see one. */
  alarms(): { readonly codes: readonly AlarmCode[]; readonly isUnanswered: boolean } {
    const codes = this.#allCauses().map(({ code }) => code);
    return { codes: [...new Set(codes)], isUnanswered: isUnanswered(this.#alarms) };
  }

  /** Something that the machine of the door does not know is wrong, or well again. */
  setCause(cause: AlarmCause, isActive: boolean): void {
    const key = `${cause.code} ${cause.readerId ?? ''}`;
    if (isActive === this.#causes.has(key)) return;
    if (isActive) this.#causes.set(key, cause);
    else this.#causes.delete(key);
    this.#lookAtAlarms();
  }

  /** Tells again what nobody has answered; to be called every second or so. */
  tick(): void {
    this.#lookAtAlarms();
  }

  /** Somebody has seen the alarms of this door. */
  answer(): void {
    this.#alarms = answered(this.#alarms);
    this.#refreshLamps();
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

  #allCauses(): readonly AlarmCause[] {
    const { name } = this.#state;
    return [
      ...(name === 'forced' ? [{ code: 'door.forced' } as const] : []),
      ...(name === 'heldOpen' ? [{ code: 'door.held' } as const] : []),
      ...[...this.#tampered].map((readerId) => ({ code: 'reader.tamper', readerId }) as const),
      ...this.#causes.values(),
    ];
  }

  #lookAtAlarms(): void {
    const at = { nowMs: this.#options.monotonicMs(), repeatMs: this.#options.alarmRepeatMs() };
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
      tellsAtStart: name !== 'exitButton',
      monotonicMs,
      tell,
    });
    this.#ends.push(end);
  }

  #noteTamper(event: Extract<DoorEvent, { kind: 'tamper' }>): void {
    if (event.active) this.#tampered.add(event.readerId);
    else this.#tampered.delete(event.readerId);
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
        });
      case 'hold':
        return this.#drive(() => this.#options.devices.relay.hold());
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

const alarmRecord = ({ kind, code, readerId, count }: AlarmRecord): DoorRecord => ({
  kind,
  detail: {
    code,
    ...(readerId === undefined ? {} : { readerId }),
    ...(count === undefined ? {} : { count }),
  },
});
