import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { guardianEraser } from './eraser.ts';
import { guardiansHolds } from './holds.ts';
import { guardians0001 } from './migrations/0001-guardians.ts';
import { guardians0002 } from './migrations/0002-custody.ts';
import { guardianPermissions } from './permissions.ts';
import { guardianSection } from './record-section.ts';
import { contactRetention } from './retention.ts';
import { guardianRoutes } from './routes.ts';
import { childrenToSee } from './store.ts';
import { guardianSubjectData } from './subject-data.ts';
import { guardianshipTable, guardianTable } from './tables.ts';

/** Guardians, their children, and what they may see of them. */
export const guardians = defineFeature({
  name: 'people/guardians',
  nouns: ['guardian', 'guardianship'],
  recorded: {
    acts: [
      'guardian.add',
      'guardian.change',
      'guardian.custody',
      'guardian.end',
      'guardian.rights',
    ],
    subjects: ['guardian', 'student'],
  },
  tables: [guardianTable, guardianshipTable],
  retention: [contactRetention],
  subjectData: guardianSubjectData,
  holds: guardiansHolds,
  migrations: [guardians0001, guardians0002],
  permissions: guardianPermissions,
  erasers: [guardianEraser],
  recordSections: [guardianSection],
  errors: {
    'guardians.already_guardian': 'conflict',
    'guardians.court_reference_needed': 'invalid',
    'guardians.deprived_decides': 'invalid',
    'guardians.no_decisions': 'forbidden',
  },
  announces: ['guardianship.changed'],
  routes: guardianRoutes,
  relations: (clocks) => ({
    childrenOf: async (read, guardianIds) => {
      const today = await schoolToday(read, clocks);
      const children = await read.ask(childrenToSee, guardianIds, today);
      return children.map(({ studentId }) => studentId);
    },
  }),
});
