import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type ProvidedSchool = ReplyOf<'/api/v1/provider/schools'>['items'][number];
export type FoundBody = BodyOf<'/api/v1/provider/schools', 'post'>;

export const PROVIDED = 'provided-schools';

/** The schools that the superadministrator keeps. `inId`: one of them, in whose name it is asked. */
export const providedQuery = ({ client }: Core, inId: string) =>
  queryOptions({
    queryKey: [PROVIDED],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/provider/schools', { headers: inSchool(inId) }))).items,
  });

/** A new school; the answer is the slip of its first administrator. */
export const foundSchool = async (
  { client }: Core,
  inId: string,
  body: FoundBody,
): Promise<Blob> => {
  const call = client.POST('/api/v1/provider/schools', {
    headers: inSchool(inId),
    body,
    parseAs: 'blob',
  });
  return (await dataOf(call)) as unknown as Blob;
};

export const suspendSchool = ({ client }: Core, inId: string, schoolId: string, reason: string) =>
  dataOf(
    client.POST('/api/v1/provider/schools/{schoolId}/suspend', {
      headers: inSchool(inId),
      params: { path: { schoolId } },
      body: { reason },
    }),
  );

export const resumeSchool = ({ client }: Core, inId: string, schoolId: string) =>
  dataOf(
    client.POST('/api/v1/provider/schools/{schoolId}/resume', {
      headers: inSchool(inId),
      params: { path: { schoolId } },
    }),
  );
