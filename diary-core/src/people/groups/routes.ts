import { List } from '@furtka/core-contract/api';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import {
  ClassParams,
  ClassTermsBody,
  ClassTermsReply,
  setClassTerms,
  termsReply,
} from '../../school/class-sections/api.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { groupCandidates } from './candidates.ts';
import { groupDetail, listGroups } from './listing.ts';
import {
  Candidates,
  GroupBody,
  GroupChange,
  GroupDetail,
  GroupParams,
  GroupQuery,
  GroupReply,
  MembersBody,
} from './schema.ts';
import { requireSharedTerms } from './shared-terms.ts';
import { addGroup, changeGroup, removeGroup, setMembers } from './use-cases.ts';

const dateOf = async (
  read: SchoolRead,
  services: Services,
  asked: string | undefined,
): Promise<string> => asked ?? schoolToday(read, services.clocks);

export const groupRoutes = [
  route({
    method: 'GET',
    path: '/groups',
    summary: 'Groups of students, with how many belong to each on a day.',
    access: { permission: 'group.read' },
    schemas: { query: GroupQuery, reply: List(GroupReply) },
    handler: async ({ read, services, query }) => ({
      items: await read(async (r) => listGroups(r, await dateOf(r, services, query.date))),
    }),
  }),
  route({
    method: 'GET',
    path: '/groups/candidates',
    summary:
      'What a person may do with groups on a day: the groups whose lists the person keeps, and the pupils that they may be made of.',
    access: { permission: 'group.own' },
    schemas: { query: GroupQuery, reply: Candidates },
    handler: ({ read, services, scope, query }) =>
      read(async (r) => groupCandidates(r, scope, await dateOf(r, services, query.date))),
  }),
  route({
    method: 'GET',
    path: '/groups/:groupId',
    summary: 'One group with its members on a day, in the order of the group.',
    access: { permission: 'group.read' },
    schemas: { params: GroupParams, query: GroupQuery, reply: GroupDetail },
    handler: ({ read, services, params, query }) =>
      read(async (r) => groupDetail(r, params.groupId, await dateOf(r, services, query.date))),
  }),
  route({
    method: 'POST',
    path: '/groups',
    summary: 'A new group within a class or across classes.',
    access: { permission: 'group.write' },
    schemas: { body: GroupBody, reply: GroupDetail },
    handler: ({ change, services, scope, body }) =>
      change({ action: 'group.add', subject: { kind: 'group' } }, async (tx) => {
        const groupId = await addGroup(tx, scope, body);
        return groupDetail(tx, groupId, await schoolToday(tx, services.clocks));
      }),
  }),
  route({
    method: 'PUT',
    path: '/groups/:groupId',
    summary: 'Another name, teacher, subject or other classes of a group.',
    access: { permission: 'group.write' },
    schemas: { params: GroupParams, body: GroupChange, reply: GroupDetail },
    handler: ({ change, services, scope, params, body }) =>
      change(
        { action: 'group.change', subject: { kind: 'group', id: params.groupId } },
        async (tx) => {
          const today = await schoolToday(tx, services.clocks);
          await changeGroup(tx, scope, params.groupId, { ...body, today });
          return groupDetail(tx, params.groupId, today);
        },
      ),
  }),
  route({
    method: 'DELETE',
    path: '/groups/:groupId',
    summary: 'Takes a group away that nobody ever belonged to.',
    access: { permission: 'group.write' },
    schemas: { params: GroupParams },
    handler: ({ change, scope, params }) =>
      change(
        { action: 'group.remove', subject: { kind: 'group', id: params.groupId } },
        async (tx) => {
          await removeGroup(tx, scope, params.groupId);
        },
      ),
  }),
  route({
    method: 'PUT',
    path: '/groups/:groupId/members',
    summary: 'Who belongs to a group from a day on, in the order of the group.',
    access: { permission: 'group.own' },
    schemas: { params: GroupParams, body: MembersBody, reply: GroupDetail },
    handler: ({ change, scope, params, body }) =>
      change(
        { action: 'group.members', subject: { kind: 'group', id: params.groupId } },
        async (tx) => {
          await setMembers(tx, scope, params.groupId, body);
          return groupDetail(tx, params.groupId, body.from);
        },
      ),
  }),
  route({
    method: 'PUT',
    path: '/classes/:classId/terms',
    summary:
      'Term dates of a class; none: those of the school year again. Its shared groups must allow them.',
    access: { permission: 'class.write' },
    schemas: { params: ClassParams, body: ClassTermsBody, reply: ClassTermsReply },
    handler: ({ change, params, body }) =>
      change(
        { action: 'class.terms', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => {
          const after = await setClassTerms(tx, params.classId, body);
          await requireSharedTerms(tx, params.classId);
          return termsReply(after);
        },
      ),
  }),
];
