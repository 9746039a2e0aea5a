import { List } from '@furtka/core-contract/api';
import { type Route, route } from '../../kernel/http/route.ts';
import { behaviourOf, changeBehaviour, setOuterReason } from './behaviour.ts';
import {
  BehaviourBody,
  BehaviourReply,
  DoorHolder,
  HolderParams,
  LongerBody,
  OuterBody,
  OuterEnd,
  PinReply,
} from './behaviour-schema.ts';
import { listHolders, makePin, setLonger, setPin, takePin } from './holders.ts';
import { DoorParams } from './schema.ts';
import { behaviourRows } from './store.ts';

const doorBehaviour: Route[] = [
  route({
    method: 'GET',
    path: '/door-behaviours',
    summary: 'How the doors of the school behave',
    access: { permission: 'door.behaviour_read' },
    schemas: { reply: List(BehaviourReply) },
    handler: ({ read }) => read(async (tx) => ({ items: await behaviourRows(tx) })),
  }),
  route({
    method: 'PUT',
    path: '/doors/:doorId/behaviour',
    summary: 'How a door behaves: PIN, free hours, airlock, alarms',
    access: { permission: 'door.write' },
    schemas: { params: DoorParams, body: BehaviourBody, reply: BehaviourReply },
    handler: ({ change, params: { doorId }, body }) =>
      change({ action: 'door.behave', subject: { kind: 'door', id: doorId } }, async (tx) => {
        await changeBehaviour(tx, doorId, body);
        return behaviourOf(tx, doorId);
      }),
  }),
  route({
    method: 'PUT',
    path: '/doors/:doorId/outer-exception',
    summary: 'The school lets an outer door be passed without a card, and says why (C-36)',
    access: { permission: 'door.outer_exception' },
    schemas: { params: DoorParams, body: OuterBody, reply: BehaviourReply },
    handler: ({ change, params: { doorId }, body }) => {
      const { reason, version } = body;
      const subject = { kind: 'door', id: doorId };
      return change({ action: 'door.outer_allow', subject, reason }, async (tx) => {
        await setOuterReason(tx, doorId, { reason, version });
        return behaviourOf(tx, doorId);
      });
    },
  }),
  route({
    method: 'POST',
    path: '/doors/:doorId/outer-exception/end',
    summary: 'The school takes that back',
    access: { permission: 'door.outer_exception' },
    schemas: { params: DoorParams, body: OuterEnd, reply: BehaviourReply },
    handler: ({ change, params: { doorId }, body }) =>
      change({ action: 'door.outer_end', subject: { kind: 'door', id: doorId } }, async (tx) => {
        await setOuterReason(tx, doorId, { reason: null, version: body.version });
        return behaviourOf(tx, doorId);
      }),
  }),
];

const holders: Route[] = [
  route({
    method: 'GET',
    path: '/door-holders',
    summary: 'Staff with or without a PIN, and people with a longer opening',
    access: { permission: 'door.holder_manage' },
    schemas: { reply: List(DoorHolder) },
    handler: ({ read, services }) =>
      read(async (tx) => ({ items: await listHolders(tx, services) })),
  }),
  route({
    method: 'POST',
    path: '/door-holders/:personId/pin',
    summary: 'A new PIN for somebody of the staff; shown once',
    access: { permission: 'door.holder_manage' },
    status: 201,
    schemas: { params: HolderParams, reply: PinReply },
    handler: async ({ change, read, services, params: { personId } }) => {
      const pin = await makePin(services, read);
      await change({ action: 'door.pin_issue', subject: { kind: 'person', id: personId } }, (tx) =>
        setPin(tx, services, personId, pin),
      );
      return { pin: pin.digits };
    },
  }),
  route({
    method: 'DELETE',
    path: '/door-holders/:personId/pin',
    summary: 'Takes a PIN away',
    access: { permission: 'door.holder_manage' },
    schemas: { params: HolderParams },
    handler: ({ change, params: { personId } }) =>
      change({ action: 'door.pin_end', subject: { kind: 'person', id: personId } }, (tx) =>
        takePin(tx, personId),
      ),
  }),
  route({
    method: 'PUT',
    path: '/door-holders/:personId/longer-opening',
    summary: 'Relay time of a person who needs longer',
    access: { permission: 'door.holder_manage' },
    schemas: { params: HolderParams, body: LongerBody },
    handler: ({ change, params: { personId }, body }) =>
      change({ action: 'door.longer', subject: { kind: 'person', id: personId } }, (tx) =>
        setLonger(tx, personId, body.pulseMs),
      ),
  }),
];

export const behaviourRoutes: readonly Route[] = [...doorBehaviour, ...holders];
