import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;

export type OfficeLink = ReplyOf<'/api/v1/accounts/{accountId}/elsewhere'>['items'][number];
export const OFFICE_LINKS = 'office-links';

interface Where {
  readonly schoolId: string;
  readonly accountId: string;
}
type LinkWhere = Where & { readonly issuerId: string };

export const officeLinksQuery = ({ client }: Core, { schoolId, accountId }: Where) =>
  queryOptions({
    queryKey: [OFFICE_LINKS, schoolId, accountId],
    queryFn: async () =>
      (
        await dataOf(
          client.GET('/api/v1/accounts/{accountId}/elsewhere', {
            headers: inSchool(schoolId),
            params: { path: { accountId } },
          }),
        )
      ).items,
  });

export const linkAccount = (
  { client }: Core,
  { schoolId, ...path }: LinkWhere,
  body: { readonly subject: string; readonly reason: string },
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/elsewhere/{issuerId}', {
      headers: inSchool(schoolId),
      params: { path },
      body,
    }),
  );

export const unlinkAccount = (
  { client }: Core,
  { schoolId, ...path }: LinkWhere,
  body: { readonly reason: string },
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/elsewhere/{issuerId}/remove', {
      headers: inSchool(schoolId),
      params: { path },
      body,
    }),
  );
