import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { classesLedOn } from './api.ts';
import { staffEraser } from './eraser.ts';
import { staffHolds } from './holds.ts';
import { homeroomRoutes } from './homeroom-routes.ts';
import { staff0001 } from './migrations/0001-staff.ts';
import { staff0002 } from './migrations/0002-homerooms.ts';
import { staffPermissions } from './permissions.ts';
import { staffRoutes } from './routes.ts';
import { studentsLed } from './store.ts';
import { staffSubjectData } from './subject-data.ts';
import { homeroomAssignmentTable, homeroomDeputyTable, staffMemberTable } from './tables.ts';

/** Staff, and who leads which class. */
export const staff = defineFeature({
  name: 'people/staff',
  nouns: ['staffMember', 'teacher', 'homeroomTeacher'],
  recorded: {
    acts: [
      'homeroom.deputy',
      'homeroom.deputyEnd',
      'homeroom.remove',
      'homeroom.set',
      'staff.add',
      'staff.change',
      'staff.end',
      'staff.return',
    ],
    subjects: ['schoolClass', 'staff'],
  },
  tables: [staffMemberTable, homeroomAssignmentTable, homeroomDeputyTable],
  subjectData: staffSubjectData,
  holds: staffHolds,
  migrations: [staff0001, staff0002],
  permissions: staffPermissions,
  erasers: [staffEraser],
  errors: {
    'staff.no_such_date': 'invalid',
    'staff.ends_before_start': 'invalid',
    'staff.not_ended': 'conflict',
    'staff.deputy_is_homeroom': 'conflict',
  },
  routes: [...staffRoutes, ...homeroomRoutes],
  relations: (clocks) => ({
    classesLedBy: async (read, staffIds) =>
      classesLedOn(read, staffIds, await schoolToday(read, clocks)),
    studentsLedBy: async (read, staffIds) => {
      const led = await read.ask(studentsLed, staffIds, await schoolToday(read, clocks));
      return led.map(({ studentId }) => studentId);
    },
  }),
});
