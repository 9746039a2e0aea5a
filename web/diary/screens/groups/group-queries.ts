import { keepPreviousData, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';
import { STRUCTURE } from '../structure/structure-queries.ts';

export type Candidates = ReplyOf<'/api/v1/groups/candidates'>;
export type CandidateClass = Candidates['classes'][number];

/** What the person may do with groups on a day, and of whom groups may be made. */
export const groupCandidatesQuery = ({ client }: Api<paths>, schoolId: string, date: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'group-candidates', date],
    placeholderData: keepPreviousData,
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/groups/candidates', {
          headers: inSchool(schoolId),
          params: { query: { date } },
        }),
      ),
  });
