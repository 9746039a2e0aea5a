import { Id } from '@furtka/core-contract/ids';
import Type from 'typebox';
import { route } from '../../kernel/http/route.ts';
import { printReply } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import { recordSeen } from '../../kernel/privacy/guarded-data.ts';
import { schoolName, schoolToday, schoolZone } from '../../school/schools/api.ts';
import { requireStudentWithin, studentDetail } from '../students/api.ts';
import { recordParts } from './record.ts';

const template = printTemplate('pupil-record', import.meta.url);
const StudentParams = Type.Object({ studentId: Id<'PersonId'>() }, { additionalProperties: false });

export const pupilRecordRoutes = [
  route({
    method: 'POST',
    path: '/students/:studentId/record/print',
    summary: 'The record of the whole education of one student, as PDF.',
    access: { permission: 'studentRecord.print' },
    schemas: { params: StudentParams },
    handler: async (context) => {
      const { read, change, scope, params, services, principal } = context;
      const { studentId } = params;
      const { zone, data, seen } = await read(async (r) => {
        await requireStudentWithin(r, scope, studentId);
        const date = await schoolToday(r, services.clocks);
        const { firstName, lastName, className, bornOn, joinedOn, leftOn } = await studentDetail(
          r,
          scope,
          studentId,
          date,
        );
        const head = {
          firstName,
          lastName,
          className: className ?? null,
          bornOn,
          joinedOn,
          leftOn,
        };
        const { parts, seen } = await recordParts(r, studentId, { services, principal, date });
        const school = await schoolName(r);
        return { zone: await schoolZone(r), data: { school, ...head, parts }, seen };
      });
      await recordSeen(change, seen);
      return printReply(context, {
        template,
        title: 'Kartoteka ucznia',
        zone,
        data,
        subject: { kind: 'student', id: studentId },
      });
    },
  }),
];
