import { List } from '@furtka/core-contract/api';
import type { Actor, SchoolTx } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import { addAgreement, changeAgreement, listAgreements } from './agreements.ts';
import { addDisclosure, cancelDisclosure, listDisclosures } from './disclosures.ts';
import { addRequest, answerRequest, extendRequest, listRequests } from './requests.ts';
import {
  AgreementBody,
  AgreementChange,
  AgreementParams,
  AgreementReply,
  AnswerBody,
  CancelBody,
  DisclosureBody,
  DisclosureParams,
  DisclosureReply,
  ExtendBody,
  RequestBody,
  RequestParams,
  RequestReply,
} from './schema.ts';

const subject = (kind: string, id?: string) => ({ kind, ...(id === undefined ? {} : { id }) });

const stampOf = async (tx: SchoolTx, services: Services, actor: Actor) => ({
  name: actor.name,
  atUtc: services.clocks.system.nowMs(),
  today: await schoolToday(tx, services.clocks),
});

const requestsReply = async (tx: SchoolTx, services: Services) => ({
  items: await listRequests(tx, await schoolToday(tx, services.clocks)),
});

const requestRoutes = [
  route({
    method: 'GET',
    path: '/data-requests',
    summary: 'What people asked about their data, late ones first.',
    access: { permission: 'dataRequest.read' },
    schemas: { reply: List(RequestReply) },
    handler: async ({ read, services }) => ({
      items: await read(async (r) => listRequests(r, await schoolToday(r, services.clocks))),
    }),
  }),
  route({
    method: 'POST',
    path: '/data-requests',
    summary: 'A request came; one month runs from its day.',
    access: { permission: 'dataRequest.write' },
    schemas: { body: RequestBody, reply: List(RequestReply) },
    handler: ({ change, services, actor, body }) =>
      change(
        { action: 'dataRequest.add', subject: subject('person', body.personId) },
        async (tx) => {
          await addRequest(tx, body, await stampOf(tx, services, actor));
          return requestsReply(tx, services);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/data-requests/:requestId/extend',
    summary: 'The answer takes longer, by at most two months.',
    access: { permission: 'dataRequest.write' },
    schemas: { params: RequestParams, body: ExtendBody, reply: List(RequestReply) },
    handler: ({ change, services, params, body }) =>
      change(
        {
          action: 'dataRequest.extend',
          subject: subject('dataRequest', params.requestId),
          reason: body.reason,
        },
        async (tx) => {
          await extendRequest(tx, params.requestId, body);
          return requestsReply(tx, services);
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/data-requests/:requestId/answer',
    summary: 'The request was answered.',
    access: { permission: 'dataRequest.write' },
    schemas: { params: RequestParams, body: AnswerBody, reply: List(RequestReply) },
    handler: ({ change, services, actor, params, body }) =>
      change(
        { action: 'dataRequest.answer', subject: subject('dataRequest', params.requestId) },
        async (tx) => {
          const stamp = await stampOf(tx, services, actor);
          await answerRequest(tx, params.requestId, { ...body, ...stamp });
          return requestsReply(tx, services);
        },
      ),
  }),
];

const disclosureRoutes = [
  route({
    method: 'GET',
    path: '/data-disclosures',
    summary: 'To which bodies personal data were given, the newest first.',
    access: { permission: 'dataDisclosure.read' },
    schemas: { reply: List(DisclosureReply) },
    handler: async ({ read }) => ({ items: await read(listDisclosures) }),
  }),
  route({
    method: 'POST',
    path: '/data-disclosures',
    summary: 'Records that data were given to a body entitled by law.',
    access: { permission: 'dataDisclosure.write' },
    schemas: { body: DisclosureBody, reply: List(DisclosureReply) },
    handler: ({ change, services, actor, body }) =>
      change({ action: 'dataDisclosure.add', subject: subject('dataDisclosure') }, async (tx) => {
        await addDisclosure(tx, body, await stampOf(tx, services, actor));
        return { items: await listDisclosures(tx) };
      }),
  }),
  route({
    method: 'POST',
    path: '/data-disclosures/:disclosureId/cancel',
    summary: 'Crosses out one that was recorded by mistake.',
    access: { permission: 'dataDisclosure.write' },
    schemas: { params: DisclosureParams, body: CancelBody, reply: List(DisclosureReply) },
    handler: ({ change, services, actor, params, body }) =>
      change(
        {
          action: 'dataDisclosure.cancel',
          subject: subject('dataDisclosure', params.disclosureId),
          reason: body.reason,
        },
        async (tx) => {
          const stamp = await stampOf(tx, services, actor);
          await cancelDisclosure(tx, params.disclosureId, { ...body, ...stamp });
          return { items: await listDisclosures(tx) };
        },
      ),
  }),
];

const agreementRoutes = [
  route({
    method: 'GET',
    path: '/processing-agreements',
    summary: 'Agreements by which a provider processes the school’s data, the newest first.',
    access: { permission: 'processingAgreement.read' },
    schemas: { reply: List(AgreementReply) },
    handler: async ({ read }) => ({ items: await read(listAgreements) }),
  }),
  route({
    method: 'POST',
    path: '/processing-agreements',
    summary: 'Records an agreement with its wording and dates.',
    access: { permission: 'processingAgreement.write' },
    schemas: { body: AgreementBody, reply: List(AgreementReply) },
    handler: ({ change, actor, body }) =>
      change(
        { action: 'processingAgreement.add', subject: subject('processingAgreement') },
        async (tx) => {
          await addAgreement(tx, body, actor.name);
          return { items: await listAgreements(tx) };
        },
      ),
  }),
  route({
    method: 'PUT',
    path: '/processing-agreements/:agreementId',
    summary: 'Corrects or ends an agreement.',
    access: { permission: 'processingAgreement.write' },
    schemas: { params: AgreementParams, body: AgreementChange, reply: List(AgreementReply) },
    handler: ({ change, params, body }) =>
      change(
        {
          action: 'processingAgreement.change',
          subject: subject('processingAgreement', params.agreementId),
        },
        async (tx) => {
          await changeAgreement(tx, params.agreementId, body);
          return { items: await listAgreements(tx) };
        },
      ),
  }),
];

export const privacyRoutes = [...requestRoutes, ...disclosureRoutes, ...agreementRoutes];
