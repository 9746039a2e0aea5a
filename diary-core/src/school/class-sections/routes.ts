import { List } from '@furtka/core-contract/api';
import type { Brand } from '@furtka/core-contract/ids';
import { notFound } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { schoolYearOn } from '../school-years/api.ts';
import { schoolToday } from '../schools/api.ts';
import { addClasses } from './api.ts';
import {
  ClassBody,
  ClassChange,
  ClassParams,
  ClassQuery,
  ClassTermsBody,
  ClassTermsReply,
  SchoolClass,
} from './schema.ts';
import { classRow, classRowsOfYear } from './store.ts';
import { type ClassTerms, classTerms, setClassTerms } from './terms.ts';

const termsReply = ({ terms, ...rest }: ClassTerms) => ({
  ...rest,
  terms: terms.map((term) => ({ ...term })),
});

export const classRoutes = [
  route({
    method: 'GET',
    path: '/classes',
    summary: 'Classes of a school year by grade level, then name.',
    access: { permission: 'class.read' },
    schemas: { query: ClassQuery, reply: List(SchoolClass) },
    handler: ({ read, query, services }) =>
      read(async (r) => {
        const today = await schoolToday(r, services.clocks);
        const yearId = query.yearId ?? (await schoolYearOn(r, today))?.yearId;
        return { items: yearId === undefined ? [] : await classRowsOfYear(r, yearId) };
      }),
  }),
  route({
    method: 'POST',
    path: '/classes',
    summary: 'A new class.',
    access: { permission: 'class.write' },
    schemas: { body: ClassBody, reply: SchoolClass },
    handler: ({ change, body }) =>
      change({ action: 'class.add', subject: { kind: 'schoolClass' } }, async (tx) => {
        const added = { ...body, classId: tx.newId<'ClassId'>() };
        await addClasses(tx, [added]);
        return added;
      }),
  }),
  route({
    method: 'PUT',
    path: '/classes/:classId',
    summary: 'Another name, grade level, site or other bell times of a class.',
    access: { permission: 'class.write' },
    schemas: { params: ClassParams, body: ClassChange, reply: SchoolClass },
    handler: ({ change, params, body }) =>
      change(
        { action: 'class.change', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => {
          await tx.update('school_class', params.classId, {
            grade_level: body.gradeLevel,
            name: body.name.trim(),
            bell_schedule_id: body.bellScheduleId as Brand<'BellScheduleId'>,
            site_id: body.siteId,
          });
          tx.announce('class.changed', params);
          const after = await classRow(tx, params.classId);
          if (after === undefined) throw notFound('schoolClass');
          return after;
        },
      ),
  }),
  route({
    method: 'GET',
    path: '/classes/:classId/terms',
    summary: 'Term dates of a class: its own, or those of the school year.',
    access: { permission: 'class.read' },
    schemas: { params: ClassParams, reply: ClassTermsReply },
    handler: ({ read, params }) =>
      read(async (r) => termsReply(await classTerms(r, params.classId))),
  }),
  route({
    method: 'PUT',
    path: '/classes/:classId/terms',
    summary: 'Term dates of a class; none: those of the school year again.',
    access: { permission: 'class.write' },
    schemas: { params: ClassParams, body: ClassTermsBody, reply: ClassTermsReply },
    handler: ({ change, params, body }) =>
      change(
        { action: 'class.terms', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => termsReply(await setClassTerms(tx, params.classId, body)),
      ),
  }),
];
