import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';
import type { WhoseAddress } from './timetable-address.ts';

type Core = Api<paths>;
export type Overview = ReplyOf<'/api/v1/timetable/overview'>;
export type Plan = ReplyOf<'/api/v1/timetable/plan'>;
export type Version = ReplyOf<'/api/v1/timetable/versions/{versionId}'>;
export type Lesson = Version['lessons'][number];
export type Cell = BodyOf<'/api/v1/timetable/versions/{versionId}/cells', 'post'>['cells'][number];
export type Dates = BodyOf<'/api/v1/timetable/versions/{versionId}/dates', 'put'>;

export const overviewQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.timetable, schoolId, 'overview'],
    queryFn: () =>
      dataOf(client.GET('/api/v1/timetable/overview', { headers: inSchool(schoolId) })),
  });

export interface PlanAsked extends WhoseAddress {
  readonly date?: string;
  readonly studentId?: string;
}

export const planQuery = ({ client }: Core, schoolId: string, query: PlanAsked) =>
  queryOptions({
    queryKey: [KEYS.timetable, schoolId, 'plan', query],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/timetable/plan', { headers: inSchool(schoolId), params: { query } }),
      ),
  });

export const versionQuery = ({ client }: Core, schoolId: string, versionId: string) =>
  queryOptions({
    queryKey: [KEYS.timetable, schoolId, 'version', versionId],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/timetable/versions/{versionId}', {
          headers: inSchool(schoolId),
          params: { path: { versionId } },
        }),
      ),
  });

export const printedPlan = async (
  { client }: Core,
  schoolId: string,
  body: PlanAsked,
): Promise<Blob> => {
  const call = client.POST('/api/v1/timetable/print', {
    headers: inSchool(schoolId),
    body,
    parseAs: 'blob',
  });
  return (await dataOf(call as never)) as Blob;
};

/** A draft of a class (`classId`), or the own timetable, which holds at once. */
export const addVersion = (
  { client }: Core,
  schoolId: string,
  classId: string | null,
  body: BodyOf<'/api/v1/timetable/own/versions', 'post'>,
): Promise<Version> => {
  const headers = inSchool(schoolId);
  return classId === null
    ? dataOf(client.POST('/api/v1/timetable/own/versions', { headers, body }))
    : dataOf(
        client.POST('/api/v1/timetable/classes/{classId}/versions', {
          headers,
          params: { path: { classId } },
          body,
        }),
      );
};

type Kept = Pick<Version, 'versionId' | 'ownerId'>;

export const writeCells = (
  { client }: Core,
  schoolId: string,
  { versionId, ownerId }: Kept,
  cells: Cell[],
): Promise<Version> => {
  const options = {
    headers: inSchool(schoolId),
    params: { path: { versionId } },
    body: { cells },
  };
  return ownerId === null
    ? dataOf(client.POST('/api/v1/timetable/versions/{versionId}/cells', options))
    : dataOf(client.POST('/api/v1/timetable/own/versions/{versionId}/cells', options));
};

export const changeDates = (
  { client }: Core,
  schoolId: string,
  { versionId, ownerId }: Kept,
  body: Dates,
): Promise<Version> => {
  const options = { headers: inSchool(schoolId), params: { path: { versionId } }, body };
  return ownerId === null
    ? dataOf(client.PUT('/api/v1/timetable/versions/{versionId}/dates', options))
    : dataOf(client.PUT('/api/v1/timetable/own/versions/{versionId}/dates', options));
};

export const publishVersion = (
  { client }: Core,
  schoolId: string,
  { versionId, version }: Pick<Version, 'versionId' | 'version'>,
): Promise<Version> =>
  dataOf(
    client.POST('/api/v1/timetable/versions/{versionId}/publish', {
      headers: inSchool(schoolId),
      params: { path: { versionId } },
      body: { version },
    }),
  );

export const discardVersion = ({ client }: Core, schoolId: string, versionId: string) =>
  dataOf(
    client.DELETE('/api/v1/timetable/versions/{versionId}', {
      headers: inSchool(schoolId),
      params: { path: { versionId } },
    }),
  );
