import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { LessonReply, TimetableBody, TimetableQuery, TimetableReply } from './schema.ts';
import { importTimetable, weekOn } from './use-cases.ts';

/** A timetable of 5,000 lessons, each with four ids. */
const TIMETABLE_BYTES = 2 * 1024 * 1024;

export const timetableRoutes = [
  route({
    method: 'GET',
    path: '/timetable',
    summary: 'The week in force on a date, of a class, a teacher, a room or of all.',
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
    method: 'POST',
    path: '/timetables',
    summary: 'Takes over a whole weekly timetable from a generator.',
    access: { permission: 'timetable.write' },
    bodyLimit: TIMETABLE_BYTES,
    schemas: { body: TimetableBody, reply: TimetableReply },
    handler: ({ change, body }) =>
      change({ action: 'timetable.import', subject: { kind: 'timetable' } }, async (tx) => {
        const timetableId = tx.newId<'TimetableId'>();
        const lessons = body.lessons.map((lesson) => ({ ...lesson, lessonId: tx.newId() }));
        await importTimetable(tx, { timetableId, validFrom: body.validFrom, lessons });
        return { timetableId, lessons: lessons.length };
      }),
  }),
];
