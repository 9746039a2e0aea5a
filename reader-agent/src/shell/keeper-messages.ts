import type { VerifyKey } from '@furtka/core-contract/signed';
import type { Block } from '@furtka/core-contract/sync';
import type { ModeBody } from '@furtka/hub-contract/payloads';
import type { KeptAlarm } from '../core/alarms.ts';
import type { Rules } from '../core/rules.ts';
import type { KeptDoorTries } from './try-desk.ts';

export interface KeeperWorkerData {
  readonly dataDir: string;
  readonly enrolmentId: string;
  readonly siteId: string;
  readonly schoolId: string;
  readonly rosterKeys: readonly VerifyKey[];
  readonly cardKeyIds: readonly string[];
  /** Exists while the machine's clock is synchronised by the system. */
  readonly synchronisedPath: string;
}

/** Deny list and modes as they lie on disk. */
export interface KeptDeny {
  readonly version: number;
  readonly blocks: readonly Block[];
}
export interface KeptModes {
  readonly version: number;
  readonly doors: ModeBody['doors'];
}
/** Last counts of cards that count their readings, by a hash under `salt`; `salt` is '' where nothing was kept yet. */
export interface KeptCounters {
  readonly salt: string;
  readonly counters: readonly (readonly [hash: string, counter: number])[];
}
/** What the doors would forget with the process; an older agent beside it leaves the file alone. */
export interface KeptDoors {
  /** Alarms that last. */
  readonly alarms: readonly (KeptAlarm & { readonly doorId: string })[];
  /** When somebody of the staff came in by a door last, school clock, UTC ms. */
  readonly staffCame: readonly { readonly doorId: string; readonly atUtc: number }[];
  /** Wrong tries, and the locks that they led to. */
  readonly tries: readonly KeptDoorTries[];
}
export type KeptName = 'roster' | 'deny' | 'mode' | 'identity' | 'counters' | 'doors';

export type ToKeeper =
  | { readonly kind: 'load'; readonly schoolMs: number }
  | {
      readonly kind: 'roster';
      readonly bytes: Uint8Array;
      readonly systemMs: number;
      readonly isClockSure: boolean;
      readonly schoolMs: number;
    }
  | { readonly kind: 'recompile'; readonly schoolMs: number }
  | { readonly kind: 'deny'; readonly deny: KeptDeny }
  | { readonly kind: 'mode'; readonly modes: KeptModes }
  | { readonly kind: 'identity'; readonly text: string }
  | { readonly kind: 'counters'; readonly counters: KeptCounters }
  | { readonly kind: 'doors'; readonly doors: KeptDoors }
  | { readonly kind: 'stop' };

export type FromKeeper =
  | {
      readonly kind: 'loaded';
      readonly rules?: Rules;
      readonly deny: KeptDeny;
      readonly modes: KeptModes;
      readonly counters: KeptCounters;
      readonly doors: KeptDoors;
      /** Files that were there but could not be used. */
      readonly damaged: readonly string[];
    }
  /** In force from now on; `kept` follows when it is on disk. */
  | { readonly kind: 'rosterTaken'; readonly rules: Rules }
  | { readonly kind: 'rosterRefused'; readonly code: string }
  | { readonly kind: 'recompiled'; readonly rules: Rules }
  | { readonly kind: 'kept'; readonly name: KeptName; readonly version: number }
  | { readonly kind: 'keepFailed'; readonly name: KeptName; readonly code: string }
  | { readonly kind: 'synchronised'; readonly value: boolean }
  | { readonly kind: 'stopped' };
