import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type OwnTerms = ReplyOf<'/api/v1/own-terms'>['items'][number];
export type TermsVersion = ReplyOf<'/api/v1/terms'>['items'][number];

export const TERMS = 'terms';

/** Regulations in force in each school of the person; they change rarely. */
export const ownTermsQuery = ({ client }: Core) =>
  queryOptions({
    queryKey: [TERMS, 'own'],
    staleTime: 600_000,
    queryFn: async () => (await dataOf(client.GET('/api/v1/own-terms'))).items,
  });

export const readTerms = ({ client }: Core, { schoolId, termsId }: OwnTerms) =>
  dataOf(
    client.POST('/api/v1/own-terms/{termsId}/read', {
      headers: inSchool(schoolId),
      params: { path: { termsId } },
    }),
  );

export const termsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [TERMS, 'all', schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/terms', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const unreadQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [TERMS, 'unread', schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/terms/unread', { headers: inSchool(schoolId) })),
  });
