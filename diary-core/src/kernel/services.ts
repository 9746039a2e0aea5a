import type { Clocks } from '@furtka/core-contract/clock';
import type { Brand } from '@furtka/core-contract/ids';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Config } from '../config.ts';
import type { AccessControl } from './access/control.ts';
import type { Db } from './db/handles.ts';
import type { Room } from './db/room.ts';
import type { Feed } from './feed/feed.ts';
import type { InstallationKind } from './keys/installation-kind.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { SchoolOption } from './options/option.ts';
import type { Printer } from './print/printer.ts';

/** `monotonicMs` as by `process.hrtime` (CLOCK_MONOTONIC), comparable between processes of one machine. */
export interface HopObserver {
  hop(
    name: 'reader' | 'decision' | 'relay' | 'opened' | 'spool' | 'hub' | 'bridge' | 'core' | 'live',
    eventId: string,
    monotonicMs: number,
  ): void;
}

/** What the kernel hands to every feature. Nothing here is global: two apps can live in one process. */
export interface Services {
  readonly config: Config;
  readonly clocks: Clocks;
  readonly log: Logger;
  readonly db: Db;
  readonly feed: Feed;
  readonly access: AccessControl;
  /** Options of all features, in their order. */
  readonly options: readonly SchoolOption[];
  readonly keys: KeyStore;
  readonly printer: Printer;
  readonly kind: InstallationKind;
  readonly metrics: Registry;
  readonly observer?: HopObserver;
  /** Room that the database takes and may take. */
  room(): Promise<Room>;
  newId<B extends string>(): Brand<B>;
}
