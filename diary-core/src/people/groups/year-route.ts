import { route } from '../../kernel/http/route.ts';
import { requireTermsWithin } from '../../school/class-sections/api.ts';
import {
  changeSchoolYear,
  SchoolYearChange,
  SchoolYearParams,
  SchoolYearReply,
  yearReply,
} from '../../school/school-years/api.ts';
import { requireSharedTermsOfYear } from './shared-terms.ts';

/** Changes a school year together with what its dates decide: the terms of its classes, and who may share a group (STRUCT-14). */
export const yearChangeRoute = route({
  method: 'PUT',
  path: '/school-years/:yearId',
  summary:
    'Other dates, terms or another name of a school year. Terms of its classes stay within it, and their shared groups must allow them.',
  access: { permission: 'schoolYear.write' },
  schemas: { params: SchoolYearParams, body: SchoolYearChange, reply: SchoolYearReply },
  handler: ({ change, services, params: { yearId }, body }) =>
    change(
      { action: 'schoolYear.change', subject: { kind: 'schoolYear', id: yearId } },
      async (tx) => {
        const year = await changeSchoolYear(tx, { ...body, yearId });
        await requireTermsWithin(tx, yearId);
        await requireSharedTermsOfYear(tx, yearId);
        return yearReply(tx, services, year);
      },
    ),
});
