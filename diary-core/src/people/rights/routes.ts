import { List, ReasonBody } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import { route } from '../../kernel/http/route.ts';
import { candidates, givenRights, matrixRows, rightKinds, rightsOfAccount } from './listing.ts';
import {
  AccountRights,
  Candidate,
  CandidateQuery,
  GiveBody,
  GivenRight,
  MatrixRow,
  RightAccountParams,
  RightKind,
  RightParams,
} from './schema.ts';
import { giveRight, giverOf, takeRight } from './use-cases.ts';

export const rightRoutes = [
  route({
    method: 'GET',
    path: '/rights/matrix',
    summary: 'Who may do what: every permission by role.',
    access: { permission: 'right.read' },
    schemas: { reply: List(MatrixRow) },
    handler: async ({ services }) => ({ items: matrixRows(services.access) }),
  }),
  route({
    method: 'GET',
    path: '/rights/kinds',
    summary: 'Rights that may be given to a person besides the rights of roles.',
    access: { permission: 'right.read' },
    schemas: { reply: List(RightKind) },
    handler: async ({ services }) => ({ items: rightKinds(services.access) }),
  }),
  route({
    method: 'GET',
    path: '/rights/given',
    summary: 'Rights that were given in the school, the newest first, ended ones too.',
    access: { permission: 'right.read' },
    schemas: { reply: List(GivenRight) },
    handler: async ({ read, services }) => ({
      items: await read((r) => givenRights(r, services.clocks.system.nowMs())),
    }),
  }),
  route({
    method: 'GET',
    path: '/rights/candidates',
    summary: 'Accounts to which some right may be given, by name or login.',
    access: { permission: 'right.give' },
    schemas: { query: CandidateQuery, reply: List(Candidate) },
    handler: async ({ read, services, query }) => ({
      items: await read((r) => candidates(r, services.access, query.search)),
    }),
  }),
  route({
    method: 'GET',
    path: '/accounts/:accountId/rights',
    summary: 'Roles of an account in the school, and the rights it was given.',
    access: { permission: 'right.read' },
    schemas: { params: RightAccountParams, reply: AccountRights },
    handler: ({ read, services, params }) =>
      read((r) =>
        rightsOfAccount(r, params.accountId as AccountId, services.clocks.system.nowMs()),
      ),
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/rights',
    summary: 'Gives somebody a right, with a reason and perhaps a last day.',
    access: { permission: 'right.give', stepUp: true },
    schemas: { params: RightAccountParams, body: GiveBody, reply: AccountRights },
    handler: ({ change, services, principal, schoolId, params, body }) => {
      const accountId = params.accountId as AccountId;
      const giver = giverOf(principal, schoolId, services.clocks.system.nowMs());
      return change(
        {
          action: 'right.give',
          subject: { kind: 'account', id: accountId },
          reason: body.reason,
        },
        async (tx) => {
          await giveRight(tx, services.access, giver, { ...body, accountId });
          return rightsOfAccount(tx, accountId, giver.nowUtc);
        },
      );
    },
  }),
  route({
    method: 'POST',
    path: '/accounts/:accountId/rights/:key/take',
    summary: 'Takes a right back; it is gone with the next request.',
    access: { permission: 'right.give', stepUp: true },
    schemas: { params: RightParams, body: ReasonBody, reply: AccountRights },
    handler: ({ change, services, principal, schoolId, params, body }) => {
      const accountId = params.accountId as AccountId;
      const giver = giverOf(principal, schoolId, services.clocks.system.nowMs());
      return change(
        {
          action: 'right.take',
          subject: { kind: 'account', id: accountId },
          reason: body.reason,
        },
        async (tx) => {
          await takeRight(tx, services.access, giver, { ...params, ...body, accountId });
          return rightsOfAccount(tx, accountId, giver.nowUtc);
        },
      );
    },
  }),
];
