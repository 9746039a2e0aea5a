import { List } from '@furtka/core-contract/api';
import type { AccountId } from '@furtka/core-contract/ids';
import { AppError } from '../../kernel/domain/app-error.ts';
import { route } from '../../kernel/http/route.ts';
import { asPdf, printReply } from '../../kernel/print/print-reply.ts';
import { printTemplate } from '../../kernel/print/template.ts';
import { classNames } from '../../school/class-sections/api.ts';
import { schoolName, schoolToday, schoolZone } from '../../school/schools/api.ts';
import { forgetSheet, listBatches, orderBatch, takeSheet } from './batches.ts';
import { confirmReceipts, deskRows, homeroomName, receiptRows } from './desk.ts';
import { acceptInvitation } from './invitations.ts';
import {
  Batch,
  BatchParams,
  ClassParams,
  DeskRow,
  InvitationBody,
  OrderBatchBody,
  OrderedReply,
  ReceiptRowView,
  ReceiptsBody,
  ReceiptsReply,
} from './schema.ts';

const receiptList = printTemplate('receipt-list', import.meta.url);

const batchRoutes = [
  route({
    method: 'GET',
    path: '/accounts/desk',
    summary: 'Every account of the school with classes and the state of its login data.',
    access: { permission: 'account.read' },
    schemas: { reply: List(DeskRow) },
    handler: ({ services, read }) =>
      read(async (r) => ({ items: await deskRows(r, await schoolToday(r, services.clocks)) })),
  }),
  route({
    method: 'POST',
    path: '/login-slips',
    summary: 'Orders accounts and slips for a class; a job makes them.',
    access: { permission: 'loginSlip.issue' },
    schemas: { body: OrderBatchBody, reply: OrderedReply },
    handler: ({ services, change, actor, body }) =>
      orderBatch(services, change, {
        ...body,
        ordererId: actor.id as AccountId,
        ordererName: actor.name,
        nowUtc: services.clocks.system.nowMs(),
      }),
  }),
  route({
    method: 'GET',
    path: '/login-slips',
    summary: 'The last orders of slips and how far each has come.',
    access: { permission: 'loginSlip.issue', isNoActivity: true },
    schemas: { reply: List(Batch) },
    handler: ({ services, read }) =>
      read(async (r) => ({ items: await listBatches(r, services.clocks.system.nowMs()) })),
  }),
  route({
    method: 'POST',
    path: '/login-slips/:batchId/sheet',
    summary: 'The sheet of slips as PDF, for a day; each time it is taken is recorded.',
    access: { permission: 'loginSlip.issue' },
    schemas: { params: BatchParams },
    handler: async ({ services, change, schoolId, params, reply }) => {
      const pdf = await takeSheet(services, change, schoolId, params.batchId);
      asPdf(reply, 'slips');
      return pdf;
    },
  }),
  route({
    method: 'DELETE',
    path: '/login-slips/:batchId/sheet',
    summary: 'Forgets the passwords of a sheet that was printed.',
    access: { permission: 'loginSlip.issue' },
    schemas: { params: BatchParams },
    handler: ({ change, params }) => forgetSheet(change, params.batchId),
  }),
];

const receiptRoutes = [
  route({
    method: 'GET',
    path: '/classes/:classId/receipts',
    summary: 'Whose login data were made in a class, and who received them when.',
    access: { permission: 'loginSlip.handOut' },
    schemas: { params: ClassParams, reply: List(ReceiptRowView) },
    handler: ({ services, read, scope, params }) =>
      read(async (r) => {
        const date = await schoolToday(r, services.clocks);
        return { items: await receiptRows(r, scope, { ...params, date }) };
      }),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/receipts',
    summary: 'Notes the day on which login data were received.',
    access: { permission: 'loginSlip.handOut' },
    schemas: { params: ClassParams, body: ReceiptsBody, reply: ReceiptsReply },
    handler: ({ services, change, scope, params, body }) =>
      change(
        { action: 'account.received', subject: { kind: 'schoolClass', id: params.classId } },
        async (tx) => {
          const date = await schoolToday(tx, services.clocks);
          if (body.receivedOn > date) throw new AppError('invalid', 'loginSlips.future_receipt');
          return { written: await confirmReceipts(tx, scope, { ...params, ...body, date }) };
        },
      ),
  }),
  route({
    method: 'POST',
    path: '/classes/:classId/receipt-list',
    summary: 'The list on which receipt is signed, as PDF.',
    access: { permission: 'loginSlip.handOut' },
    schemas: { params: ClassParams },
    handler: async (context) => {
      const { classId } = context.params;
      const { services, scope } = context;
      const { zone, ...data } = await context.read(async (r) => {
        const date = await schoolToday(r, services.clocks);
        return {
          rows: await receiptRows(r, scope, { classId, date }),
          school: await schoolName(r),
          className: (await classNames(r)).get(classId) ?? '',
          teacher: await homeroomName(r, classId, date),
          zone: await schoolZone(r),
        };
      });
      return printReply(context, {
        template: receiptList,
        title: `Potwierdzenie odbioru danych logowania, klasa ${data.className}`,
        zone,
        data,
        subject: { kind: 'schoolClass', id: classId },
      });
    },
  }),
];

export const loginSlipRoutes = [
  ...batchRoutes,
  ...receiptRoutes,
  route({
    method: 'POST',
    path: '/own-account/invitation',
    summary: 'Joins one’s account to another school by the code of its slip.',
    access: { allMemberships: 'the other school is not one of the account yet' },
    schemas: { body: InvitationBody },
    handler: async ({ services, principal, body, address }) => {
      await acceptInvitation(services, principal, { ...body, address });
    },
  }),
];
