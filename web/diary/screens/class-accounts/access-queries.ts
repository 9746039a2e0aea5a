import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type AccessTerms = ReplyOf<'/api/v1/access-modes'>;
export type ServiceRow = AccessTerms['services'][number];
export type ClassGuardian = ReplyOf<'/api/v1/classes/{classId}/access'>['items'][number];
export type ReceiptRow = ReplyOf<'/api/v1/classes/{classId}/receipts'>['items'][number];
export type CheckedLine = ReplyOf<
  '/api/v1/classes/{classId}/access/check',
  'post'
>['items'][number];
export type NewPayment = BodyOf<
  '/api/v1/classes/{classId}/access/payments',
  'post'
>['payments'][number];
export type PaymentLine = ReplyOf<'/api/v1/access-modes/payments'>['items'][number];
export type OwnAccess = ReplyOf<'/api/v1/own-access'>['items'][number];

export const ACCESS_KEYS = {
  terms: 'access-terms',
  class: 'access-class',
  receipts: 'access-receipts',
  payments: 'access-payments',
  own: 'own-access',
} as const;

export const termsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [ACCESS_KEYS.terms, schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/access-modes', { headers: inSchool(schoolId) })),
  });

const inClass = (schoolId: string, classId: string) => ({
  headers: inSchool(schoolId),
  params: { path: { classId } },
});

export const classAccessQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [ACCESS_KEYS.class, schoolId, classId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/classes/{classId}/access', inClass(schoolId, classId))))
        .items,
  });

export const receiptsQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [ACCESS_KEYS.receipts, schoolId, classId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/classes/{classId}/receipts', inClass(schoolId, classId))))
        .items,
  });

/** Notes the day on which login data were received; who received them earlier keeps the day. */
export const noteReceipts = (
  { client }: Core,
  {
    schoolId,
    classId,
    ...body
  }: { schoolId: string; classId: string; accountIds: string[]; receivedOn: string },
) =>
  dataOf(
    client.POST('/api/v1/classes/{classId}/receipts', { ...inClass(schoolId, classId), body }),
  );

export const paymentsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [ACCESS_KEYS.payments, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/access-modes/payments', { headers: inSchool(schoolId) })))
        .items,
  });

export const ownAccessQuery = ({ client }: Core) =>
  queryOptions({
    queryKey: [ACCESS_KEYS.own],
    queryFn: async () => (await dataOf(client.GET('/api/v1/own-access'))).items,
  });

export const setTerms = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/access-modes', 'put'>,
) => dataOf(client.PUT('/api/v1/access-modes', { headers: inSchool(schoolId), body }));

export const checkList = async (
  { client }: Core,
  { schoolId, classId, text }: { schoolId: string; classId: string; text: string },
) =>
  (
    await dataOf(
      client.POST('/api/v1/classes/{classId}/access/check', {
        ...inClass(schoolId, classId),
        body: { text },
      }),
    )
  ).items;

export const addPayments = (
  { client }: Core,
  { schoolId, classId, payments }: { schoolId: string; classId: string; payments: NewPayment[] },
) =>
  dataOf(
    client.POST('/api/v1/classes/{classId}/access/payments', {
      ...inClass(schoolId, classId),
      body: { payments },
    }),
  );

export const removePayment = (
  { client }: Core,
  { schoolId, paymentId, reason }: { schoolId: string; paymentId: string; reason: string },
) =>
  dataOf(
    client.POST('/api/v1/access-modes/payments/{paymentId}/removal', {
      headers: inSchool(schoolId),
      params: { path: { paymentId } },
      body: { reason },
    }),
  );

export const activatePayments = (
  { client }: Core,
  { schoolId, paymentIds }: { schoolId: string; paymentIds: string[] },
) =>
  dataOf(
    client.POST('/api/v1/access-modes/activations', {
      headers: inSchool(schoolId),
      body: { paymentIds },
    }),
  );

export const setMode = (
  { client }: Core,
  {
    schoolId,
    guardianId,
    ...body
  }: { schoolId: string; guardianId: string; mode: 'basic' | 'extended'; reason: string },
) =>
  dataOf(
    client.PUT('/api/v1/guardians/{guardianId}/access', {
      headers: inSchool(schoolId),
      params: { path: { guardianId } },
      body,
    }),
  );

export const orderAccess = ({ client }: Core, schoolId: string, isOrdered: boolean) => {
  const init = { headers: inSchool(schoolId) };
  return isOrdered
    ? dataOf(client.PUT('/api/v1/own-access/order', init))
    : dataOf(client.DELETE('/api/v1/own-access/order', init));
};
