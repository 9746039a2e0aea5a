import { defineFeature } from '../../kernel/feature.ts';
import { dataCheckEraser } from './eraser.ts';
import { dataChecksHolds } from './holds.ts';
import { dataChecks0001 } from './migrations/0001-data-checks.ts';
import { dataCheckPermissions } from './permissions.ts';
import { dataCheckRoutes } from './routes.ts';
import { dataCheckSubjectData } from './subject-data.ts';
import { dataCheckTable, dataReportTable } from './tables.ts';

/** Verification of students' data by 15 September, and discrepancies reported to the administrator. */
export const dataChecks = defineFeature({
  name: 'people/data-checks',
  nouns: ['dataCheck', 'dataReport'],
  recorded: {
    acts: ['dataCheck.mark', 'dataReport.answer', 'dataReport.send'],
    subjects: ['dataReport', 'schoolClass', 'student'],
  },
  tables: [dataCheckTable, dataReportTable],
  subjectData: dataCheckSubjectData,
  holds: dataChecksHolds,
  migrations: [dataChecks0001],
  permissions: dataCheckPermissions,
  erasers: [dataCheckEraser],
  errors: {
    'dataChecks.no_class': 'conflict',
    'dataChecks.answered_already': 'conflict',
  },
  routes: dataCheckRoutes,
});
