import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { listEnvelopes, sealEnvelope } from './envelopes.ts';
import { endInspection, listInspections, openInspection } from './inspections.ts';
import {
  EnvelopeView,
  InspectionParams,
  InspectionView,
  OpenedInspection,
  OpenInspectionBody,
  SealBody,
} from './schema.ts';

export const specialAccountRoutes = [
  route({
    method: 'GET',
    path: '/inspections',
    summary: 'Accounts of outside inspections.',
    access: { permission: 'inspection.read' },
    schemas: { reply: List(InspectionView) },
    handler: ({ services, read }) =>
      read(async (r) => ({
        items: await listInspections(r, await schoolToday(r, services.clocks)),
      })),
  }),
  route({
    method: 'POST',
    path: '/inspections',
    summary:
      'Opens an account for a named inspector for some days; its password is shown here only.',
    access: { permission: 'inspection.open', stepUp: true },
    schemas: { body: OpenInspectionBody, reply: OpenedInspection },
    handler: ({ services, change, body }) => openInspection(services, change, body),
  }),
  route({
    method: 'POST',
    path: '/inspections/:inspectionId/end',
    summary: 'Ends an inspection’s account before its last day.',
    access: { permission: 'inspection.open' },
    schemas: { params: InspectionParams },
    handler: ({ services, change, params }) => endInspection(services, change, params.inspectionId),
  }),
  route({
    method: 'GET',
    path: '/envelopes',
    summary: 'Stand-in administrators in the safe, and whether an envelope was opened.',
    access: { permission: 'envelope.read' },
    schemas: { reply: List(EnvelopeView) },
    handler: async ({ read }) => ({ items: await read(listEnvelopes) }),
  }),
  route({
    method: 'POST',
    path: '/envelopes',
    summary: 'Seals a new stand-in administrator: a PDF to fold; the one before is void.',
    access: { permission: 'envelope.seal', stepUp: true },
    schemas: { body: SealBody },
    handler: ({ services, change, read, reply, actor, body }) =>
      sealEnvelope(services, { change, read, reply, actor, place: body.place }),
  }),
];
