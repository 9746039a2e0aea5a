import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type SchoolOption = ReplyOf<'/api/v1/school/options'>['items'][number];
export type OptionChange = BodyOf<'/api/v1/school/options/{key}', 'put'>;

export const optionsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.options, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/school/options', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const setOption = (
  { client }: Core,
  target: { readonly schoolId: string; readonly key: string },
  body: OptionChange,
) =>
  dataOf(
    client.PUT('/api/v1/school/options/{key}', {
      headers: inSchool(target.schoolId),
      params: { path: { key: target.key } },
      body,
    }),
  );
