import type { SubjectData } from '../../kernel/privacy/subject-data.ts';
import { doorEventTable, passageChainTable, passageTable } from './tables.ts';

/** S2 p.32: only so that children are safe; who else sees it is the school's option (C-10). */
const shared = {
  source: 'doors',
  collected: 'devices',
  recipients: ['person', 'guardians', 'gatehouse'],
} as const;

export const passageSubjectData: readonly SubjectData[] = [
  { table: passageTable, column: 'holder_id', ...shared, newestBy: 'occurred_at_utc' },
  {
    table: doorEventTable,
    column: 'holder_id',
    ...shared,
    recipients: ['administrator'],
    newestBy: 'occurred_at_utc',
  },
  { table: passageChainTable, column: 'id', ...shared },
];
