import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';
import type { Pupil } from './pupil-queries.ts';

type Core = Api<paths>;
export type Contact = ReplyOf<'/api/v1/students/{studentId}/contacts'>['items'][number];
export type SupportDocument =
  ReplyOf<'/api/v1/students/{studentId}/support-documents'>['items'][number];

const place = ({ schoolId, studentId }: Pupil) => ({
  headers: inSchool(schoolId),
  params: { path: { studentId } },
});

export const contactsQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'contacts'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/contacts', place(pupil)))).items,
  });

export const addContact = (
  { client }: Core,
  pupil: Pupil,
  body: BodyOf<'/api/v1/students/{studentId}/contacts', 'post'>,
) => dataOf(client.POST('/api/v1/students/{studentId}/contacts', { ...place(pupil), body }));

export const releasesQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'releases'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/releases', place(pupil)))).items,
  });

/** Who may be told about a pupil, and who not. */
export const entitledQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'entitled'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/entitled', place(pupil)))).items,
  });

export const addRelease = (
  { client }: Core,
  pupil: Pupil,
  body: BodyOf<'/api/v1/students/{studentId}/releases', 'post'>,
) => dataOf(client.POST('/api/v1/students/{studentId}/releases', { ...place(pupil), body }));

/** Each reading is recorded by the server, so it is made only when somebody asks to see the documents. */
export const supportDocumentsQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'support-documents'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/support-documents', place(pupil))))
        .items,
    staleTime: Number.POSITIVE_INFINITY,
    retry: false,
  });

export const supportReadingsQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'support-readings'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/support-readings', place(pupil))))
        .items,
  });

export type SupportBody = BodyOf<'/api/v1/students/{studentId}/support-documents', 'post'>;

export const addSupportDocument = ({ client }: Core, pupil: Pupil, body: SupportBody) =>
  dataOf(client.POST('/api/v1/students/{studentId}/support-documents', { ...place(pupil), body }));

const documentPlace = ({ schoolId, studentId }: Pupil, documentId: string) => ({
  headers: inSchool(schoolId),
  params: { path: { studentId, documentId } },
});

export const changeSupportDocument = (
  { client }: Core,
  pupil: Pupil,
  documentId: string,
  body: SupportBody & { readonly version: number },
) =>
  dataOf(
    client.PUT('/api/v1/students/{studentId}/support-documents/{documentId}', {
      ...documentPlace(pupil, documentId),
      body,
    }),
  );

export const removeSupportDocument = (
  { client }: Core,
  pupil: Pupil,
  documentId: string,
  reason: string,
) =>
  dataOf(
    client.POST('/api/v1/students/{studentId}/support-documents/{documentId}/remove', {
      ...documentPlace(pupil, documentId),
      body: { reason },
    }),
  );

export const removalQuery = ({ client }: Core, { schoolId, studentId }: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, studentId, 'removal'],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/people/{personId}/removal', {
          headers: inSchool(schoolId),
          params: { path: { personId: studentId } },
        }),
      ),
  });

export const removePerson = (
  { client }: Core,
  { schoolId, studentId }: Pupil,
  body: BodyOf<'/api/v1/people/{personId}/removal', 'post'>,
) =>
  dataOf(
    client.POST('/api/v1/people/{personId}/removal', {
      headers: inSchool(schoolId),
      params: { path: { personId: studentId } },
      body,
    }),
  );

/** The record of the whole education, a PDF. */
export const recordSheet = async ({ client }: Core, pupil: Pupil): Promise<Blob> => {
  const call = client.POST('/api/v1/students/{studentId}/record/print', {
    ...place(pupil),
    parseAs: 'blob',
  });
  return (await dataOf(call as never)) as Blob;
};
