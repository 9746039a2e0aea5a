import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type CardNote = ReplyOf<'/api/v1/card-notes'>['items'][number];

/** Notes that nobody has seen to yet. */
export const cardNotesQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: ['cardNotes', schoolId],
    queryFn: async (): Promise<CardNote[]> => {
      const call = client.GET('/api/v1/card-notes', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const markNoteDone = ({ client }: Core, schoolId: string, noteId: string) =>
  dataOf(
    client.POST('/api/v1/card-notes/{noteId}/done', {
      headers: inSchool(schoolId),
      params: { path: { noteId } },
    }),
  );
