import type { SeedSchool } from '@furtka/diary-core/seed';
import { type Families } from './families.ts';
import { type SchoolOptions } from './frame.ts';
import { type Employee } from './staff.ts';
export interface GeneratedSchool {
  readonly school: SeedSchool;
  readonly employees: readonly Employee[];
  readonly castByKey: Families['castByKey'];
}
/**
 * A Polish primary school with everything the seed takes: people, classes, a week without a clash, cards, accounts.
 *
 * Pure: no clock, no chance outside of the seed.
 * Errors  RangeError on a size out of range
 */
export declare const generateSchool: (options: SchoolOptions) => GeneratedSchool;
