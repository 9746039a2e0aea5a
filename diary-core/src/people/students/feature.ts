import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { students0001 } from './migrations/0001-students.ts';
import { studentPermissions } from './permissions.ts';
import { studentRoutes } from './routes.ts';
import { staysOn } from './store.ts';
import { classMemberTable, studentTable } from './tables.ts';

/** Students, and the classes they are in from when to when. */
export const students = defineFeature({
  name: 'people/students',
  nouns: ['student', 'classMember', 'pesel'],
  tables: [studentTable, classMemberTable],
  migrations: [students0001],
  permissions: studentPermissions,
  errors: {
    'students.bad_pesel': 'invalid',
    'students.no_such_date': 'invalid',
    'students.move_before_stay': 'invalid',
    'students.leaves_before_joining': 'invalid',
  },
  routes: studentRoutes,
  relations: (clocks) => ({
    classesOf: async (read, studentIds) => {
      const stays = await staysOn(read, await schoolToday(read, clocks), studentIds);
      return stays.map((stay) => stay.classId);
    },
  }),
});
