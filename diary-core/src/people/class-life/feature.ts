import { defineFeature } from '../../kernel/feature.ts';
import { classLifeEraser } from './eraser.ts';
import { classLifeHolds } from './holds.ts';
import { classLife0001 } from './migrations/0001-class-life.ts';
import { classLifePermissions } from './permissions.ts';
import { classLifeRoutes } from './routes.ts';
import { classLifeSubjectData } from './subject-data.ts';
import { classEventTable, informationReleaseTable, parentContactTable } from './tables.ts';

/** Contacts with parents, events in the life of a class, and information given in the absence of its homeroom teacher. */
export const classLife = defineFeature({
  name: 'people/class-life',
  nouns: ['parentContact', 'classEvent', 'informationRelease'],
  recorded: {
    acts: ['classEvent.add', 'informationRelease.add', 'parentContact.add'],
    subjects: ['schoolClass', 'student'],
  },
  tables: [parentContactTable, classEventTable, informationReleaseTable],
  subjectData: classLifeSubjectData,
  holds: classLifeHolds,
  migrations: [classLife0001],
  permissions: classLifePermissions,
  erasers: [classLifeEraser],
  errors: {
    'classLife.in_future': 'invalid',
    'classLife.only_talks': 'forbidden',
    'classLife.difficulty_needed': 'invalid',
    'classLife.no_guardian': 'invalid',
    'classLife.not_entitled': 'forbidden',
  },
  routes: classLifeRoutes,
});
