import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { guardianshipTable, guardianTable } from './tables.ts';

const shared = {
  source: 'family',
  collected: 'office',
  recipients: ['person', 'office', 'direction', 'homeroom'],
} as const;

/** What a court said of a guardian is not for the other one, nor in passing for oneself. */
const OWN = ['court_reference', 'custody_note'] as const;
const CUSTODY = [...OWN, 'authority', 'may_see_child', 'may_decide', 'may_collect'] as const;

export const guardianSubjectData: readonly SubjectData[] = [
  { table: guardianTable, column: 'id', ...shared },
  {
    table: guardianshipTable,
    column: 'guardian_id',
    ...shared,
    withheld: OWN,
    newestBy: 'first_day',
  },
  {
    table: guardianshipTable,
    column: 'student_id',
    ...shared,
    withheld: CUSTODY,
    newestBy: 'first_day',
  },
];
