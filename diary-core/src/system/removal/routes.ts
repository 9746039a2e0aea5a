import { route } from '../../kernel/http/route.ts';
import { removalPlan, removePerson } from './removal.ts';
import { PersonParams, RemovalBody, RemovalPlan } from './schema.ts';

export const removalRoutes = [
  route({
    method: 'GET',
    path: '/people/:personId/removal',
    summary: 'When a person may be removed whole, and who goes with a student.',
    access: { permission: 'person.remove' },
    schemas: { params: PersonParams, reply: RemovalPlan },
    handler: ({ read, params, services }) => read((r) => removalPlan(r, services, params.personId)),
  }),
  route({
    method: 'POST',
    path: '/people/:personId/removal',
    summary: 'Removes a student or a member of staff whole; only from 1 to 15 September.',
    access: { permission: 'person.remove', stepUp: true },
    schemas: { params: PersonParams, body: RemovalBody },
    handler: ({ change, params, body, services, actor }) =>
      change(
        {
          action: 'person.remove',
          subject: { kind: 'person', id: params.personId },
          reason: body.reason,
        },
        (tx) => removePerson(tx, services, params.personId, body, actor),
      ),
  }),
];
