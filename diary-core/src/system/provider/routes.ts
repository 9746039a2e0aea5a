import { List } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import type { Actor } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { FoundBody, ProvidedSchool, ProvidedSchoolParams, SuspendBody } from './schema.ts';
import { providedSchools } from './store.ts';
import { type Acting, foundWithSlip, resumeKept, suspendKept } from './use-cases.ts';

/** Only accounts hold the right, so the actor's id is an account's. */
const acting = (context: { readonly services: Services; readonly actor: Actor }): Acting => ({
  services: context.services,
  actor: context.actor,
  accountId: context.actor.id as AccountId,
});

export const providerRoutes = [
  route({
    method: 'GET',
    path: '/provider/schools',
    summary: 'The schools that the superadministrator keeps.',
    access: { permission: 'providedSchool.read' },
    schemas: { reply: List(ProvidedSchool) },
    handler: async (context) => ({
      items: await providedSchools(context.services, acting(context).accountId),
    }),
  }),
  route({
    method: 'POST',
    path: '/provider/schools',
    summary: 'A new school; the answer is the slip of its first administrator, a PDF.',
    access: { permission: 'providedSchool.write', stepUp: true },
    schemas: { body: FoundBody },
    handler: (context) => foundWithSlip(acting(context), context.reply, context.body),
  }),
  route({
    method: 'POST',
    path: '/provider/schools/:schoolId/suspend',
    summary: 'Nobody but the superadministrator gets into the school from now on; its doors go on.',
    access: { permission: 'providedSchool.write', stepUp: true },
    schemas: { params: ProvidedSchoolParams, body: SuspendBody },
    handler: (context) =>
      suspendKept(acting(context), context.params.schoolId, context.body.reason),
  }),
  route({
    method: 'POST',
    path: '/provider/schools/:schoolId/resume',
    summary: 'Everybody gets into the school again as before.',
    access: { permission: 'providedSchool.write', stepUp: true },
    schemas: { params: ProvidedSchoolParams },
    handler: (context) => resumeKept(acting(context), context.params.schoolId),
  }),
];
