import { List } from '@furtka/core-contract/api';
import type { Actor, SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { requireStudentWithin } from '../students/api.ts';
import {
  addDocument,
  changeDocument,
  documentsOf,
  readingsOf,
  removeDocument,
  type Writer,
} from './documents.ts';
import {
  DocumentBody,
  DocumentChange,
  DocumentParams,
  Reading,
  RemoveBody,
  StudentParams,
  SupportDocument,
} from './schema.ts';

const writerOf = async (read: SchoolRead, services: Services, actor: Actor): Promise<Writer> => ({
  name: actor.name,
  atUtc: services.clocks.school.nowMs(),
  today: await schoolToday(read, services.clocks),
});
const subject = (studentId: string) => ({ kind: 'student', id: studentId });

export const supportDocumentRoutes = [
  route({
    method: 'GET',
    path: '/students/:studentId/support-documents',
    summary: 'Opinions and statements of clinics; the reading is recorded.',
    access: { permission: 'supportDocument.read', auditRead: true },
    schemas: { params: StudentParams, reply: List(SupportDocument) },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        const today = await schoolToday(r, services.clocks);
        return { items: await documentsOf(r, params.studentId, today) };
      }),
  }),
  route({
    method: 'GET',
    path: '/students/:studentId/support-readings',
    summary: 'Who read the opinions and statements of a student, and when.',
    access: { permission: 'supportReading.read' },
    schemas: { params: StudentParams, reply: List(Reading) },
    handler: ({ read, scope, params }) =>
      read(async (r) => {
        await requireStudentWithin(r, scope, params.studentId);
        return { items: await readingsOf(r, params.studentId) };
      }),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/support-documents',
    summary: 'A new opinion or statement.',
    access: { permission: 'supportDocument.write' },
    schemas: { params: StudentParams, body: DocumentBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change({ action: 'supportDocument.add', subject: subject(params.studentId) }, async (tx) => {
        await requireStudentWithin(tx, scope, params.studentId);
        await addDocument(tx, params.studentId, body, await writerOf(tx, services, actor));
      }),
  }),
  route({
    method: 'PUT',
    path: '/students/:studentId/support-documents/:documentId',
    summary: 'Corrects an opinion or statement.',
    access: { permission: 'supportDocument.write' },
    schemas: { params: DocumentParams, body: DocumentChange },
    handler: ({ change, scope, params, body, services }) =>
      change(
        { action: 'supportDocument.change', subject: subject(params.studentId) },
        async (tx) => {
          const { studentId, documentId } = params;
          await requireStudentWithin(tx, scope, studentId);
          const today = await schoolToday(tx, services.clocks);
          await changeDocument(tx, studentId, documentId, body, today);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/students/:studentId/support-documents/:documentId/remove',
    summary: 'Takes an opinion or statement out, with a reason.',
    access: { permission: 'supportDocument.write' },
    schemas: { params: DocumentParams, body: RemoveBody },
    handler: ({ change, scope, params, body }) =>
      change(
        {
          action: 'supportDocument.remove',
          subject: subject(params.studentId),
          reason: body.reason,
        },
        async (tx) => {
          await requireStudentWithin(tx, scope, params.studentId);
          await removeDocument(tx, params.studentId, params.documentId);
        },
      ),
  }),
];
