import { List } from '@furtka/core-contract/api';
import { DoorState } from '@furtka/core-contract/screens';
import { HubEnrolReply, HubEnrolRequest } from '@furtka/core-contract/sync';
import { type Route, route } from '../../kernel/http/route.ts';
import { behaviourRoutes } from './behaviour-routes.ts';
import { countedCode } from './code-tries.ts';
import { addDoor, changeDoor, doorReply, doorStates } from './doors.ts';
import { enrolHub, makeHubCode, revokeHub } from './enrolment.ts';
import {
  DoorBody,
  DoorParams,
  DoorPatch,
  DoorReply,
  HubCodeReply,
  HubParams,
  SiteParams,
} from './schema.ts';

const doorRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/doors',
    summary: 'Doors of the school and whether they can be reached',
    access: { permission: 'door.read' },
    schemas: { reply: List(DoorState) },
    handler: ({ read, services }) =>
      read(async (tx) => ({ items: await doorStates(tx, services.clocks.system.nowMs()) })),
  }),
  route({
    method: 'POST',
    path: '/doors',
    access: { permission: 'door.write' },
    status: 201,
    schemas: { body: DoorBody, reply: DoorReply },
    handler: ({ change, body, services }) => {
      const doorId = services.newId<'DoorId'>();
      return change({ action: 'door.add', subject: { kind: 'door', id: doorId } }, async (tx) => {
        await addDoor(tx, { ...body, doorId });
        return doorReply(tx, doorId);
      });
    },
  }),
  route({
    method: 'PUT',
    path: '/doors/:doorId',
    access: { permission: 'door.write' },
    schemas: { params: DoorParams, body: DoorPatch, reply: DoorReply },
    handler: ({ change, params: { doorId }, body }) =>
      change({ action: 'door.change', subject: { kind: 'door', id: doorId } }, async (tx) => {
        await changeDoor(tx, doorId, body);
        return doorReply(tx, doorId);
      }),
  }),
];

const hubRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/sites/:siteId/hub-codes',
    summary: 'A one-time code with which a hub enrols; shown once, good for 24 hours',
    access: { permission: 'hub.manage' },
    status: 201,
    schemas: { params: SiteParams, reply: HubCodeReply },
    handler: ({ change, params: { siteId }, services }) =>
      change({ action: 'hub.code', subject: { kind: 'site', id: siteId } }, (tx) =>
        makeHubCode(tx, siteId, services.clocks.system.nowMs()),
      ),
  }),
  route({
    method: 'POST',
    path: '/hub/enrol',
    summary: 'A hub enrols by its one-time code',
    access: { public: 'a hub has no credential before it has enrolled' },
    schemas: { body: HubEnrolRequest, reply: HubEnrolReply },
    handler: ({ services, body, address }) =>
      countedCode(services, address, () => enrolHub(services, body, address)),
  }),
  route({
    method: 'DELETE',
    path: '/hubs/:hubId',
    summary: 'Strikes a hub out; its streams end within a second',
    access: { permission: 'hub.manage', stepUp: true },
    schemas: { params: HubParams },
    handler: ({ change, params: { hubId }, services }) =>
      change({ action: 'hub.revoke', subject: { kind: 'hub', id: hubId } }, (tx) =>
        revokeHub(tx, hubId, services.clocks.system.nowMs()),
      ),
  }),
];

export const deviceRoutes: readonly Route[] = [...doorRoutes, ...behaviourRoutes, ...hubRoutes];
