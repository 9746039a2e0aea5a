import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type Missing = ReplyOf<'/api/v1/card-holders/missing'>['items'][number];
export type PersonCard = ReplyOf<'/api/v1/people/{personId}/cards'>['items'][number];
const PAGE = 200;

/** People without an active card by class, then name; all pages are wanted, because the list is printed. */
export const missingQuery = (
  { client }: Core,
  schoolId: string,
  kind: 'student' | 'staff' | undefined,
) =>
  infiniteQueryOptions({
    queryKey: [KEYS.holders, schoolId, 'missing', kind],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/card-holders/missing', {
          headers: inSchool(schoolId),
          params: {
            query: {
              limit: PAGE,
              ...(kind === undefined ? {} : { kind }),
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
  });

/** Every card that a person has or had, newest first. */
export const personCardsQuery = ({ client }: Core, schoolId: string, personId: string) =>
  queryOptions({
    queryKey: [KEYS.holders, schoolId, personId],
    queryFn: async () => {
      const call = client.GET('/api/v1/people/{personId}/cards', {
        headers: inSchool(schoolId),
        params: { path: { personId } },
      });
      return (await dataOf(call)).items;
    },
  });
