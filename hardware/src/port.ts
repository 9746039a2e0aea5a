/**
 * The only types that others see of a door's hardware. A driver lives in a folder of its own, is chosen by its name in the
 * config and loaded by dynamic import. Hardware decides nothing.
 *
 * Times are milliseconds of the monotonic clock handed to the driver. Listeners are called synchronously and must not throw.
 */

/** What a reader read; shaped like the wire contract's credential, declared here so that hardware imports nobody. */
export type ReadCredential =
  | { readonly technology: 'iso14443'; readonly uid: string; readonly assurance: 'uid' | 'keyed' }
  | {
      readonly technology: 'wiegand';
      readonly bits: number;
      readonly facilityCode?: number;
      readonly number: string;
      readonly assurance: 'uid' | 'keyed';
    };

/** `#` ends an entry, `*` clears it. */
export type Key = '0' | '1' | '2' | '3' | '4' | '5' | '6' | '7' | '8' | '9' | '*' | '#';

/**
 * What a reader that holds card keys found beside the number.
 *
 * `proved`: the card holds its key; `counter` (0..16777215) where it counts its readings, which whoever keeps the last one has yet
 * to compare. `absent`: the card knows no key of ours. `failed`: it has our application and could not prove its key. `late`: it
 * did not answer in time, or was taken away.
 */
export type CardProof =
  | { readonly outcome: 'proved'; readonly counter?: number }
  | { readonly outcome: 'absent' | 'failed' | 'late' };

export type ReaderEvent =
  /** A whole, checked credential. `atMs`: when the reader reported it. `proof`: only from a reader that holds card keys. */
  | {
      readonly kind: 'credential';
      readonly credential: ReadCredential;
      readonly proof?: CardProof;
      readonly atMs: number;
    }
  /** A card was there but could not be read (pulled away early, wrong kind). */
  | { readonly kind: 'unreadable'; readonly atMs: number }
  | { readonly kind: 'tamper'; readonly active: boolean; readonly atMs: number }
  /** One key of the reader's keypad, as it is pressed. Never logged by a driver. */
  | { readonly kind: 'key'; readonly key: Key; readonly atMs: number }
  /** Digits that the reader collected by itself (OSDP keypad data, buffered Wiegand); 1..16 of `0`-`9`. Never logged. */
  | { readonly kind: 'pin'; readonly digits: string; readonly atMs: number }
  /** The reader's own supply: `true` = failing (OSDP LSTATR power status), `false` = good again. */
  | { readonly kind: 'power'; readonly failing: boolean; readonly atMs: number }
  | { readonly kind: 'online'; readonly atMs: number }
  | { readonly kind: 'offline'; readonly code: DeviceCode; readonly atMs: number };

export type ContactEvent = { readonly open: boolean; readonly atMs: number };
export type DeviceCode = 'io' | 'protocol' | 'timeout' | 'tamper' | 'offline' | 'config';

/** Ends a subscription; calling it twice does nothing. */
export type Unsubscribe = () => void;

export interface Reader {
  readonly id: string;
  /** A reader that beeps by itself cannot be silenced: the one sound then comes before the decision. */
  readonly beepsByItself: boolean;
  /** It has keys and tells `key` or `pin`. Left out: none. A door that asks for a PIN is refused a reader without. */
  readonly hasKeypad?: boolean;
  /** What it tells comes enciphered and counted: it cannot be played back on its wires. Left out: it can. */
  readonly isSealed?: boolean;
  online(): boolean;
  /** Frames that came damaged since the driver was opened: bad bits, length, parity or check code. Left out: it cannot tell. */
  badFrames?(): number;
  on(listener: (event: ReaderEvent) => void): Unsubscribe;
}

export interface Relay {
  readonly id: string;
  /** The device itself ends the pulse, even if every process dies in mid-pulse. Config refuses a lock on one that is not. */
  readonly selfTimed: boolean;
  /**
   * Energises for `ms` (100..60000) and returns to rest by itself; a second pulse restarts the time, never shortens it.
   * Returns when the command is on its way; throws `DeviceError`.
   */
  pulse(ms: number): void;
  /**
   * Energises until `release`, or until the heartbeat of this process is gone. For modes `free` and fire. While the device is away
   * it throws, and is made good as soon as the device is back; only `release` calls it off.
   */
  hold(): void;
  release(): void;
  /** Every edge as the device reports it; `true` = energised. */
  on(listener: (energised: boolean, atMs: number) => void): Unsubscribe;
  /**
   * What only shows after a command was taken, or with no command at all: `code` when the device does not obey or is away,
   * `undefined` when it obeys again. Told once each, and at once to whoever begins to listen while it lasts. Left out: the device
   * refuses by throwing, or never.
   */
  onFault?(listener: (code: DeviceCode | undefined) => void): Unsubscribe;
}

/**
 * A dry contact: the leaf, an exit button, a fire input, a housing's tamper switch, "mains failed" or "battery low" of a power
 * supply. Edges come as the wire gives them; the agent debounces by its config. A driver may have debounced before.
 */
export interface ContactInput {
  readonly id: string;
  /** State now; `undefined` until the first word of the device. */
  isOpen(): boolean | undefined;
  on(listener: (event: ContactEvent) => void): Unsubscribe;
}

export type Signal = 'granted' | 'denied' | 'error' | 'attention' | 'prompt' | 'idle';

/**
 * Light and sound at the reader. `granted` is one single sound (DOOR-02); `denied` cannot be mistaken for it (DOOR-03).
 * `prompt` asks for digits: a light that blinks, never a sound; shown until the next signal.
 */
export interface Indicator {
  readonly id: string;
  show(signal: Signal): void;
}

/** What a driver opened, by the ids of its config. */
export interface Devices {
  readonly readers: ReadonlyMap<string, Reader>;
  readonly relays: ReadonlyMap<string, Relay>;
  readonly contacts: ReadonlyMap<string, ContactInput>;
  readonly indicators: ReadonlyMap<string, Indicator>;
  /** Name and version of the board's own program, once it has told them. Left out: the driver knows of none. */
  firmware?(): string;
  /** What each driver of `several` opened; left out: one driver opened all of it. */
  readonly parts?: readonly Devices[];
  /** Puts every relay to rest, closes everything; never throws, safe to call twice. */
  close(): Promise<void>;
}

export interface DriverContext {
  monotonicMs(): number;
  /** Constant event name and fields without card numbers. */
  log(
    level: 'debug' | 'info' | 'warn' | 'error',
    event: string,
    fields: Readonly<Record<string, string | number | boolean>>,
  ): void;
}

/** One per driver folder, exported as `driver` by its `driver.ts`. */
export interface Driver<Config> {
  readonly name: string;
  /** Checks the driver's part of the config; the text names the field and what fits. */
  parseConfig(
    raw: unknown,
  ):
    | { readonly ok: true; readonly config: Config }
    | { readonly ok: false; readonly faults: readonly string[] };
  open(config: Config, context: DriverContext): Promise<Devices>;
}
