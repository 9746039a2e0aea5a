import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { accessPaymentTable, guardianAccessTable } from './tables.ts';

const shared = { recipients: ['person', 'office', 'homeroom', 'administrator'] } as const;

/** Payments for access and the modes that a guardian was given. */
export const accessSubjectData: readonly SubjectData[] = [
  {
    ...{ table: accessPaymentTable, column: 'guardian_id', source: 'family', collected: 'office' },
    ...shared,
    newestBy: 'paid_on',
  },
  {
    ...{ table: guardianAccessTable, column: 'guardian_id', source: 'school', collected: 'office' },
    ...shared,
    newestBy: 'first_day',
  },
];
