import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { classChecks, classProgress, markChecked } from './checks.ts';
import { answerReport, listReports, sendReport } from './reports.ts';
import {
  AnswerBody,
  ClassChecks,
  ClassParams,
  ClassProgress,
  MarkBody,
  ReportBody,
  ReportParams,
  ReportView,
  StudentParams,
} from './schema.ts';

const checkRoutes = [
  route({
    method: 'GET',
    path: '/data-checks',
    summary: 'Classes within reach: how many students are verified this year.',
    access: { permission: 'dataCheck.read' },
    schemas: { reply: List(ClassProgress) },
    handler: ({ read, scope, services }) =>
      read(async (r) => ({
        items: await classProgress(r, scope, await schoolToday(r, services.clocks)),
      })),
  }),
  route({
    method: 'GET',
    path: '/classes/:classId/data-checks',
    summary: 'Students of a class: verified or left, and what is missing of each.',
    access: { permission: 'dataCheck.read' },
    schemas: { params: ClassParams, reply: ClassChecks },
    handler: ({ read, scope, params, services }) =>
      read(async (r) =>
        classChecks(r, scope, params.classId, await schoolToday(r, services.clocks)),
      ),
  }),
  route({
    method: 'PUT',
    path: '/students/:studentId/data-check',
    summary: 'The data of a student are verified.',
    access: { permission: 'dataCheck.mark' },
    schemas: { params: StudentParams, body: MarkBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change(
        { action: 'dataCheck.mark', subject: { kind: 'student', id: params.studentId } },
        async (tx) =>
          markChecked(tx, scope, params.studentId, {
            version: body.version,
            name: actor.name,
            atUtc: services.clocks.school.nowMs(),
            today: await schoolToday(tx, services.clocks),
          }),
      ),
  }),
];

const reportRoutes = [
  route({
    method: 'GET',
    path: '/data-reports',
    summary: 'Discrepancies that homeroom teachers reported.',
    access: { permission: 'dataReport.read' },
    schemas: { reply: List(ReportView) },
    handler: ({ read, scope }) => read(async (r) => ({ items: await listReports(r, scope) })),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/data-reports',
    summary: 'A discrepancy in the data of a class, for the administrator.',
    access: { permission: 'dataReport.send' },
    schemas: { params: ClassParams, body: ReportBody },
    handler: ({ change, scope, params, body, services, actor }) =>
      change(
        { action: 'dataReport.send', subject: { kind: 'schoolClass', id: params.classId } },
        (tx) =>
          sendReport(tx, scope, params.classId, body, {
            name: actor.name,
            atUtc: services.clocks.school.nowMs(),
          }),
      ),
  }),
  route({
    method: 'POST',
    path: '/data-reports/:reportId/answer',
    summary: 'The administrator answers, and the report is done.',
    access: { permission: 'dataReport.answer' },
    schemas: { params: ReportParams, body: AnswerBody },
    handler: ({ change, params, body, services, actor }) =>
      change(
        { action: 'dataReport.answer', subject: { kind: 'dataReport', id: params.reportId } },
        (tx) =>
          answerReport(tx, params.reportId, body, {
            name: actor.name,
            atUtc: services.clocks.school.nowMs(),
          }),
      ),
  }),
];

export const dataCheckRoutes = [...checkRoutes, ...reportRoutes];
