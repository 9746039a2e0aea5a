import { closeSync, fdatasyncSync, openSync, readFileSync, writeSync } from 'node:fs';

/** What the witness saw with its own eyes, outside of every process under test. Times are the school clock, UTC ms. */
export type Sighting =
  /** A card was held to the reader. `tapNumber` counts from 1. */
  | {
      readonly kind: 'injected';
      readonly tapNumber: number;
      readonly doorId: string;
      readonly cardId: string;
      readonly direction: 'in' | 'out';
      readonly fromUtc: number;
    }
  /** The agent's answer came back, so its time lies between `fromUtc` of the injection and `untilUtc`. */
  | {
      readonly kind: 'answered';
      readonly tapNumber: number;
      readonly eventId: string;
      readonly decision: 'granted' | 'denied';
      readonly untilUtc: number;
    }
  /** The agent died or was silent: nobody knows whether this tap was decided. */
  | { readonly kind: 'lost-in-flight'; readonly tapNumber: number }
  /** The relay changed. */
  | {
      readonly kind: 'relay';
      readonly doorId: string;
      readonly energised: boolean;
      readonly atUtc: number;
    }
  /** A process reported that it holds the event durably. */
  | {
      readonly kind: 'committed';
      readonly place: 'spool' | 'hub' | 'core';
      readonly eventId: string;
    }
  /** A process was killed. */
  | { readonly kind: 'killed'; readonly process: string; readonly atUtc: number };

/** An append-only file, synced at each line, so that the witness survives what it watches. */
export interface Ledger {
  write(sighting: Sighting): void;
  /** Everything written so far, from the file and not from memory. */
  read(): Sighting[];
  close(): void;
}

export const openLedger = (file: string): Ledger => {
  const descriptor = openSync(file, 'a', 0o600);
  return {
    write: (sighting) => {
      writeSync(descriptor, `${JSON.stringify(sighting)}\n`);
      fdatasyncSync(descriptor);
    },
    read: () =>
      readFileSync(file, 'utf8')
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line)),
    close: () => closeSync(descriptor),
  };
};
