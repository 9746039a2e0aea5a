import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { BodyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
interface Where {
  readonly schoolId: string;
  readonly accountId: string;
}
export type FactorOrder = BodyOf<'/api/v1/accounts/{accountId}/code-card', 'post'>;

/** What the office may have seen; never its number. */
export const SHOWN_DOCUMENTS = ['idCard', 'passport', 'schoolCard', 'knownInPerson'] as const;

export const officeFactorsQuery = ({ client }: Core, { schoolId, accountId }: Where) =>
  queryOptions({
    queryKey: ['office-factors', schoolId, accountId],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/accounts/{accountId}/second-factors', {
          headers: inSchool(schoolId),
          params: { path: { accountId } },
        }),
      ),
  });

export const resetFactors = ({ client }: Core, { schoolId, accountId }: Where, body: FactorOrder) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/second-factors/reset', {
      headers: inSchool(schoolId),
      params: { path: { accountId } },
      body,
    }),
  );

export const printCodeCard = (
  { client }: Core,
  { schoolId, accountId }: Where,
  body: FactorOrder,
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/code-card', {
      headers: inSchool(schoolId),
      params: { path: { accountId } },
      body,
    }),
  );
