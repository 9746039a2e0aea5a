import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { whenUnused } from '../when-unused.ts';
import { addRoom, changeRoom, removeRoom, removeSite, saveSite } from './places.ts';
import {
  RoomBody,
  RoomChange,
  RoomParams,
  RoomReply,
  Site,
  SiteBody,
  SiteParams,
} from './schema.ts';
import { roomRows } from './store.ts';

const siteRoutes = [
  route({
    method: 'POST',
    path: '/sites',
    summary: 'A new site.',
    access: { permission: 'school.write' },
    schemas: { body: SiteBody, reply: Site },
    handler: ({ change, body }) =>
      change({ action: 'site.add', subject: { kind: 'site' } }, (tx) => saveSite(tx, body)),
  }),
  route({
    method: 'PUT',
    path: '/sites/:siteId',
    summary: 'Another name or zone of a site, or that it is no longer used.',
    access: { permission: 'school.write' },
    schemas: { params: SiteParams, body: SiteBody, reply: Site },
    handler: ({ change, params, body }) =>
      change({ action: 'site.change', subject: { kind: 'site', id: params.siteId } }, (tx) =>
        saveSite(tx, body, params.siteId),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/sites/:siteId',
    summary: 'Takes a site away that nothing was ever tied to.',
    access: { permission: 'school.write' },
    schemas: { params: SiteParams },
    handler: ({ change, params }) =>
      whenUnused(
        'schools.site_in_use',
        change({ action: 'site.remove', subject: { kind: 'site', id: params.siteId } }, (tx) =>
          removeSite(tx, params.siteId),
        ),
      ),
  }),
];

const roomRoutes = [
  route({
    method: 'GET',
    path: '/rooms',
    summary: 'The rooms of the school, also those no longer used.',
    access: { permission: 'school.read' },
    schemas: { reply: List(RoomReply) },
    handler: async ({ read }) => ({ items: await read(roomRows) }),
  }),
  route({
    method: 'POST',
    path: '/rooms',
    summary: 'A new room at a site.',
    access: { permission: 'school.write' },
    schemas: { body: RoomBody, reply: RoomReply },
    handler: ({ change, body }) =>
      change({ action: 'room.add', subject: { kind: 'room' } }, (tx) => addRoom(tx, body)),
  }),
  route({
    method: 'PUT',
    path: '/rooms/:roomId',
    summary: 'Another name or site of a room, or that it is no longer used.',
    access: { permission: 'school.write' },
    schemas: { params: RoomParams, body: RoomChange, reply: RoomReply },
    handler: ({ change, params, body }) =>
      change({ action: 'room.change', subject: { kind: 'room', id: params.roomId } }, (tx) =>
        changeRoom(tx, params.roomId, body),
      ),
  }),
  route({
    method: 'DELETE',
    path: '/rooms/:roomId',
    summary: 'Takes a room away that no timetable ever named.',
    access: { permission: 'school.write' },
    schemas: { params: RoomParams },
    handler: ({ change, params }) =>
      whenUnused(
        'schools.room_in_use',
        change({ action: 'room.remove', subject: { kind: 'room', id: params.roomId } }, (tx) =>
          removeRoom(tx, params.roomId),
        ),
      ),
  }),
];

/** Where the school is: its sites and their rooms. */
export const placeRoutes = [...siteRoutes, ...roomRoutes];
