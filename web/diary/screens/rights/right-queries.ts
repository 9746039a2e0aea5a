import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type MatrixRow = ReplyOf<'/api/v1/rights/matrix'>['items'][number];
export type RightKind = ReplyOf<'/api/v1/rights/kinds'>['items'][number];
export type GivenRight = ReplyOf<'/api/v1/rights/given'>['items'][number];
export type Candidate = ReplyOf<'/api/v1/rights/candidates'>['items'][number];

export const matrixQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.rights, schoolId, 'matrix'],
    queryFn: async () => {
      const call = client.GET('/api/v1/rights/matrix', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const kindsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.rights, schoolId, 'kinds'],
    queryFn: async () => {
      const call = client.GET('/api/v1/rights/kinds', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
    staleTime: Number.POSITIVE_INFINITY,
  });

export const givenQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.rights, schoolId, 'given'],
    queryFn: async () => {
      const call = client.GET('/api/v1/rights/given', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const candidatesQuery = ({ client }: Core, schoolId: string, search: string) =>
  queryOptions({
    queryKey: [KEYS.rights, schoolId, 'candidates', search],
    queryFn: async () => {
      const call = client.GET('/api/v1/rights/candidates', {
        headers: inSchool(schoolId),
        params: { query: { search } },
      });
      return (await dataOf(call)).items;
    },
    enabled: search !== '',
    placeholderData: (before) => before,
  });

export const giveRight = (
  { client }: Core,
  target: { readonly schoolId: string; readonly accountId: string },
  body: BodyOf<'/api/v1/accounts/{accountId}/rights', 'post'>,
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/rights', {
      headers: inSchool(target.schoolId),
      params: { path: { accountId: target.accountId } },
      body,
    }),
  );

export const takeRight = (
  { client }: Core,
  target: { readonly schoolId: string; readonly accountId: string; readonly key: string },
  reason: string,
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/rights/{key}/take', {
      headers: inSchool(target.schoolId),
      params: { path: { accountId: target.accountId, key: target.key } },
      body: { reason },
    }),
  );
