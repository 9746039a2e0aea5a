import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type SchoolCard = ReplyOf<'/api/v1/school/card'>;
export type SiteRow = SchoolCard['sites'][number];
export type RoomRow = SchoolCard['rooms'][number];
export type CardBody = BodyOf<'/api/v1/school/card', 'put'>;

/** The record of the school, its mark's digest, its sites and rooms. */
export const schoolCardQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.schoolCard, schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/school/card', { headers: inSchool(schoolId) })),
  });

/** The address under which a browser shows the mark of a digest; another digest is another picture. */
export const logoQuery = ({ client }: Core, schoolId: string, digest: string) =>
  queryOptions({
    queryKey: [KEYS.schoolCard, schoolId, 'logo', digest],
    staleTime: Number.POSITIVE_INFINITY,
    queryFn: async (): Promise<string> => {
      const call = client.GET('/api/v1/school/logo', {
        headers: inSchool(schoolId),
        parseAs: 'blob',
      });
      return dataAddress((await dataOf(call)) as unknown as Blob);
    },
  });

/** A file as a `data:` address. */
export const dataAddress = (file: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the picture could not be read'));
    reader.readAsDataURL(file);
  });
