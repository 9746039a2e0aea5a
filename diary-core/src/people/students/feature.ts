import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { homeroomEdits, keepRight, officeEdits } from './editors.ts';
import { studentEraser } from './eraser.ts';
import { gateRoutes } from './gate-routes.ts';
import { studentsHolds } from './holds.ts';
import { students0001 } from './migrations/0001-students.ts';
import { students0002 } from './migrations/0002-gatehouse.ts';
import { studentPermissions } from './permissions.ts';
import { gateNoteRetention, photoRetention } from './retention.ts';
import { studentRoutes } from './routes.ts';
import { staysOn } from './store.ts';
import { studentSubjectData } from './subject-data.ts';
import { classMemberTable, studentPhotoTable, studentTable } from './tables.ts';

/** Students, and the classes they are in from when to when. */
export const students = defineFeature({
  name: 'people/students',
  nouns: ['student', 'classMember', 'pesel', 'gateNote', 'studentPhoto'],
  recorded: {
    acts: [
      'student.change',
      'student.gate_note',
      'student.leave',
      'student.photo',
      'student.photo_removed',
    ],
    subjects: ['student'],
  },
  tables: [studentTable, classMemberTable, studentPhotoTable],
  retention: [gateNoteRetention, photoRetention],
  subjectData: studentSubjectData,
  holds: studentsHolds,
  migrations: [students0001, students0002],
  permissions: studentPermissions,
  rights: [keepRight],
  options: [homeroomEdits, officeEdits],
  erasers: [studentEraser],
  errors: {
    'students.bad_pesel': 'invalid',
    'students.pesel_taken': 'conflict',
    'students.pesel_other_date': 'invalid',
    'students.not_allowed': 'forbidden',
    'students.propose_instead': 'forbidden',
    'students.no_such_date': 'invalid',
    'students.move_before_stay': 'invalid',
    'students.leaves_before_joining': 'invalid',
    'students.not_left': 'conflict',
    'students.returns_before_leaving': 'invalid',
    'students.photo_unreadable': 'invalid',
    'students.photo_heic': 'invalid',
    'students.photo_too_long': 'invalid',
    'students.photo_too_wide': 'invalid',
    'students.photo_busy': 'unavailable',
  },
  routes: [...studentRoutes, ...gateRoutes],
  relations: (clocks) => ({
    classesOf: async (read, studentIds) => {
      const stays = await staysOn(read, await schoolToday(read, clocks), studentIds);
      return stays.map((stay) => stay.classId);
    },
  }),
});
