import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { whenUnused } from '../when-unused.ts';
import { yearReplies, yearReply } from './replies.ts';
import { SchoolYearBody, SchoolYearParams, SchoolYearReply, VersionQuery } from './schema.ts';
import { yearRows } from './store.ts';
import { addSchoolYear, removeSchoolYear } from './use-cases.ts';

/** Changing a year stands with the groups of classes, whose terms must go with it. */
export const schoolYearRoutes = [
  route({
    method: 'GET',
    path: '/school-years',
    summary: 'School years with their terms, oldest first.',
    access: { permission: 'schoolYear.read' },
    schemas: { reply: List(SchoolYearReply) },
    handler: ({ read, services }) =>
      read(async (r) => ({ items: await yearReplies(r, services, await yearRows(r)) })),
  }),
  route({
    method: 'POST',
    path: '/school-years',
    summary: 'A new school year.',
    access: { permission: 'schoolYear.write' },
    schemas: { body: SchoolYearBody, reply: SchoolYearReply },
    handler: ({ change, services, body }) =>
      change({ action: 'schoolYear.add', subject: { kind: 'schoolYear' } }, async (tx) => {
        const terms = body.terms.map((term) => ({ ...term, termId: tx.newId<'TermId'>() }));
        const year = { ...body, yearId: tx.newId<'YearId'>(), terms };
        await addSchoolYear(tx, year);
        return yearReply(tx, services, { ...year, version: 1 });
      }),
  }),
  route({
    method: 'DELETE',
    path: '/school-years/:yearId',
    summary: 'Takes a school year away that has no classes yet.',
    access: { permission: 'schoolYear.write' },
    schemas: { params: SchoolYearParams, query: VersionQuery },
    handler: ({ change, params, query }) =>
      whenUnused(
        'schoolYears.in_use',
        change(
          { action: 'schoolYear.remove', subject: { kind: 'schoolYear', id: params.yearId } },
          (tx) => removeSchoolYear(tx, params.yearId, query.version),
        ),
      ),
  }),
];
