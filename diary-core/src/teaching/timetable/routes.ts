import { List } from '@furtka/core-contract/api';
import { classesWithin, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { printReply } from '../../kernel/print/print-reply.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { versionDetail } from './detail.ts';
import { overviewOf } from './overview.ts';
import { planOf } from './plan.ts';
import { printOf } from './print.ts';
import {
  LessonReply,
  OverviewReply,
  PlanQuery,
  PlanReply,
  TimetableBody,
  TimetableQuery,
  TimetableReply,
  VersionDetail,
  VersionParams,
} from './schema.ts';
import { versionById } from './store.ts';
import { lessonsByClass, takeVersions } from './take-versions.ts';
import { weekOn } from './week.ts';

/** A timetable of 5,000 lessons, each with four ids. */
const TIMETABLE_BYTES = 2 * 1024 * 1024;

/** Whole versions, drafts among them, are for staff (PLAN-02). */
const detailFor = async (
  read: SchoolRead,
  scope: Scope<'timetable.read'>,
  versionId: string,
): Promise<VersionDetail> => {
  const version = await versionById(read, versionId);
  if (version === undefined || (await classesWithin(read, scope)) !== 'all')
    throw new AppError('not_found', 'kernel.not_found');
  return versionDetail(read, version);
};

export const timetableRoutes = [
  route({
    method: 'GET',
    path: '/timetable',
    summary: 'Lessons of the week of a date, of a class, a teacher, a room or of all.',
    access: { permission: 'timetable.read' },
    schemas: { query: TimetableQuery, reply: List(LessonReply) },
    handler: ({ read, scope, query, services }) =>
      read(async (r) => {
        const { date, ...filter } = query;
        const on = date ?? (await schoolToday(r, services.clocks));
        return { items: await weekOn(r, scope, on, filter) };
      }),
  }),
  route({
    method: 'GET',
    path: '/timetable/overview',
    summary: 'Classes with the state of their timetables, and the names that one types into them.',
    access: { permission: 'timetable.read' },
    schemas: { reply: OverviewReply },
    handler: ({ read, scope, services }) =>
      read(async (r) => overviewOf(r, scope, await schoolToday(r, services.clocks))),
  }),
  route({
    method: 'GET',
    path: '/timetable/plan',
    summary:
      'The week of a date, day by day, of a class, a teacher, a room or a student; of none: the own one.',
    access: { permission: 'timetable.read' },
    schemas: { query: PlanQuery, reply: PlanReply },
    handler: ({ read, scope, query: { date, ...asked }, services }) =>
      read(async (r) => {
        const today = await schoolToday(r, services.clocks);
        return planOf(r, scope, { asked, date: date ?? today, today });
      }),
  }),
  route({
    method: 'POST',
    path: '/timetable/print',
    summary: 'The same week as one A4 sheet.',
    access: { permission: 'timetable.read' },
    schemas: { body: PlanQuery },
    handler: async (context) => {
      const { date, ...asked } = context.body;
      const order = await context.read(async (r) => {
        const today = await schoolToday(r, context.services.clocks);
        return printOf(r, context.scope, { asked, date: date ?? today, today });
      });
      return printReply(context, order);
    },
  }),
  route({
    method: 'GET',
    path: '/timetable/versions/:versionId',
    summary: 'One version with its lessons, what clashes in it, and the other versions.',
    access: { permission: 'timetable.read' },
    schemas: { params: VersionParams, reply: VersionDetail },
    handler: ({ read, scope, params }) => read((r) => detailFor(r, scope, params.versionId)),
  }),
  route({
    method: 'POST',
    path: '/timetables',
    summary: 'Takes whole timetables of classes from a generator; published at once.',
    access: { permission: 'timetable.write' },
    bodyLimit: TIMETABLE_BYTES,
    schemas: { body: TimetableBody, reply: TimetableReply },
    handler: ({ change, body }) =>
      change({ action: 'timetable.import', subject: { kind: 'timetable' } }, async (tx) => {
        const { validFrom: from, lessons } = body;
        const classes = lessonsByClass(lessons);
        const { versionIds } = await takeVersions(tx, { from, state: 'published', classes });
        return { versionIds: [...versionIds], lessons: lessons.length };
      }),
  }),
];
