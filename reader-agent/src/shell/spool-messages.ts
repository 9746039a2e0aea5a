import type { DoorEvent } from '@furtka/core-contract/event';
import type { SpoolRow } from '../core/outbox.ts';

/** An event before the spool gave it its place: epoch and number come with the commit. */
export type EventDraft = Omit<DoorEvent, 'epoch' | 'seq'>;

export interface SpoolWorkerData {
  readonly path: string;
  /** Changes with each enrolment; another one than the file's begins a new epoch. */
  readonly enrolmentId: string;
  /** Largest file, in pages of 4096 bytes. */
  readonly maxPages: number;
  /** Added before each commit; for tests and benches. */
  readonly commitDelayMs: number;
  /** System clock at the start, UTC ms; goes into the id of a new epoch. */
  readonly nowMs: number;
}

export type ToSpool =
  | { readonly kind: 'append'; readonly draft: EventDraft }
  | { readonly kind: 'forget'; readonly receipts: readonly { epoch: string; seq: number }[] }
  | { readonly kind: 'read'; readonly after: number; readonly limit: number }
  | { readonly kind: 'stop' };

export interface SpoolOpened {
  readonly kind: 'opened';
  readonly epoch: string;
  /** The last run did not end by `stop`. */
  readonly wasUnclean: boolean;
  /** The old file could not be read and was put aside. */
  readonly wasDamaged: boolean;
  readonly depth: number;
  /** System time of the newest own event, UTC ms, 0 = none. */
  readonly newestMs: number;
  /** Granted taps without an outcome. */
  readonly leftovers: readonly EventDraft[];
}

export type FromSpool =
  | SpoolOpened
  /** `ids`: every event that is on disk now, also one that had been there before; `rows`: the new ones. */
  | {
      readonly kind: 'committed';
      readonly ids: readonly string[];
      readonly rows: readonly SpoolRow[];
      readonly depth: number;
    }
  | {
      readonly kind: 'rows';
      readonly rows: readonly SpoolRow[];
      readonly after: number;
      readonly limit: number;
    }
  | { readonly kind: 'forgotten'; readonly depth: number }
  /** Nothing can be written now; what waits is tried again. */
  | { readonly kind: 'failing'; readonly code: string }
  | { readonly kind: 'stopped' };
