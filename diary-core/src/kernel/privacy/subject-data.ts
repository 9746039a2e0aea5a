import type { TableDefinition } from '../db/tables.ts';

/** Where data come from (PRIV-04). `protected`: the school must keep the source secret by law, so the report leaves it out (PRIV-07). */
export const DATA_SOURCES = ['family', 'school', 'doors', 'system', 'protected'] as const;
export type DataSource = (typeof DATA_SOURCES)[number];

/** How data were collected (PRIV-06). */
export const COLLECTED_BY = ['office', 'person', 'devices', 'automatic'] as const;
export type CollectedBy = (typeof COLLECTED_BY)[number];

/** Categories of recipients (PRIV-05), in the order in which a report names them. */
export const RECIPIENTS = [
  'person',
  'guardians',
  'office',
  'direction',
  'homeroom',
  'teachers',
  'gatehouse',
  'administrator',
  'inspection',
  'provider',
] as const;
export type Recipient = (typeof RECIPIENTS)[number];

/**
 * What one table holds about a person, for the report of PRIV-01…07. A feature names its own in the manifest under `subjectData`;
 * the report then shows every column but secrets, bytes and keys for sorting.
 */
export interface SubjectData {
  readonly table: TableDefinition;
  /** Column that says whose the row is: the id of a person, or with `by: 'account'` of an account of that person. */
  readonly column: string;
  readonly by?: 'account';
  readonly source: DataSource;
  readonly collected: CollectedBy;
  readonly recipients: readonly Recipient[];
  /**
   * Permission of its own without which nobody but the person and the guardians sees the content, in the report and in the register of
   * changes; each time it is shown is recorded as a reading of it.
   */
  readonly guardedBy?: string;
  /** The report says that it is held and does not show it: what law or another person's safety protects (PRIV-07). */
  readonly withheld?: readonly string[];
  /** Newest first by this column; long tables show the newest rows on the screen, all of them in the file. */
  readonly newestBy?: string;
}
