import type { ClassId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../db/handles.ts';

/**
 * Who belongs to whom today; each supplied by exactly one feature in its manifest. A relation that nobody supplies reaches
 * nobody.
 */
export interface Relations {
  /** Children that these guardians may see (ownChildren). */
  childrenOf(read: SchoolRead, guardianIds: readonly PersonId[]): Promise<PersonId[]>;
  /** Students of the class sections that these staff lead (ownClass). */
  studentsLedBy(read: SchoolRead, staffIds: readonly PersonId[]): Promise<PersonId[]>;
  /** Students that these staff teach (ownLessons). */
  studentsTaughtBy(read: SchoolRead, staffIds: readonly PersonId[]): Promise<PersonId[]>;
  /** Class sections that these staff lead (ownClass). */
  classesLedBy(read: SchoolRead, staffIds: readonly PersonId[]): Promise<ClassId[]>;
  /** Class sections that these staff teach (ownLessons). */
  classesTaughtBy(read: SchoolRead, staffIds: readonly PersonId[]): Promise<ClassId[]>;
  /** Groups across or within classes that these staff teach (own, ownClass). */
  groupsTaughtBy(read: SchoolRead, staffIds: readonly PersonId[]): Promise<string[]>;
  /** Class sections of these students (own, ownChildren). */
  classesOf(read: SchoolRead, studentIds: readonly PersonId[]): Promise<ClassId[]>;
}
