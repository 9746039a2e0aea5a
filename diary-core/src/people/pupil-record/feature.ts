import { defineFeature } from '../../kernel/feature.ts';
import { pupilRecordPermissions } from './permissions.ts';
import { pupilRecordRoutes } from './routes.ts';

/** The printed record of a student's whole education, made of the parts that features contribute. */
export const pupilRecord = defineFeature({
  name: 'people/pupil-record',
  nouns: ['pupilRecord'],
  recorded: {
    acts: ['print.pupil-record'],
    subjects: ['student'],
  },
  permissions: pupilRecordPermissions,
  routes: pupilRecordRoutes,
});
