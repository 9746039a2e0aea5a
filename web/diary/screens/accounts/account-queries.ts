import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type DeskAccount = ReplyOf<'/api/v1/accounts/desk'>['items'][number];
export type SlipBatch = ReplyOf<'/api/v1/login-slips'>['items'][number];
export type AccountState = DeskAccount['state'];

export const ACCOUNT_KEYS = { desk: 'account-desk', slips: 'login-slips' } as const;

/** While slips are made the page looks again so often. */
const LOOK_MS = 1_500;

/** Every account of the school: the page filters by itself, so that a letter typed shows at once. */
export const deskQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [ACCOUNT_KEYS.desk, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/accounts/desk', { headers: inSchool(schoolId) }))).items,
  });

export const slipsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [ACCOUNT_KEYS.slips, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/login-slips', { headers: inSchool(schoolId) }))).items,
    refetchInterval: ({ state }) =>
      state.data?.some((batch) => batch.state === 'waiting') === true ? LOOK_MS : false,
  });

export const orderSlips = (
  { client }: Core,
  schoolId: string,
  body: { readonly classId: string; readonly audience: SlipBatch['audience'] },
) =>
  dataOf(
    client.POST('/api/v1/login-slips', {
      headers: inSchool(schoolId),
      body,
    }),
  );

export const changeState = (
  { client }: Core,
  schoolId: string,
  {
    accountId,
    ...body
  }: { readonly accountId: string; readonly state: AccountState; readonly reason: string },
) =>
  dataOf(
    client.PUT('/api/v1/accounts/{accountId}/state', {
      headers: inSchool(schoolId),
      params: { path: { accountId } },
      body,
    }),
  );

export const unlockAccount = (
  { client }: Core,
  schoolId: string,
  { accountId, reason }: { readonly accountId: string; readonly reason: string },
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/unlock', {
      headers: inSchool(schoolId),
      params: { path: { accountId } },
      body: { reason },
    }),
  );

export const endAllSessions = (
  { client }: Core,
  schoolId: string,
  body: { readonly reason: string; readonly keepOwn: boolean },
) => dataOf(client.POST('/api/v1/sessions/end-all', { headers: inSchool(schoolId), body }));

/** The sheet of slips as the browser shows it. */
export const slipSheet = async (
  { client }: Core,
  schoolId: string,
  batchId: string,
): Promise<Blob> => {
  const call = client.POST('/api/v1/login-slips/{batchId}/sheet', {
    headers: inSchool(schoolId),
    params: { path: { batchId } },
    parseAs: 'blob',
  });
  return (await dataOf(call as never)) as Blob;
};

export const receiptSheet = async (
  { client }: Core,
  schoolId: string,
  classId: string,
): Promise<Blob> => {
  const call = client.POST('/api/v1/classes/{classId}/receipt-list', {
    headers: inSchool(schoolId),
    params: { path: { classId } },
    parseAs: 'blob',
  });
  return (await dataOf(call as never)) as Blob;
};
