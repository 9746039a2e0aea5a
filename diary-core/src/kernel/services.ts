import type { Clocks } from '@furtka/core-contract/clock';
import type { AccountId, Brand, PersonId } from '@furtka/core-contract/ids';
import type { Logger } from 'pino';
import type { Registry } from 'prom-client';
import type { Config } from '../config.ts';
import type { AccessControl } from './access/control.ts';
import type { Actor, Db, SchoolRead, SchoolTx } from './db/handles.ts';
import type { Room } from './db/room.ts';
import type { Feed } from './feed/feed.ts';
import type { InstallationKind } from './keys/installation-kind.ts';
import type { KeyStore } from './keys/key-store.ts';
import type { Mailer } from './mail/mailer.ts';
import type { SchoolOption } from './options/option.ts';
import type { Printer } from './print/printer.ts';
import type { SubjectData } from './privacy/subject-data.ts';
import type { RetentionRule } from './retention/rule.ts';

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
  /** What the tables of all features hold about a person. */
  readonly subjectData: readonly SubjectData[];
  /** How long each kind of data is kept. */
  readonly retention: readonly RetentionRule[];
  /** Of all features, those that build upon others first. */
  readonly erasers: readonly PersonEraser[];
  /** Of all features, those that build upon others first. */
  readonly accountErasers: readonly AccountEraser[];
  /** Parts of a student's record, in the order of the print. */
  readonly recordSections: readonly RecordSection[];
  readonly keys: KeyStore;
  readonly printer: Printer;
  readonly mailer: Mailer;
  readonly kind: InstallationKind;
  readonly metrics: Registry;
  readonly observer?: HopObserver;
  /** Room that the database takes and may take. */
  room(): Promise<Room>;
  newId<B extends string>(): Brand<B>;
}

/** What a feature must forget of persons who are removed whole (MIGR-09). Runs inside the removal's change; a second run finds nothing. */
export interface PersonEraser {
  /** Of the feature. */
  readonly name: string;
  erase(
    tx: SchoolTx,
    personIds: readonly PersonId[],
    context: { readonly services: Services; readonly actor: Actor },
  ): Promise<void>;
}

/** What a feature must forget of an account that is open in no school any more. Runs on the platform; a second run finds nothing. */
export interface AccountEraser {
  /** Of the feature. */
  readonly name: string;
  forget(tx: SchoolTx, accountId: AccountId): Promise<void>;
}

/** A part of the printed record of a student's whole education (PUPIL-04); texts are Polish, as on every print. */
export interface RecordPart {
  readonly title: string;
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** Contributes a part to the record of a student; features that come later join without a change elsewhere. */
export interface RecordSection {
  readonly name: string;
  /** Parts stand in this order; leave room between the numbers. */
  readonly order: number;
  /** What the asker must be allowed besides the print itself. */
  readonly permission: string;
  /** Each print with this part is a reading of it, and recorded so. */
  readonly isGuarded?: boolean;
  /** Undefined: nothing is known. */
  load(
    read: SchoolRead,
    studentId: PersonId,
    context: { readonly services: Services; readonly date: string },
  ): Promise<RecordPart | undefined>;
}
