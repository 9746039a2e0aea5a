import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { SchoolYearBody, SchoolYearReply } from './schema.ts';
import { yearRows } from './store.ts';
import { addSchoolYear } from './use-cases.ts';

export const schoolYearRoutes = [
  route({
    method: 'GET',
    path: '/school-years',
    summary: 'School years with their terms, oldest first.',
    access: { permission: 'schoolYear.read' },
    schemas: { reply: List(SchoolYearReply) },
    handler: async ({ read }) => ({
      items: (await read(yearRows)).map((year) => ({ ...year, terms: [...year.terms] })),
    }),
  }),
  route({
    method: 'POST',
    path: '/school-years',
    summary: 'A new school year.',
    access: { permission: 'schoolYear.write' },
    schemas: { body: SchoolYearBody, reply: SchoolYearReply },
    handler: ({ change, body }) =>
      change({ action: 'schoolYear.add', subject: { kind: 'schoolYear' } }, async (tx) => {
        const terms = body.terms.map((term) => ({ ...term, termId: tx.newId<'TermId'>() }));
        const year = { ...body, yearId: tx.newId<'YearId'>(), terms };
        await addSchoolYear(tx, year);
        return year;
      }),
  }),
];
