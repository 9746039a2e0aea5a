import type { ReaderConfig } from '../config.ts';
import type { DoorRunner } from './door-runner.ts';

/** Where a tap was made, and what the door knows that a card does not. */
export interface TapPlace {
  readonly doorId: string;
  readonly reader: ReaderConfig;
  readonly hasKeypad: boolean;
  /** What the reader tells runs in clear on its wires: it can be heard there and played back. */
  readonly isOpenWire: boolean;
  readonly door: DoorRunner;
  /** Its free hours run. */
  isFree(): boolean;
  /** Another door of its airlock is not shut and locked. */
  isOtherOpen(): boolean;
  /** The reader was opened, or the controller: nothing that it tells is believed. Never at the way out. */
  isOff(): boolean;
}
