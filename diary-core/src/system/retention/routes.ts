import { List } from '@furtka/core-contract/api';
import type { Actor } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { NOW } from './jobs.ts';
import {
  EndHoldBody,
  HoldBody,
  HoldParams,
  HoldReply,
  KeyParams,
  RetentionReply,
  RunReply,
  SettingBody,
} from './schema.ts';
import {
  addHold,
  endHold,
  listHolds,
  listRuns,
  retentionReply,
  setRetention,
} from './use-cases.ts';

const stampOf = (services: Services, actor: Actor) => ({
  name: actor.name,
  atUtc: services.clocks.system.nowMs(),
});

export const retentionRoutes = [
  route({
    method: 'GET',
    path: '/retention',
    summary: 'How long each kind of data is kept, within which bounds, and how much is over.',
    access: { permission: 'retention.read' },
    schemas: { reply: RetentionReply },
    handler: ({ read, services }) => read((r) => retentionReply(r, services)),
  }),
  route({
    method: 'PUT',
    path: '/retention/:key',
    summary: 'Another number of days for one kind of data, from a day on.',
    access: { permission: 'retention.write', stepUp: true },
    schemas: { params: KeyParams, body: SettingBody, reply: RetentionReply },
    handler: ({ change, services, actor, params, body }) =>
      change(
        {
          action: 'retention.set',
          subject: { kind: 'retention', id: params.key },
          reason: body.reason,
        },
        async (tx) => {
          await setRetention(tx, services, params.key, { body, stamp: stampOf(services, actor) });
          return retentionReply(tx, services);
        },
      ),
  }),
  route({
    method: 'GET',
    path: '/retention/runs',
    summary: 'What the last runs erased.',
    access: { permission: 'retention.read' },
    schemas: { reply: List(RunReply) },
    handler: async ({ read }) => ({ items: await read(listRuns) }),
  }),
  route({
    method: 'POST',
    path: '/retention/runs',
    summary: 'Erases now what is over, instead of by night.',
    access: { permission: 'retention.write', stepUp: true },
    schemas: {},
    handler: ({ change, actor }) =>
      change({ action: 'retention.ask', subject: { kind: 'retention' } }, async (tx) => {
        tx.record({ after: { by: actor.role } });
        await tx.enqueue({ kind: NOW, payload: { name: actor.name }, uniqueKey: NOW });
      }),
  }),
  route({
    method: 'GET',
    path: '/retention/holds',
    summary: 'What is not erased as long as a proceeding lasts.',
    access: { permission: 'retention.hold' },
    schemas: { reply: List(HoldReply) },
    handler: async ({ read }) => ({ items: await read(listHolds) }),
  }),
  route({
    method: 'POST',
    path: '/retention/holds',
    summary: 'Stops the erasing of one person’s data, or of all.',
    access: { permission: 'retention.hold' },
    schemas: { body: HoldBody, reply: List(HoldReply) },
    handler: ({ change, services, actor, body }) =>
      change(
        { action: 'retention.hold', subject: { kind: 'retention' }, reason: body.reason },
        async (tx) => {
          await addHold(tx, body, stampOf(services, actor));
          return { items: await listHolds(tx) };
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/retention/holds/:holdId/end',
    summary: 'Lets the erasing go on.',
    access: { permission: 'retention.hold', stepUp: true },
    schemas: { params: HoldParams, body: EndHoldBody, reply: List(HoldReply) },
    handler: ({ change, services, actor, params, body }) =>
      change(
        {
          action: 'retention.holdEnd',
          subject: { kind: 'retention', id: params.holdId },
          reason: body.reason,
        },
        async (tx) => {
          await endHold(tx, params.holdId, { ...body, ...stampOf(services, actor) });
          return { items: await listHolds(tx) };
        },
      ),
  }),
];
