import { List } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { listTerms, listUnread, ownTerms } from './listing.ts';
import {
  OwnTerms,
  PublishBody,
  TermsBody,
  TermsChange,
  TermsParams,
  TermsReply,
  UnreadQuery,
  UnreadReply,
  VersionBody,
} from './schema.ts';
import { acknowledge, addDraft, changeDraft, publish, removeDraft, withdraw } from './use-cases.ts';

const LONG_BODY = 512 * 1024;

const replyOf = async (tx: SchoolTx, services: Services, termsId: string) => {
  const all = await listTerms(tx, await schoolToday(tx, services.clocks));
  const found = all.find((each) => each.termsId === termsId);
  if (found === undefined) throw new AppError('not_found', 'kernel.not_found', { noun: 'terms' });
  return found;
};
const subject = (id?: string) => ({ kind: 'terms', ...(id === undefined ? {} : { id }) });

export const termsRoutes = [
  route({
    method: 'GET',
    path: '/own-terms',
    summary: 'Regulations in force in each school of the account, and whether they were read.',
    access: { allMemberships: 'a parent reads the regulations of every school of the children' },
    schemas: { reply: List(OwnTerms) },
    handler: async ({ eachSchool, principal, services }) => {
      const found = await eachSchool('terms.own', async (read) =>
        ownTerms(read, principal.accountId, await schoolToday(read, services.clocks)),
      );
      return { items: found.flat() };
    },
  }),
  route({
    method: 'POST',
    path: '/own-terms/:termsId/read',
    summary: 'The person has read the regulations in force; a second time keeps the first.',
    access: { permission: 'terms.own' },
    schemas: { params: TermsParams },
    handler: ({ change, params, services, actor }) =>
      change({ action: 'terms.read', subject: subject(params.termsId) }, async (tx) =>
        acknowledge(tx, params.termsId, {
          accountId: actor.id as AccountId,
          today: await schoolToday(tx, services.clocks),
          atUtc: services.clocks.system.nowMs(),
        }),
      ),
  }),
  route({
    method: 'GET',
    path: '/terms',
    summary: 'Every wording of the regulations, drafts first.',
    access: { permission: 'terms.read' },
    schemas: { reply: List(TermsReply) },
    handler: async ({ read, services }) => ({
      items: await read(async (r) => listTerms(r, await schoolToday(r, services.clocks))),
    }),
  }),
  route({
    method: 'GET',
    path: '/terms/unread',
    summary: 'Who may sign in and has not read the regulations in force.',
    access: { permission: 'terms.read' },
    schemas: { query: UnreadQuery, reply: UnreadReply },
    handler: ({ read, services, query }) =>
      read(async (r) => listUnread(r, await schoolToday(r, services.clocks), query.role)),
  }),
  route({
    method: 'POST',
    path: '/terms',
    summary: 'A new draft of the regulations.',
    access: { permission: 'terms.write' },
    bodyLimit: LONG_BODY,
    schemas: { body: TermsBody, reply: TermsReply },
    handler: ({ change, services, body }) =>
      change({ action: 'terms.add', subject: subject() }, async (tx) =>
        replyOf(tx, services, await addDraft(tx, body)),
      ),
  }),
  route({
    method: 'PUT',
    path: '/terms/:termsId',
    summary: 'Another wording of a draft.',
    access: { permission: 'terms.write' },
    bodyLimit: LONG_BODY,
    schemas: { params: TermsParams, body: TermsChange, reply: TermsReply },
    handler: ({ change, services, params, body }) =>
      change({ action: 'terms.change', subject: subject(params.termsId) }, async (tx) => {
        await changeDraft(tx, params.termsId, body);
        return replyOf(tx, services, params.termsId);
      }),
  }),
  route({
    method: 'DELETE',
    path: '/terms/:termsId',
    summary: 'Takes a draft away.',
    access: { permission: 'terms.write' },
    schemas: { params: TermsParams },
    handler: ({ change, params }) =>
      change({ action: 'terms.remove', subject: subject(params.termsId) }, (tx) =>
        removeDraft(tx, params.termsId),
      ),
  }),
  route({
    method: 'POST',
    path: '/terms/:termsId/publish',
    summary: 'Gives a draft its number and its first day.',
    access: { permission: 'terms.write', stepUp: true },
    schemas: { params: TermsParams, body: PublishBody, reply: TermsReply },
    handler: ({ change, services, params, body, actor }) =>
      change({ action: 'terms.publish', subject: subject(params.termsId) }, async (tx) => {
        await publish(tx, params.termsId, {
          ...body,
          today: await schoolToday(tx, services.clocks),
          byName: actor.name,
          atUtc: services.clocks.system.nowMs(),
        });
        return replyOf(tx, services, params.termsId);
      }),
  }),
  route({
    method: 'POST',
    path: '/terms/:termsId/withdraw',
    summary: 'A published wording that does not hold yet becomes a draft again.',
    access: { permission: 'terms.write' },
    schemas: { params: TermsParams, body: VersionBody, reply: TermsReply },
    handler: ({ change, services, params, body }) =>
      change({ action: 'terms.withdraw', subject: subject(params.termsId) }, async (tx) => {
        const today = await schoolToday(tx, services.clocks);
        await withdraw(tx, params.termsId, { ...body, today });
        return replyOf(tx, services, params.termsId);
      }),
  }),
];
