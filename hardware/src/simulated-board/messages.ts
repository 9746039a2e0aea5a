import type { OutsideEdge, PinDrive, ResetCause } from './chip.ts';

/** What the worker gets at its start. */
export interface BoardWorkerData {
  /** For `worker-boot.mjs`: the module to load. */
  readonly entry: string;
  readonly image: Uint16Array;
  /** One number; it is raised and notified at each message, so that the worker's short sleep ends at once. */
  readonly bell: SharedArrayBuffer;
  /** `wall`: in step with the clock on the wall. `granted`: it runs as far as it is told to, and stands between. */
  readonly pace: 'wall' | 'granted';
}

export type ToBoard =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'set'; readonly pin: number; readonly level: boolean }
  | { readonly kind: 'plan'; readonly id: number; readonly edges: readonly OutsideEdge[] }
  | { readonly kind: 'reset'; readonly cause: ResetCause }
  /** With pace `granted`: run until this cycle, then say `ran`, behind everything that happened on the way. */
  | { readonly kind: 'run'; readonly until: number };

export type FromBoard =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'pin'; readonly pin: number; readonly drive: PinDrive; readonly cycle: number }
  | { readonly kind: 'planned'; readonly id: number; readonly lastCycle: number }
  | { readonly kind: 'ran'; readonly cycle: number };
