import { defineFeature } from '../../kernel/feature.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { classesTaughtOn, groupsTaughtOn, studentsTaughtOn } from './api.ts';
import { courseEraser } from './eraser.ts';
import { coursesHolds } from './holds.ts';
import { coursesLive } from './live.ts';
import { courses0001 } from './migrations/0001-courses.ts';
import { courses0002 } from './migrations/0002-activities.ts';
import { coursePermissions } from './permissions.ts';
import { courseRoutes } from './routes.ts';
import { courseSubjectData } from './subject-data.ts';
import { courseTable, courseTeacherTable } from './tables.ts';

/** What is taught to whom, and by whom from when to when; the rights of teachers follow from it. */
export const courses = defineFeature({
  name: 'people/courses',
  nouns: ['course', 'assignment'],
  recorded: {
    acts: ['course.add', 'course.remove', 'course.teachers'],
    subjects: ['course'],
  },
  tables: [courseTable, courseTeacherTable],
  subjectData: courseSubjectData,
  erasers: [courseEraser],
  holds: coursesHolds,
  migrations: [courses0001, courses0002],
  permissions: coursePermissions,
  errors: {
    'courses.no_target': 'invalid',
    'courses.not_a_lesson': 'invalid',
    'courses.no_such_date': 'invalid',
    'courses.outside_year': 'invalid',
    'courses.in_use': 'conflict',
  },
  announces: ['courses.changed'],
  routes: courseRoutes,
  live: [coursesLive],
  relations: (clocks) => ({
    classesTaughtBy: async (read, staffIds) =>
      classesTaughtOn(read, staffIds, await schoolToday(read, clocks)),
    groupsTaughtBy: async (read, staffIds) =>
      groupsTaughtOn(read, staffIds, await schoolToday(read, clocks)),
    studentsTaughtBy: async (read, staffIds) =>
      studentsTaughtOn(read, staffIds, await schoolToday(read, clocks)),
  }),
});
