import type { ContactInput, Unsubscribe } from '@furtka/hardware/port';
import type { DoorMode } from '@furtka/hub-contract/payloads';
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

export interface DoorRunnerOptions {
  readonly devices: DoorDevices;
  monotonicMs(): number;
  settings(): DoorSettings;
  onRecord(record: DoorRecord): void;
  onDeviceFault(deviceId: string, error: unknown): void;
}

/** Plays the machine of one door on its devices; every action is done before `feed` returns. */
export class DoorRunner {
  readonly #options: DoorRunnerOptions;
  readonly #lamps: DoorLamps;
  readonly #timers = new Map<DoorTimer, NodeJS.Timeout>();
  readonly #tampered = new Set<string>();
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
    const { contact, exitButton, fireInput, config } = this.#options.devices;
    this.feed({ kind: 'mode', mode });
    this.#isStarting = false;
    this.#watch(contact, 'closed', (open) => this.feed({ kind: 'contact', open }), true);
    this.#watch(
      fireInput,
      config.fireInputRests ?? 'closed',
      (active) => this.feed({ kind: 'fire', active }),
      true,
    );
    this.#watch(
      exitButton,
      config.exitButtonRests ?? 'closed',
      (active) => {
        if (active) this.feed({ kind: 'exitRequest' });
      },
      false,
    );
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

  #watch(
    input: ContactInput | undefined,
    rests: 'open' | 'closed',
    tell: (active: boolean) => void,
    tellsAtStart: boolean,
  ): void {
    if (input === undefined) return;
    const restsOpen = rests === 'open';
    this.#ends.push(input.on(({ open }) => tell(open !== restsOpen)));
    const open = input.isOpen();
    if (tellsAtStart && open !== undefined) tell(open !== restsOpen);
  }

  #noteTamper(event: Extract<DoorEvent, { kind: 'tamper' }>): void {
    if (event.active) this.#tampered.add(event.readerId);
    else this.#tampered.delete(event.readerId);
  }

  #refreshLamps(): void {
    const { name, isFire } = this.#state;
    const isAlarm = name === 'forced' || name === 'heldOpen' || isFire || this.#tampered.size > 0;
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
