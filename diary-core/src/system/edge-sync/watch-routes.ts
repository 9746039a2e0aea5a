import { List } from '@furtka/core-contract/api';
import { notFound } from '../../kernel/domain/app-error.ts';
import { type Route, route } from '../../kernel/http/route.ts';
import { hubHealth } from './health.ts';
import { needSite, quarantineCounts, quarantinedViews } from './quarantine.ts';
import {
  QuarantineCount,
  QuarantinedView,
  QuarantineParams,
  QuarantineQuery,
  ReplayQuery,
  ReplayReply,
  RowReplayed,
} from './quarantine-schema.ts';
import { replayQuarantine, replayRow } from './replay.ts';
import { HubHealthView, SiteParams } from './schema.ts';
import { siteHealth } from './site-health.ts';
import { SiteHealth } from './site-health-schema.ts';
import { quarantinedRows } from './store.ts';

const PAGE = 50;
const watch = { permission: 'hub.watch' } as const;

const healthRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/hubs',
    summary: 'Hubs of the school and their health',
    access: watch,
    schemas: { reply: List(HubHealthView) },
    handler: ({ read, services }) =>
      read(async (tx) => ({ items: await hubHealth(tx, services.clocks.system.nowMs()) })),
  }),
  route({
    method: 'GET',
    path: '/site-health',
    summary: 'Sites of the school with hubs, boxes and doors as they were last heard of',
    access: { ...watch, isNoActivity: true },
    schemas: { reply: List(SiteHealth) },
    handler: ({ read, services }) =>
      read(async (tx) => ({ items: await siteHealth(tx, services.clocks.system.nowMs()) })),
  }),
];

const quarantineRoutes: Route[] = [
  route({
    method: 'GET',
    path: '/sites/:siteId/quarantine',
    summary: 'Rows that could not be taken, oldest first',
    access: { ...watch, auditRead: true },
    schemas: { params: SiteParams, query: QuarantineQuery, reply: List(QuarantinedView) },
    handler: ({ read, params: { siteId }, query: { code, after } }) =>
      read(async (tx) => {
        await needSite(tx, siteId);
        const rows = await quarantinedRows(tx, siteId, { code, after, limit: PAGE });
        const items = await quarantinedViews(tx, rows);
        const next = rows.length === PAGE ? rows.at(-1)?.id : undefined;
        return next === undefined ? { items } : { items, next };
      }),
  }),
  route({
    method: 'GET',
    path: '/sites/:siteId/quarantine/counts',
    summary: 'How many rows wait under each code',
    access: { ...watch, isNoActivity: true },
    schemas: { params: SiteParams, reply: List(QuarantineCount) },
    handler: ({ read, params: { siteId } }) =>
      read(async (tx) => {
        await needSite(tx, siteId);
        return { items: await quarantineCounts(tx, siteId) };
      }),
  }),
  route({
    method: 'POST',
    path: '/sites/:siteId/quarantine/replay',
    summary: 'Tries rows in quarantine once more',
    access: watch,
    schemas: { params: SiteParams, query: ReplayQuery, reply: ReplayReply },
    handler: ({ change, params: { siteId }, query, services }) =>
      change({ action: 'quarantine.replay', subject: { kind: 'site', id: siteId } }, async (tx) => {
        await needSite(tx, siteId);
        const reply = await replayQuarantine(tx, services, { ...query, siteId });
        tx.record({ after: { taken: reply.taken, left: reply.left } });
        return reply;
      }),
  }),
  route({
    method: 'POST',
    path: '/sites/:siteId/quarantine/:quarantineId/replay',
    summary: 'Tries one row in quarantine once more',
    access: watch,
    schemas: { params: QuarantineParams, reply: RowReplayed },
    handler: ({ change, params: { siteId, quarantineId }, services }) =>
      change({ action: 'quarantine.replay', subject: { kind: 'site', id: siteId } }, async (tx) => {
        await needSite(tx, siteId);
        const row = await tx.get('quarantined_row', quarantineId);
        if (row?.site_id !== siteId || row.replayed_at_utc !== null) throw notFound('quarantine');
        const reply = await replayRow(tx, services, row);
        const taken = reply.outcome === 'taken' ? 1 : 0;
        tx.record({ after: { taken, left: 1 - taken } });
        return reply;
      }),
  }),
];

/** What the administrator sees of hubs and of what they could not hand over. */
export const watchRoutes: readonly Route[] = [...healthRoutes, ...quarantineRoutes];
