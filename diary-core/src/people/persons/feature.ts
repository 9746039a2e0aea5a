import { defineFeature } from '../../kernel/feature.ts';
import { persons0001 } from './migrations/0001-persons.ts';
import { personTable } from './tables.ts';

/** The names of students, guardians and staff. Routes stand where these words mean something. */
export const persons = defineFeature({
  name: 'people/persons',
  nouns: ['person'],
  tables: [personTable],
  migrations: [persons0001],
  announces: ['person.changed', 'people.changed'],
});
