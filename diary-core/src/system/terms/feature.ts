import { defineFeature } from '../../kernel/feature.ts';
import { termsEraser } from './eraser.ts';
import { termsHolds } from './holds.ts';
import { terms0001 } from './migrations/0001-terms.ts';
import { termsPermissions } from './permissions.ts';
import { termsRoutes } from './routes.ts';
import { termsSubjectData } from './subject-data.ts';
import { termsReadingTable, termsVersionTable } from './tables.ts';

/** Regulations of use by version, and who has read them. */
export const terms = defineFeature({
  name: 'system/terms',
  nouns: ['regulations'],
  recorded: {
    acts: [
      'terms.add',
      'terms.change',
      'terms.publish',
      'terms.read',
      'terms.remove',
      'terms.withdraw',
    ],
    subjects: ['terms'],
  },
  tables: [termsVersionTable, termsReadingTable],
  subjectData: termsSubjectData,
  erasers: [termsEraser],
  holds: termsHolds,
  migrations: [terms0001],
  permissions: termsPermissions,
  errors: {
    'terms.not_draft': 'conflict',
    'terms.not_published': 'conflict',
    'terms.in_force': 'conflict',
    'terms.other_wording': 'conflict',
    'terms.too_early': 'invalid',
    'terms.no_such_date': 'invalid',
  },
  announces: ['terms.changed'],
  routes: termsRoutes,
});
