import { List } from '@furtka/core-contract/api';
import { route } from '../../kernel/http/route.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { classSummaries } from './classes.ts';
import { currentIds, listPeople, onePerson } from './listing.ts';
import {
  ClassSummary,
  ClassSummaryQuery,
  PeopleCounts,
  PeopleQuery,
  PeopleReply,
  PersonParams,
  PersonRow,
} from './schema.ts';

export const everybodyRoutes = [
  route({
    method: 'GET',
    path: '/people',
    summary:
      'Students, guardians and staff by name; a search forgives marks and slips of the keys.',
    access: { permission: 'person.read' },
    schemas: { query: PeopleQuery, reply: PeopleReply },
    handler: ({ read, query, services }) =>
      read(async (r) => listPeople(r, query, await schoolToday(r, services.clocks))),
  }),
  route({
    method: 'GET',
    path: '/people/counts',
    summary: 'How many students, guardians and staff there are today.',
    access: { permission: 'person.read' },
    schemas: { reply: PeopleCounts },
    handler: ({ read, services }) =>
      read(async (r) => {
        const ids = await currentIds(r, await schoolToday(r, services.clocks));
        return {
          student: ids.student.size,
          guardian: ids.guardian.size,
          staff: ids.staff.size,
        };
      }),
  }),
  route({
    method: 'GET',
    path: '/people/:personId',
    summary: 'One person of the school.',
    access: { permission: 'person.read' },
    schemas: { params: PersonParams, reply: PersonRow },
    handler: ({ read, params, services }) =>
      read(async (r) => onePerson(r, params.personId, await schoolToday(r, services.clocks))),
  }),
  route({
    method: 'GET',
    path: '/classes/summary',
    summary:
      'Classes of a school year, of this one if none is named, with their size and homeroom teacher.',
    access: { permission: 'class.read' },
    schemas: { query: ClassSummaryQuery, reply: List(ClassSummary) },
    handler: ({ read, query, services }) =>
      read(async (r) => ({
        items: await classSummaries(r, await schoolToday(r, services.clocks), query.yearId),
      })),
  }),
];
