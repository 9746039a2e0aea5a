import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { studentsOfClassesOn } from '../students/api.ts';
import { classesLedOn, classesTaughtOn } from './api.ts';
import { staff0001 } from './migrations/0001-staff.ts';
import { staffPermissions } from './permissions.ts';
import { staffRoutes } from './routes.ts';
import { homeroomAssignmentTable, staffMemberTable, teachingAssignmentTable } from './tables.ts';

/** Staff, who leads which class, and who teaches what to whom. */
export const staff = defineFeature({
  name: 'people/staff',
  nouns: ['staffMember', 'teacher', 'homeroomTeacher', 'assignment'],
  tables: [staffMemberTable, homeroomAssignmentTable, teachingAssignmentTable],
  migrations: [staff0001],
  permissions: staffPermissions,
  errors: {
    'staff.no_such_date': 'invalid',
    'staff.ends_before_start': 'invalid',
    'staff.not_ended': 'conflict',
    'staff.homeroom_before_last': 'conflict',
  },
  routes: staffRoutes,
  relations: (clocks) => ({
    classesLedBy: async (read, staffIds) =>
      classesLedOn(read, staffIds, await schoolToday(read, clocks)),
    classesTaughtBy: async (read, staffIds) =>
      classesTaughtOn(read, staffIds, await schoolToday(read, clocks)),
    studentsLedBy: async (read, staffIds) => {
      const today = await schoolToday(read, clocks);
      return studentsOfClassesOn(read, await classesLedOn(read, staffIds, today), today);
    },
    studentsTaughtBy: async (read, staffIds) => {
      const today = await schoolToday(read, clocks);
      return studentsOfClassesOn(read, await classesTaughtOn(read, staffIds, today), today);
    },
  }),
});
