import type { GrantedReason, ReasonCode } from '@furtka/core-contract/reasons';
import type { DoorMode } from '@furtka/hub-contract/payloads';
import type { AlarmRecord } from './alarms.ts';

/** A tap as the door machine carries it from the decision to its outcome; ids and codes only. */
export interface TapRecord {
  readonly tapId: string;
  readonly direction: 'in' | 'out' | 'unknown';
  readonly reason: ReasonCode;
  readonly readerId?: string;
  readonly cardId?: string;
  readonly holderId?: string;
  readonly credentialHash?: string;
  readonly assurance?: 'uid' | 'keyed';
  readonly note?: string;
}
/** Only a granted tap has an outcome. */
export interface GrantedTap extends TapRecord {
  readonly reason: GrantedReason;
}

/** A granted tap whose outcome is still open. */
export interface Waiting {
  readonly tap: TapRecord;
  /** A repeated tap after its first had ended unused: an opening is told, nothing else. */
  readonly isRepeat: boolean;
}

/** `released`: shut, and the fire input has released its lock. */
export type DoorName = 'locked' | 'unlocked' | 'released' | 'open' | 'heldOpen' | 'forced';
export type DoorTimer = 'pulse' | 'held';

/** Settings of a door; the roster's, or the safe ones while there is none. */
export interface DoorSettings {
  /** Time from opening to the report "held open", ms, 1000..3600000. */
  readonly heldOpenAfterMs: number;
  /** Relay time of the exit button and of a command, ms, 100..60000. */
  readonly pulseMs: number;
  /** The fire input releases this lock for those outside too. */
  readonly fireOpensFromOutside: boolean;
  /** Without current the lock is free, from both sides: the wired fire release frees it, and so does the fire input. */
  readonly isFailSafe: boolean;
}

export interface DoorState {
  readonly name: DoorName;
  /** `none`: the door has no contact; `unknown`: it has not spoken yet. */
  readonly contact: 'none' | 'unknown' | 'shut' | 'open';
  readonly mode: DoorMode;
  readonly isFire: boolean;
  /** The fire input has released this lock. `isFire` alone: the way out is free by its handle, the lock is as it was. */
  readonly isReleased: boolean;
  /** How the leaf stood open when the fire input came; told again when it ends. */
  readonly silenced?: 'forced' | 'heldOpen';
  /** Its free hours run; a lockdown is stronger. */
  readonly isFreeByHours: boolean;
  /** The relay is held, by mode `free`, by free hours or by fire, until it is released. */
  readonly isHeld: boolean;
  /** Monotonic ms at which the running pulse ends, 0 = none runs. */
  readonly pulseUntilMs: number;
  readonly waiting: readonly Waiting[];
  /** Monotonic ms until which somebody leaves by the handle: the leaf may open, and the relay does nothing. 0 = nobody. */
  readonly handleUntilMs: number;
  /** Time beyond the door's own in which the leaf may stand open: somebody with a longer opening came, ms. */
  readonly longerMs: number;
  /** The relay refused the last command. */
  readonly isRelayFaulty: boolean;
  /** How the leaf stood open before a restart; until the contact has spoken. */
  readonly before?: 'forced' | 'heldOpen';
}

export type DoorEvent =
  | {
      readonly kind: 'granted';
      readonly tap: GrantedTap;
      readonly pulseMs: number;
      /** The holder opens under threat: silent, nothing at the door differs. */
      readonly isDuress?: boolean;
    }
  | { readonly kind: 'denied'; readonly tap: TapRecord }
  /** The same tap again: answered, not written. `unused`: the first ended without an opening. */
  | {
      readonly kind: 'repeated';
      readonly tap: TapRecord;
      readonly granted: boolean;
      readonly pulseMs: number;
      readonly unused: boolean;
    }
  | { readonly kind: 'contact'; readonly open: boolean }
  | { readonly kind: 'exitRequest' }
  /** The contact of the handle or the panic bar inside. */
  | { readonly kind: 'handle'; readonly active: boolean }
  | { readonly kind: 'fire'; readonly active: boolean }
  | { readonly kind: 'mode'; readonly mode: DoorMode }
  /** `firstIn`: they waited for somebody of the staff. */
  | { readonly kind: 'freeHours'; readonly active: boolean; readonly firstIn: boolean }
  | { readonly kind: 'tamper'; readonly readerId: string; readonly active: boolean }
  | { readonly kind: 'timer'; readonly timer: DoorTimer }
  | { readonly kind: 'relayFault' }
  /** The agent ends: relays go to rest now. */
  | { readonly kind: 'stopping' };

/** What a door writes down; the shell adds id, time and versions. */
export interface DoorRecord {
  readonly kind:
    | 'tap'
    | 'passage'
    | 'tap.unused'
    | 'exit.requested'
    | 'door.forced'
    | 'door.held'
    | 'door.closed'
    | 'reader.tamper'
    | 'mode.changed'
    | 'fire.released'
    | 'door.freed'
    | 'door.unfreed'
    | 'duress'
    | AlarmRecord['kind'];
  readonly tap?: TapRecord;
  /** Left out where the record follows no tap of its own. */
  readonly tapId?: string;
  readonly opened?: 'yes' | 'no' | 'unknown';
  readonly detail?: {
    readonly code?: string;
    readonly mode?: string;
    readonly readerId?: string;
    readonly note?: string;
    readonly count?: number;
  };
}

export type DoorAction =
  | { readonly do: 'pulse'; readonly ms: number }
  | { readonly do: 'hold' }
  | { readonly do: 'release' }
  | { readonly do: 'show'; readonly signal: 'granted' | 'denied' | 'error' | 'attention' }
  | { readonly do: 'startTimer'; readonly timer: DoorTimer; readonly ms: number }
  | { readonly do: 'stopTimer'; readonly timer: DoorTimer }
  | { readonly do: 'append'; readonly record: DoorRecord };

export interface DoorContext {
  /** Monotonic ms. */
  readonly nowMs: number;
  readonly settings: DoorSettings;
}

export interface DoorStep {
  readonly state: DoorState;
  readonly actions: readonly DoorAction[];
}

/** A door at rest. */
export const restingDoor = (hasContact: boolean): DoorState => ({
  name: 'locked',
  contact: hasContact ? 'unknown' : 'none',
  mode: 'normal',
  isFire: false,
  isReleased: false,
  isFreeByHours: false,
  isHeld: false,
  pulseUntilMs: 0,
  waiting: [],
  handleUntilMs: 0,
  longerMs: 0,
  isRelayFaulty: false,
});
