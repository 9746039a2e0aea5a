import { defineFeature } from '../../kernel/feature.ts';
import { personEraser } from './eraser.ts';
import { personsHolds } from './holds.ts';
import { persons0001 } from './migrations/0001-persons.ts';
import { persons0002 } from './migrations/0002-removal.ts';
import { personSubjectData } from './subject-data.ts';
import { personTable } from './tables.ts';

/** The names of students, guardians and staff. Routes stand where these words mean something. */
export const persons = defineFeature({
  name: 'people/persons',
  nouns: ['person'],
  tables: [personTable],
  subjectData: personSubjectData,
  holds: personsHolds,
  migrations: [persons0001, persons0002],
  erasers: [personEraser],
  announces: ['person.changed', 'people.changed'],
});
