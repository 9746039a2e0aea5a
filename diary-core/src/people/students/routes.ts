import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { keepsStudents, requireDirect } from './editors.ts';
import { listStudents, requireWithin, studentDetail } from './listing.ts';
import { openPesel } from './pesel.ts';
import {
  LeaveBody,
  PeselReply,
  StudentChange,
  StudentDetail,
  StudentParams,
  StudentQuery,
  StudentRow,
} from './schema.ts';
import { changeStudent, endEnrolment } from './use-cases.ts';

const readingRoutes = [
  route({
    method: 'GET',
    path: '/students',
    summary: 'Students of today by name; words of a search in any order, ł = l.',
    access: { permission: 'student.read' },
    schemas: { query: StudentQuery, reply: List(StudentRow) },
    handler: ({ read, scope, query, services }) =>
      read(async (r) => listStudents(r, scope, query, await schoolToday(r, services.clocks))),
  }),
  route({
    method: 'GET',
    path: '/students/:studentId',
    summary: 'One student.',
    access: { permission: 'student.read' },
    schemas: { params: StudentParams, reply: StudentDetail },
    handler: ({ read, scope, params, services }) =>
      read(async (r) =>
        studentDetail(r, scope, params.studentId, await schoolToday(r, services.clocks)),
      ),
  }),
  route({
    method: 'GET',
    path: '/students/:studentId/pesel',
    summary: 'The PESEL of a student; the reading is recorded.',
    access: { permission: 'pesel.read', auditRead: true },
    schemas: { params: StudentParams, reply: PeselReply },
    handler: ({ read, scope, params, schoolId, services }) =>
      read(async (r) => {
        const { pesel_sealed: sealed } = await requireWithin(r, scope, params.studentId);
        return { pesel: sealed === null ? null : openPesel(services.keys, schoolId, sealed) };
      }),
  }),
];

const writingRoutes = [
  route({
    method: 'PATCH',
    path: '/students/:studentId',
    summary: 'Other personal data of a student.',
    access: { permission: 'student.write' },
    schemas: { params: StudentParams, body: StudentChange, reply: StudentDetail },
    handler: (context) => {
      const { change, scope, params, body, services } = context;
      return change(
        { action: 'student.change', subject: { kind: 'student', id: params.studentId } },
        async (tx) => {
          await requireWithin(tx, scope, params.studentId);
          await requireDirect(tx, scope, keepsStudents(context));
          await changeStudent(tx, services.keys, scope, params.studentId, body);
          const today = await schoolToday(tx, services.clocks);
          return studentDetail(tx, scope, params.studentId, today);
        },
      );
    },
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/leave',
    summary: 'The student leaves the school on a date.',
    access: { permission: 'student.enrol' },
    schemas: { params: StudentParams, body: LeaveBody },
    handler: ({ change, params, body }) =>
      change(
        {
          action: 'student.leave',
          subject: { kind: 'student', id: params.studentId },
          reason: body.reason,
        },
        (tx) => endEnrolment(tx, params.studentId, body.leftOn),
      ),
  }),
];

export const studentRoutes = [...readingRoutes, ...writingRoutes];
