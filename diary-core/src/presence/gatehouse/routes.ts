import { List } from '@furtka/core-contract/api';
import { type Route, route } from '../../kernel/http/route.ts';
import { gateBook, visitBook } from './books.ts';
import { chooseGateDoor } from './gate-door.ts';
import { listNotes, markDone } from './notes.ts';
import {
  BookQuery,
  CardNote,
  GateBookEntry,
  GateDoorBody,
  GateDoorReply,
  NoteParams,
  NoteQuery,
  SiteParams,
  VisitEntry,
} from './schema.ts';

const books: Route[] = [
  route({
    method: 'GET',
    path: '/sites/:siteId/gate-book',
    summary: 'Entries without a card and doors opened once at a site, newest first',
    access: { permission: 'gateBook.read' },
    schemas: { params: SiteParams, query: BookQuery, reply: List(GateBookEntry) },
    handler: ({ read, scope, params: { siteId }, query, services }) =>
      read(async (tx) => ({ items: await gateBook(tx, services, scope, siteId, query) })),
  }),
  route({
    method: 'GET',
    path: '/sites/:siteId/visits',
    summary: 'Visits at a site, newest first; the visitors’ names stay on the hub',
    access: { permission: 'gateBook.read' },
    schemas: { params: SiteParams, query: BookQuery, reply: List(VisitEntry) },
    handler: ({ read, params: { siteId }, query, services }) =>
      read(async (tx) => ({ items: await visitBook(tx, services, siteId, query) })),
  }),
];

const notes: Route[] = [
  route({
    method: 'GET',
    path: '/card-notes',
    summary: 'Cards that were forgotten too often in a month, newest first',
    access: { permission: 'cardNote.read' },
    schemas: { query: NoteQuery, reply: List(CardNote) },
    handler: ({ read, scope, query, services }) =>
      read((tx) => listNotes(tx, services, scope, query)),
  }),
  route({
    method: 'POST',
    path: '/card-notes/:noteId/done',
    summary: 'Somebody saw to it',
    access: { permission: 'cardNote.done' },
    schemas: { params: NoteParams, reply: CardNote },
    handler: ({ change, scope, actor, params: { noteId }, services }) =>
      change({ action: 'card_note.done', subject: { kind: 'card_note', id: noteId } }, (tx) =>
        markDone(tx, services, scope, { noteId, name: actor.name }),
      ),
  }),
];

const places: Route[] = [
  route({
    method: 'PUT',
    path: '/sites/:siteId/gate-door',
    summary: 'The door beside the kiosk, which entries in the book open',
    access: { permission: 'school.write' },
    schemas: { params: SiteParams, body: GateDoorBody, reply: GateDoorReply },
    handler: ({ change, params: { siteId }, body }) =>
      change({ action: 'site.gate_door', subject: { kind: 'site', id: siteId } }, (tx) =>
        chooseGateDoor(tx, siteId, body.doorId),
      ),
  }),
];

export const gatehouseRoutes: readonly Route[] = [...books, ...notes, ...places];
