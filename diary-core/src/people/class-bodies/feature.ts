import { defineFeature } from '../../kernel/feature.ts';
import { classBodyEraser } from './eraser.ts';
import { classBodiesHolds } from './holds.ts';
import { classBodies0001 } from './migrations/0001-class-bodies.ts';
import { classBodyPermissions } from './permissions.ts';
import { classBodyRoutes } from './routes.ts';
import { classBodySubjectData } from './subject-data.ts';
import { classBodyMemberTable, classBodyTable } from './tables.ts';

/** Who speaks for a class: its council of students, and its members of the Parents' Council. */
export const classBodies = defineFeature({
  name: 'people/class-bodies',
  nouns: ['classCouncil', 'parentsCouncil'],
  recorded: {
    acts: ['classBody.council', 'classBody.parents', 'print.class-bodies'],
    subjects: ['classBody', 'schoolClass'],
  },
  tables: [classBodyTable, classBodyMemberTable],
  subjectData: classBodySubjectData,
  erasers: [classBodyEraser],
  holds: classBodiesHolds,
  migrations: [classBodies0001],
  permissions: classBodyPermissions,
  errors: { 'classBodies.stranger': 'invalid', 'classBodies.place_twice': 'invalid' },
  routes: classBodyRoutes,
});
