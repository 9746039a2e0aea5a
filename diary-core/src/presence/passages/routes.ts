import { List, Passage, PassageQuery } from '@furtka/core-contract/api';
import { type Route, route } from '../../kernel/http/route.ts';
import { firstAnswer, passagesOfStudent } from './reading.ts';
import { DayQuery, RefusedTap, SiteParams, SitePassage, StudentParams } from './schema.ts';
import { passagesOfDay, refusalsOfDay } from './site-reading.ts';

export const passageRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/children/:studentId/passages',
    summary: 'Entries and exits of one child, newest first; school dates, both included',
    access: { allMemberships: 'children of one guardian may be at several schools' },
    schemas: { params: StudentParams, query: PassageQuery, reply: List(Passage) },
    handler: async ({ eachSchool, params: { studentId }, query, services }) => ({
      items: firstAnswer(
        await eachSchool('passage.read', (read, scope) =>
          passagesOfStudent(read, services, scope, { studentId, range: query }),
        ),
      ),
    }),
  }),
  route({
    method: 'GET',
    path: '/sites/:siteId/passages',
    summary: 'Entries and exits of one day at a site',
    access: { permission: 'passage.readSite' },
    schemas: { params: SiteParams, query: DayQuery, reply: List(SitePassage) },
    handler: ({ read, params: { siteId }, query, services }) =>
      read(async (tx) => ({ items: await passagesOfDay(tx, services, siteId, query.date) })),
  }),
  route({
    method: 'GET',
    path: '/sites/:siteId/refused-taps',
    summary: 'Taps of one day at a site that were refused',
    access: { permission: 'passage.readSite' },
    schemas: { params: SiteParams, query: DayQuery, reply: List(RefusedTap) },
    handler: ({ read, params: { siteId }, query, services }) =>
      read(async (tx) => ({ items: await refusalsOfDay(tx, services, siteId, query.date) })),
  }),
];
