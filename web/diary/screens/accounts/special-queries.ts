import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type Inspection = ReplyOf<'/api/v1/inspections'>['items'][number];
export type InspectionOrder = BodyOf<'/api/v1/inspections', 'post'>;

export type Appointed = ReplyOf<'/api/v1/secretariat-appointment', 'post'>;

export const SPECIAL_KEYS = {
  inspections: 'inspections',
  envelopes: KEYS.envelopes,
  office: 'office-holder',
} as const;

export const inspectionsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [SPECIAL_KEYS.inspections, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/inspections', { headers: inSchool(schoolId) }))).items,
  });

export const envelopesQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [SPECIAL_KEYS.envelopes, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/envelopes', { headers: inSchool(schoolId) }))).items,
  });

export const openInspection = ({ client }: Core, schoolId: string, body: InspectionOrder) =>
  dataOf(client.POST('/api/v1/inspections', { headers: inSchool(schoolId), body }));

export const endInspection = ({ client }: Core, schoolId: string, inspectionId: string) =>
  dataOf(
    client.POST('/api/v1/inspections/{inspectionId}/end', {
      headers: inSchool(schoolId),
      params: { path: { inspectionId } },
    }),
  );

/** The sheet that folds to an envelope; it is printed once. */
export const sealEnvelope = async (
  { client }: Core,
  schoolId: string,
  place: string,
): Promise<Blob> => {
  const call = client.POST('/api/v1/envelopes', {
    headers: inSchool(schoolId),
    body: { place },
    parseAs: 'blob',
  });
  return (await dataOf(call as never)) as Blob;
};

export const officeQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [SPECIAL_KEYS.office, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/secretariat-appointment', { headers: inSchool(schoolId) })))
        .items,
  });

export const appointOffice = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/secretariat-appointment', 'post'>,
) => dataOf(client.POST('/api/v1/secretariat-appointment', { headers: inSchool(schoolId), body }));
