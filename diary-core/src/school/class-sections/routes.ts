import { List } from '@furtka/core-contract/api';
import { notFound } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { schoolYearOn } from '../school-years/api.ts';
import { schoolToday } from '../schools/api.ts';
import { whenUnused } from '../when-unused.ts';
import { addClasses } from './api.ts';
import {
  ClassBody,
  ClassChange,
  ClassParams,
  ClassQuery,
  ClassTermsReply,
  SchoolClass,
} from './schema.ts';
import { classRow, classRowsOfYear } from './store.ts';
import { classTerms, termsReply } from './terms.ts';
import { changeClass, removeClass } from './use-cases.ts';

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
        const classId = tx.newId<'ClassId'>();
        await addClasses(tx, [{ ...body, classId }]);
        const added = await classRow(tx, classId);
        if (added === undefined) throw notFound('schoolClass');
        return added;
      }),
  }),
  route({
    method: 'PUT',
    path: '/classes/:classId',
    summary: 'Another name, grade level, unit, site or other bell times of a class.',
    access: { permission: 'class.write' },
    schemas: { params: ClassParams, body: ClassChange, reply: SchoolClass },
    handler: ({ change, params, body }) =>
      change(
        { action: 'class.change', subject: { kind: 'schoolClass', id: params.classId } },
        (tx) => changeClass(tx, params.classId, body),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/classes/:classId',
    summary: 'Takes a class away that nobody ever belonged to.',
    access: { permission: 'class.write' },
    schemas: { params: ClassParams },
    handler: ({ change, params }) =>
      whenUnused(
        'classSections.in_use',
        change(
          { action: 'class.remove', subject: { kind: 'schoolClass', id: params.classId } },
          (tx) => removeClass(tx, params.classId),
        ),
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
];
