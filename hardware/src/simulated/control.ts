import type { CardProof, Devices, ReadCredential, Signal } from '../port.ts';
import type { ContactUse, TimelineStep } from './config.ts';

export type { Signal };

/** What one indicator showed, oldest first; the newest 1000 are kept. */
export type Shown = { readonly signal: Signal; readonly atMs: number };

/**
 * The hand that acts on a simulated door. An id that the config does not hold is a `DeviceError` with code `config`. Contacts
 * are found by their use; where a door has several of one use, the id says which.
 */
export interface SimulatedControl {
  /**
   * A whole card; returns false when the reader is offline and nobody saw it. `proof`: as a reader that holds card keys would tell
   * it; the credential's assurance is taken as given.
   */
  presentCard(readerId: string, credential: ReadCredential, proof?: CardProof): boolean;
  /** A card pulled away too early. */
  presentUnreadable(readerId: string): boolean;
  /**
   * Presses the keys of a reader's keypad one after another: digits, `*`, `#`. False when it is offline. Other characters, and
   * keys on a reader without a keypad, are a `DeviceError`.
   */
  pressKeys(readerId: string, keys: string): boolean;
  /** A whole number at once, as readers deliver it that collect digits by themselves. */
  enterPin(readerId: string, digits: string): boolean;
  tamper(readerId: string, active: boolean): void;
  setOnline(readerId: string, online: boolean): void;
  /** Opens or shuts the leaf whatever the lock says, so that a forced door can be shown. */
  pushLeaf(open: boolean, contactId?: string): void;
  /** Presses the exit button and lets it go after `ms` (default 200). */
  pressExit(ms?: number, contactId?: string): void;
  fire(active: boolean, contactId?: string): void;
  /** Any contact, by its use: handle pressed, mains failed, battery low, housing open. */
  setInput(use: ContactUse, active: boolean, contactId?: string): void;
  /** Switches the simulated person on or off, for one leaf or for all. A push already under way is called off. */
  setAutoPush(enabled: boolean, contactId?: string): void;
  /** Cuts the cable of a relay, or mends it. */
  failRelay(relayId: string, broken: boolean): void;
  /** A relay that takes commands and does not obey, which is told a moment later; or one that obeys again. */
  deafenRelay(relayId: string, deaf: boolean): void;
  relayEnergised(relayId: string): boolean;
  shown(indicatorId: string): readonly Shown[];
  /** Hears every signal of every indicator; for the demo's lamp. */
  onShown(listener: (indicatorId: string, shown: Shown) => void): () => void;
  /** Plays a script from now on; the returned function ends it. */
  play(steps: readonly TimelineStep[]): () => void;
}

export interface SimulatedDevices extends Devices {
  readonly control: SimulatedControl;
}

/** The control object of devices opened by name, `undefined` when another driver was chosen. */
export const controlOf = (devices: Devices): SimulatedControl | undefined =>
  'control' in devices ? (devices as SimulatedDevices).control : undefined;
