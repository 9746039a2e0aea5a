import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { gateRoutes } from './gate-routes.ts';
import { students0001 } from './migrations/0001-students.ts';
import { students0002 } from './migrations/0002-gatehouse.ts';
import { studentPermissions } from './permissions.ts';
import { studentRoutes } from './routes.ts';
import { staysOn } from './store.ts';
import { classMemberTable, studentPhotoTable, studentTable } from './tables.ts';

/** Students, and the classes they are in from when to when. */
export const students = defineFeature({
  name: 'people/students',
  nouns: ['student', 'classMember', 'pesel', 'gateNote', 'studentPhoto'],
  tables: [studentTable, classMemberTable, studentPhotoTable],
  migrations: [students0001, students0002],
  permissions: studentPermissions,
  errors: {
    'students.bad_pesel': 'invalid',
    'students.no_such_date': 'invalid',
    'students.move_before_stay': 'invalid',
    'students.leaves_before_joining': 'invalid',
    'students.photo_unreadable': 'invalid',
    'students.photo_too_long': 'invalid',
    'students.photo_too_wide': 'invalid',
  },
  routes: [...studentRoutes, ...gateRoutes],
  relations: (clocks) => ({
    classesOf: async (read, studentIds) => {
      const stays = await staysOn(read, await schoolToday(read, clocks), studentIds);
      return stays.map((stay) => stay.classId);
    },
  }),
});
