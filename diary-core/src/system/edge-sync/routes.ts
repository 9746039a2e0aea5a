import { Directory } from '@furtka/core-contract/directory';
import { BatchReply, EventBatch, SiteState } from '@furtka/core-contract/sync';
import Type from 'typebox';
import { notFound } from '../../kernel/domain/app-error.ts';
import { type Route, route } from '../../kernel/http/route.ts';
import { withAnyText } from '../../kernel/http/validation.ts';
import { streamChanges } from './change-stream.ts';
import { directoryOf } from './directory.ts';
import { hubOf } from './hub.ts';
import { takeState } from './site-state.ts';
import { takeBatch } from './take-batch.ts';
import { watchRoutes } from './watch-routes.ts';

const MIB = 1024 * 1024;

const hubRoutes: Route[] = [
  route({
    method: 'POST',
    path: '/hub/events',
    summary: 'Rows of a hub’s event log, at most 500; each gets its verdict',
    access: { permission: 'hub.sync' },
    bodyLimit: 20 * MIB,
    // A poisoned row must not stop its batch: each payload is judged by itself.
    schemas: { body: withAnyText(EventBatch), reply: BatchReply },
    handler: ({ services, principal, body }) => takeBatch(services, hubOf(principal), body),
  }),
  route({
    method: 'POST',
    path: '/hub/state',
    summary: 'The site as it is now',
    access: { permission: 'hub.sync' },
    bodyLimit: 4 * MIB,
    schemas: { body: SiteState, reply: Type.Object({}, { additionalProperties: false }) },
    handler: async ({ services, principal, body }) => {
      await takeState(services, hubOf(principal), body);
      return {};
    },
  }),
  route({
    method: 'GET',
    path: '/hub/changes',
    summary: 'Server-sent events: blocks ahead of everything, new rosters and directories',
    access: { permission: 'hub.sync' },
    handler: async ({ services, principal, reply }) => {
      streamChanges(services, hubOf(principal), reply);
      return reply;
    },
  }),
  route({
    method: 'GET',
    path: '/hub/roster',
    summary: 'The signed roster of the hub’s site; ETag is its version',
    access: { permission: 'hub.sync' },
    handler: async ({ read, principal, request, reply }) => {
      const roster = await read((tx) => tx.get('site_roster', hubOf(principal).siteId));
      if (roster === undefined) throw notFound('roster');
      const etag = `"${roster.version}"`;
      reply.header('etag', etag);
      if (request.headers['if-none-match'] === etag) return reply.code(304).send();
      return reply.type('text/plain; charset=utf-8').send(roster.signed_text);
    },
  }),
  route({
    method: 'GET',
    path: '/hub/directory',
    summary: 'People of the hub’s site',
    access: { permission: 'hub.sync' },
    schemas: { reply: Directory },
    handler: ({ read, principal, services }) =>
      read((tx) => directoryOf(tx, services, hubOf(principal).siteId)),
  }),
];

export const edgeSyncRoutes: readonly Route[] = [...hubRoutes, ...watchRoutes];
