import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { accountRightTable } from './rights-table.ts';
import { accountHandoutTable, accountLoginTable, accountTable, membershipTable } from './tables.ts';

const shared = { recipients: ['person', 'administrator', 'provider'] } as const;
const bySystem = { ...shared, source: 'system', collected: 'automatic' } as const;
const byOffice = { ...shared, source: 'school', collected: 'office' } as const;

export const accountSubjectData: readonly SubjectData[] = [
  {
    table: accountTable,
    column: 'id',
    by: 'account',
    ...shared,
    source: 'system',
    collected: 'person',
  },
  { table: accountLoginTable, column: 'id', by: 'account', ...bySystem },
  { table: membershipTable, column: 'person_id', ...byOffice, withheld: ['state_reason'] },
  {
    table: accountHandoutTable,
    column: 'account_id',
    by: 'account',
    ...byOffice,
    newestBy: 'issued_at_utc',
  },
  {
    table: accountRightTable,
    column: 'account_id',
    by: 'account',
    ...byOffice,
    newestBy: 'since_utc',
  },
];
