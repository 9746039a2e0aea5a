import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { hasStatus } from '../../../shared/api/failure.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { Target } from './person-queries.ts';

type Core = Api<paths>;

/** A photo as a data address; `null` where there is none. */
export const photoQuery = ({ client }: Core, { schoolId, personId }: Target) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, personId, 'photo'],
    queryFn: async (): Promise<string | null> => {
      try {
        const call = client.GET('/api/v1/students/{studentId}/photo', {
          headers: inSchool(schoolId),
          params: { path: { studentId: personId } },
          parseAs: 'blob',
        });
        return await addressOf((await dataOf(call)) as unknown as Blob);
      } catch (error) {
        if (hasStatus(error, 403, 404)) return null;
        throw error;
      }
    },
  });

const addressOf = (blob: Blob): Promise<string> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve(String(reader.result));
    reader.onerror = () => reject(reader.error ?? new Error('the photo could not be read'));
    reader.readAsDataURL(blob);
  });

export const putPhoto = ({ client }: Core, { schoolId, personId }: Target, photo: string) =>
  dataOf(
    client.PUT('/api/v1/students/{studentId}/photo', {
      headers: inSchool(schoolId),
      params: { path: { studentId: personId } },
      body: { photo },
    }),
  );

export const removePhoto = ({ client }: Core, { schoolId, personId }: Target) =>
  dataOf(
    client.DELETE('/api/v1/students/{studentId}/photo', {
      headers: inSchool(schoolId),
      params: { path: { studentId: personId } },
    }),
  );

export const gateNoteQuery = ({ client }: Core, { schoolId, personId }: Target) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, personId, 'gate-note'],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/students/{studentId}/gate-note', {
          headers: inSchool(schoolId),
          params: { path: { studentId: personId } },
        }),
      ),
  });

export const putGateNote = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: { note: string | null; version: number },
) =>
  dataOf(
    client.PUT('/api/v1/students/{studentId}/gate-note', {
      headers: inSchool(schoolId),
      params: { path: { studentId: personId } },
      body,
    }),
  );
