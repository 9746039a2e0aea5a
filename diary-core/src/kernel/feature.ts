import type { Clocks } from '@furtka/core-contract/clock';
import type { ErrorKind } from '@furtka/core-contract/errors';
import type { Permissions } from './access/grants.ts';
import type { DeviceAuthenticator, SessionAuthenticator } from './access/principal.ts';
import type { Relations } from './access/relations.ts';
import type { GrantableRight } from './access/rights.ts';
import type { Recorded } from './audit/recorded.ts';
import type { Migration } from './db/migration.ts';
import type { TableDefinition } from './db/tables.ts';
import type { FeedEvents } from './feed/events.ts';
import type { Reaction } from './feed/reaction.ts';
import type { Route } from './http/route.ts';
import type { JobDefinition } from './jobs/job.ts';
import type { LiveProjection } from './live/projection.ts';
import type { SchoolOption } from './options/option.ts';
import type { Holdings } from './privacy/holding.ts';
import type { SubjectData } from './privacy/subject-data.ts';
import type { RetentionRule } from './retention/rule.ts';
import type { AccountEraser, PersonEraser, RecordSection, Services } from './services.ts';

export interface Authenticators {
  readonly session?: SessionAuthenticator;
  readonly device?: DeviceAuthenticator;
}

/** Manifest of one feature. Everything that can be forgotten is named here and checked at boot. */
export interface Feature {
  /** `area/name`, as the folder. */
  readonly name: string;
  /** Terms of GLOSSARY.md that live here. */
  readonly nouns: readonly string[];
  readonly tables?: readonly TableDefinition[];
  /** Numbered steps, forwards only. */
  readonly migrations?: readonly Migration[];
  readonly permissions?: Permissions;
  /** Rights that a person may be given besides those of the roles. */
  readonly rights?: readonly GrantableRight[];
  /** What each school decides for itself about this feature. */
  readonly options?: readonly SchoolOption[];
  /** What it writes into the register of changes; anything else does not run. */
  readonly recorded?: Recorded;
  /** What its tables hold about a person, for the report that everybody may ask for (PRIV-01). */
  readonly subjectData?: readonly SubjectData[];
  /** What becomes of each column of its tables when a person is removed whole. */
  readonly holds?: Holdings;
  /** How long its data are kept (PRIV-15). */
  readonly retention?: readonly RetentionRule[];
  /** Code → kind; unique in the program, never renamed. */
  readonly errors?: Readonly<Record<string, ErrorKind>>;
  /** Kinds of feed entry that this feature announces. */
  readonly announces?: readonly (keyof FeedEvents)[];
  readonly routes?: readonly Route[];
  readonly live?: readonly LiveProjection[];
  readonly reactions?: readonly Reaction[];
  readonly jobs?: readonly JobDefinition[];
  /** What of a person this feature forgets when the person is removed whole. */
  readonly erasers?: readonly PersonEraser[];
  /** What of an account this feature forgets when no school needs it any more. */
  readonly accountErasers?: readonly AccountEraser[];
  /** What this feature adds to the printed record of a student. */
  readonly recordSections?: readonly RecordSection[];
  /** Made once with the clocks: who belongs to whom depends on the school date. */
  readonly relations?: (clocks: Clocks) => Partial<Relations>;
  readonly authenticators?: (services: Services) => Authenticators;
  /** Background work; the answer is stopped with the app, in reverse order. */
  readonly start?: (services: Services) => Promise<{ stop(): Promise<void> }>;
}

/** Identity at run time; gives the manifest its type where it is written. */
export const defineFeature = (feature: Feature): Feature => Object.freeze({ ...feature });
