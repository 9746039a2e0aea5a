import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolYearOn } from '../../school/school-years/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { whenUnused } from '../../school/when-unused.ts';
import { courseDetail, coursesWithin } from './listing.ts';
import {
  CourseBody,
  CourseParams,
  CourseQuery,
  CourseReply,
  CourseStudent,
  TeachersBody,
} from './schema.ts';
import { studentsOfCourse } from './students.ts';
import { addCourses, removeCourse, setTeachers } from './use-cases.ts';

export const courseRoutes = [
  route({
    method: 'GET',
    path: '/courses',
    summary: 'Who teaches what to which class or group, with former and coming teachers.',
    access: { permission: 'course.read' },
    schemas: { query: CourseQuery, reply: List(CourseReply) },
    handler: ({ read, scope, query, services }) =>
      read(async (r) => {
        const today = await schoolToday(r, services.clocks);
        const yearId = query.yearId ?? (await schoolYearOn(r, today))?.yearId;
        const asked = { ...query, yearId: yearId ?? '' };
        return { items: yearId === undefined ? [] : await coursesWithin(r, scope, asked) };
      }),
  }),
  route({
    method: 'GET',
    path: '/courses/:courseId/students',
    summary: 'Whom a course teaches today.',
    access: { permission: 'course.students' },
    schemas: { params: CourseParams, reply: List(CourseStudent) },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => {
        const today = await schoolToday(r, services.clocks);
        return { items: await studentsOfCourse(r, scope, params.courseId, today) };
      }),
  }),
  route({
    method: 'POST',
    path: '/courses',
    summary:
      'A subject for a class or group, as a lesson or another kind of activity, and who teaches it from a day on.',
    access: { permission: 'course.write' },
    schemas: { body: CourseBody, reply: CourseReply },
    handler: ({ change, body }) =>
      change({ action: 'course.add', subject: { kind: 'course' } }, async (tx) => {
        const [courseId = ''] = await addCourses(tx, [body]);
        return courseDetail(tx, courseId);
      }),
  }),
  route({
    method: 'PUT',
    path: '/courses/:courseId/teachers',
    summary: 'Who teaches a course from a day on; earlier days stay as they were.',
    access: { permission: 'course.write' },
    schemas: { params: CourseParams, body: TeachersBody, reply: CourseReply },
    handler: ({ change, params, body }) =>
      change(
        {
          action: 'course.teachers',
          subject: { kind: 'course', id: params.courseId },
          ...(body.reason === undefined ? {} : { reason: body.reason }),
        },
        async (tx) => {
          await setTeachers(tx, params.courseId, body);
          return courseDetail(tx, params.courseId);
        },
      ),
  }),
  route({
    method: 'DELETE',
    path: '/courses/:courseId',
    summary: 'Takes a course away that was put in by mistake.',
    access: { permission: 'course.write' },
    schemas: { params: CourseParams },
    handler: ({ change, params }) =>
      whenUnused(
        'courses.in_use',
        change(
          { action: 'course.remove', subject: { kind: 'course', id: params.courseId } },
          (tx) => removeCourse(tx, params.courseId),
        ),
      ),
  }),
];
