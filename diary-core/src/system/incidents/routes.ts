import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { printReply } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import { schoolName, schoolZone } from '../../school/schools/api.ts';
import { reportData } from './report.ts';
import {
  CloseBody,
  DecisionBody,
  IncidentBody,
  IncidentParams,
  IncidentReply,
  ProgressBody,
} from './schema.ts';
import {
  closeIncident,
  decide,
  listIncidents,
  noteProgress,
  oneIncident,
  reportIncident,
} from './use-cases.ts';

const reportTemplate = printTemplate('incident-report', import.meta.url);
const subject = (id?: string) => ({ kind: 'incident', ...(id === undefined ? {} : { id }) });

export const incidentRoutes = [
  route({
    method: 'GET',
    path: '/incidents',
    summary: 'Breaches of security of the school, the newest first.',
    access: { permission: 'incident.read' },
    schemas: { reply: List(IncidentReply) },
    handler: async ({ read }) => ({ items: await read(listIncidents) }),
  }),
  route({
    method: 'POST',
    path: '/incidents',
    summary: 'Records a breach of security.',
    access: { permission: 'incident.write' },
    schemas: { body: IncidentBody, reply: IncidentReply },
    handler: ({ change, services, actor, body }) =>
      change({ action: 'incident.report', subject: subject() }, async (tx) => {
        const stamp = { name: actor.name, atUtc: services.clocks.school.nowMs() };
        return oneIncident(tx, await reportIncident(tx, body, stamp));
      }),
  }),
  route({
    method: 'POST',
    path: '/incidents/:incidentId/decision',
    summary: 'Blocks the access, or leaves it to gather evidence.',
    access: { permission: 'incident.write', stepUp: true },
    schemas: { params: IncidentParams, body: DecisionBody, reply: IncidentReply },
    handler: ({ change, services, actor, scope, params, body }) =>
      change(
        {
          action: 'incident.decide',
          subject: subject(params.incidentId),
          reason: body.note,
        },
        async (tx) => {
          await decide(tx, params.incidentId, {
            ...body,
            name: actor.name,
            atUtc: services.clocks.school.nowMs(),
            acting: { accountId: actor.id, role: scope.role },
          });
          return oneIncident(tx, params.incidentId);
        },
      ),
  }),
  route({
    method: 'PUT',
    path: '/incidents/:incidentId',
    summary: 'What was found out about a breach, and who was told.',
    access: { permission: 'incident.write' },
    schemas: { params: IncidentParams, body: ProgressBody, reply: IncidentReply },
    handler: ({ change, services, params, body }) =>
      change({ action: 'incident.change', subject: subject(params.incidentId) }, async (tx) => {
        await noteProgress(tx, params.incidentId, body, services.clocks.school.nowMs());
        return oneIncident(tx, params.incidentId);
      }),
  }),
  route({
    method: 'POST',
    path: '/incidents/:incidentId/close',
    summary: 'Closes a breach that was decided and told to the provider.',
    access: { permission: 'incident.write', stepUp: true },
    schemas: { params: IncidentParams, body: CloseBody, reply: IncidentReply },
    handler: ({ change, services, actor, params, body }) =>
      change({ action: 'incident.close', subject: subject(params.incidentId) }, async (tx) => {
        await closeIncident(tx, params.incidentId, {
          ...body,
          name: actor.name,
          atUtc: services.clocks.school.nowMs(),
        });
        return oneIncident(tx, params.incidentId);
      }),
  }),
  route({
    method: 'POST',
    path: '/incidents/:incidentId/print',
    summary: 'The report for the provider as PDF.',
    access: { permission: 'incident.read' },
    schemas: { params: IncidentParams },
    handler: async (context) => {
      const { incidentId } = context.params;
      const [data, zone] = await context.read(async (read) => {
        const place = await schoolZone(read);
        const incident = await oneIncident(read, incidentId);
        return [reportData(incident, { school: await schoolName(read), zone: place }), place];
      });
      return printReply(context, {
        template: reportTemplate,
        title: data.title,
        zone,
        data,
        subject: subject(incidentId),
      });
    },
  }),
];
