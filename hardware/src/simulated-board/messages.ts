import type { OutsideEdge, PinDrive, ResetCause } from './chip.ts';

/** What the worker gets at its start. */
export interface BoardWorkerData {
  /** For `worker-boot.mjs`: the module to load. */
  readonly entry: string;
  readonly image: Uint16Array;
  /** One number; it is raised and notified at each message, so that the worker's short sleep ends at once. */
  readonly bell: SharedArrayBuffer;
}

export type ToBoard =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'set'; readonly pin: number; readonly level: boolean }
  | { readonly kind: 'plan'; readonly id: number; readonly edges: readonly OutsideEdge[] }
  | { readonly kind: 'reset'; readonly cause: ResetCause };

export type FromBoard =
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array }
  | { readonly kind: 'pin'; readonly pin: number; readonly drive: PinDrive; readonly cycle: number }
  | { readonly kind: 'planned'; readonly id: number; readonly lastCycle: number };
