import { List } from '@furtka/core-contract/api';
import type { PersonId } from '@furtka/core-contract/ids';
import type { Actor, SchoolRead } from '../../kernel/db/handles.ts';
import { route } from '../../kernel/http/route.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import {
  classGuardians,
  modeHistory,
  ownAccess,
  paymentLines,
  requireClassWithin,
} from './listing.ts';
import {
  ActivateBody,
  CheckBody,
  CheckedLine,
  ClassGuardian,
  ClassParams,
  GuardianParams,
  ModeHistoryRow,
  OwnAccess,
  PaymentLine,
  PaymentParams,
  PaymentsBody,
  RemovePaymentBody,
  SetModeBody,
  TermsBody,
  TermsView,
  WrittenReply,
} from './schema.ts';
import { termsOf } from './store.ts';
import {
  type Acting,
  activate,
  addPayments,
  checkPayments,
  orderActivation,
  removePayment,
  setMode,
  setTerms,
} from './use-cases.ts';

const actingNow = async (read: SchoolRead, services: Services, actor: Actor): Promise<Acting> => ({
  name: actor.name,
  nowUtc: services.clocks.system.nowMs(),
  today: await schoolToday(read, services.clocks),
});

const termsRoutes = [
  route({
    method: 'GET',
    path: '/access-modes',
    summary: 'What the basic and the extended mode have, the fee and where it is paid.',
    access: { permission: 'accessMode.read' },
    schemas: { reply: TermsView },
    handler: ({ read }) => read(termsOf),
  }),
  route({
    method: 'PUT',
    path: '/access-modes',
    summary: 'Another table of modes, fee or account.',
    access: { permission: 'accessMode.configure' },
    schemas: { body: TermsBody, reply: TermsView },
    handler: ({ change, body }) =>
      change({ action: 'accessMode.configure', subject: { kind: 'school' } }, async (tx) => {
        await setTerms(tx, body);
        return termsOf(tx);
      }),
  }),
];

const classRoutes = [
  route({
    method: 'GET',
    path: '/classes/:classId/access',
    summary: 'Guardians of a class with mode and payment.',
    access: { permission: 'accessMode.read' },
    schemas: { params: ClassParams, reply: List(ClassGuardian) },
    handler: ({ services, read, scope, params }) =>
      read(async (r) => {
        await requireClassWithin(r, scope, params.classId);
        const today = await schoolToday(r, services.clocks);
        return { items: await classGuardians(r, params.classId, today) };
      }),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/access/check',
    summary: 'How a pasted treasurer’s list is understood, line by line; nothing is written.',
    access: { permission: 'accessPayment.write' },
    schemas: { params: ClassParams, body: CheckBody, reply: List(CheckedLine) },
    handler: ({ services, read, scope, params, body }) =>
      read(async (r) => {
        await requireClassWithin(r, scope, params.classId);
        const today = await schoolToday(r, services.clocks);
        return { items: await checkPayments(r, { ...params, ...body, today }) };
      }),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/access/payments',
    summary: 'Lines of the treasurer’s list; all of them or none.',
    access: { permission: 'accessPayment.write' },
    schemas: { params: ClassParams, body: PaymentsBody, reply: WrittenReply },
    handler: ({ services, change, actor, scope, params, body }) =>
      change(
        { action: 'accessPayment.add', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => {
          await requireClassWithin(tx, scope, params.classId);
          const acting = await actingNow(tx, services, actor);
          return { written: await addPayments(tx, params.classId, body, acting) };
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/access-modes/payments/:paymentId/removal',
    summary: 'Takes a line away that was entered wrongly.',
    access: { permission: 'accessPayment.write' },
    schemas: { params: PaymentParams, body: RemovePaymentBody },
    handler: ({ change, scope, params, body }) =>
      change(
        {
          action: 'accessPayment.remove',
          subject: { kind: 'accessPayment', id: params.paymentId },
          reason: body.reason,
        },
        async (tx) => {
          const payment = await tx.require('access_payment', params.paymentId);
          await requireClassWithin(tx, scope, payment.class_id);
          await removePayment(tx, params.paymentId);
        },
      ),
  }),
];

const adminRoutes = [
  route({
    method: 'GET',
    path: '/access-modes/payments',
    summary: 'All lines of the treasurers of this school year.',
    access: { permission: 'accessMode.set' },
    schemas: { reply: List(PaymentLine) },
    handler: ({ services, read }) =>
      read(async (r) => ({ items: await paymentLines(r, await schoolToday(r, services.clocks)) })),
  }),
  route({
    method: 'POST',
    path: '/access-modes/activations',
    summary: 'The extended mode for everybody of these lines, until the school year ends.',
    access: { permission: 'accessMode.set' },
    schemas: { body: ActivateBody, reply: WrittenReply },
    handler: ({ services, change, actor, body }) =>
      change({ action: 'accessMode.activate', subject: { kind: 'school' } }, async (tx) => ({
        written: await activate(tx, body.paymentIds, await actingNow(tx, services, actor)),
      })),
  }),
  route({
    method: 'PUT',
    path: '/guardians/:guardianId/access',
    summary: 'Gives a guardian a mode by hand.',
    access: { permission: 'accessMode.set' },
    schemas: { params: GuardianParams, body: SetModeBody },
    handler: ({ services, change, actor, params, body }) =>
      change(
        {
          action: 'accessMode.set',
          subject: { kind: 'guardian', id: params.guardianId },
          reason: body.reason,
        },
        async (tx) => setMode(tx, params.guardianId, body, await actingNow(tx, services, actor)),
      ),
  }),
  route({
    method: 'GET',
    path: '/guardians/:guardianId/access',
    summary: 'The modes that a guardian was given, the newest first.',
    access: { permission: 'accessMode.set' },
    schemas: { params: GuardianParams, reply: List(ModeHistoryRow) },
    handler: ({ read, params }) =>
      read(async (r) => ({ items: await modeHistory(r, params.guardianId) })),
  }),
];

/** The guardian that the scope of an own right stands for. */
const ownId = (grants: readonly { readonly personId?: PersonId }[]): PersonId[] =>
  grants.flatMap((grant) => grant.personId ?? []);

const order = (isOrdered: boolean) =>
  route({
    method: isOrdered ? 'PUT' : 'DELETE',
    path: '/own-access/order',
    summary: isOrdered ? 'Orders the activation of one’s own account.' : 'Takes the order back.',
    access: { permission: 'accessMode.own' },
    schemas: {},
    handler: ({ services, change, scope }) =>
      change(
        {
          action: 'accessMode.order',
          subject: { kind: 'guardian', id: scope.grants[0]?.personId ?? '' },
        },
        async (tx) => {
          const nowUtc = services.clocks.system.nowMs();
          const today = await schoolToday(tx, services.clocks);
          for (const guardianId of ownId(scope.grants))
            await orderActivation(tx, guardianId, { isOrdered, nowUtc, today });
        },
      ),
  });

const ownRoutes = [
  route({
    method: 'GET',
    path: '/own-access',
    summary: 'One’s own access in each school.',
    access: { allMemberships: 'a guardian may have children in several schools' },
    schemas: { reply: List(OwnAccess) },
    handler: async ({ eachSchool, services }) => {
      const perSchool = await eachSchool('accessMode.own', async (r, scope) => {
        const today = await schoolToday(r, services.clocks);
        const own = [];
        for (const guardianId of ownId(scope.grants))
          own.push(await ownAccess(r, guardianId, today));
        return own;
      });
      return { items: perSchool.flat() };
    },
  }),
  order(true),
  order(false),
];

export const accessModeRoutes = [...termsRoutes, ...classRoutes, ...adminRoutes, ...ownRoutes];
