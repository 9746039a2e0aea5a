import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { printReply } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import { schoolToday, schoolZone } from '../../school/schools/api.ts';
import { candidates, listBodies, oneBody } from './listing.ts';
import { bodiesForPrint } from './print.ts';
import { BodyEntry, BodyParams, Candidate, ClassBody } from './schema.ts';
import { recordBody } from './use-cases.ts';

const bodiesPrint = printTemplate('class-bodies', import.meta.url);

export const classBodyRoutes = [
  route({
    method: 'GET',
    path: '/class-bodies',
    summary:
      'Class council and Parents’ Council members of each class, and what is still to be done.',
    access: { permission: 'classBody.read' },
    schemas: { reply: List(ClassBody) },
    handler: ({ read, scope, services }) =>
      read(async (r) => ({
        items: await listBodies(r, scope, await schoolToday(r, services.clocks)),
      })),
  }),
  route({
    method: 'GET',
    path: '/classes/:classId/bodies/:body/candidates',
    summary: 'Who may belong to it: students of the class, or their guardians.',
    access: { permission: 'classBody.write' },
    schemas: { params: BodyParams, reply: List(Candidate) },
    handler: ({ read, scope, params, services }) =>
      read(async (r) => {
        const date = await schoolToday(r, services.clocks);
        await oneBody(r, scope, { ...params, date });
        return { items: await candidates(r, params.classId, params.body, date) };
      }),
  }),
  route({
    method: 'PUT',
    path: '/classes/:classId/bodies/:body',
    summary: 'Who belongs to the class council or to the Parents’ Council.',
    access: { permission: 'classBody.write' },
    schemas: { params: BodyParams, body: BodyEntry, reply: ClassBody },
    handler: ({ change, scope, params, body, services }) =>
      change(
        {
          action: `classBody.${params.body}`,
          subject: { kind: 'schoolClass', id: params.classId },
        },
        async (tx) => {
          const date = await schoolToday(tx, services.clocks);
          return recordBody(tx, scope, { ...params, date }, body);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/class-bodies/print',
    summary: 'The same as a list to be printed.',
    access: { permission: 'classBody.read' },
    schemas: {},
    handler: async (context) => {
      const { services, scope } = context;
      const { zone, ...data } = await context.read(async (r) => ({
        ...(await bodiesForPrint(r, scope, await schoolToday(r, services.clocks))),
        zone: await schoolZone(r),
      }));
      return printReply(context, {
        template: bodiesPrint,
        title: `Samorządy klasowe i Rada Rodziców, ${data.year}`,
        zone,
        data,
        subject: { kind: 'classBody' },
      });
    },
  }),
];
