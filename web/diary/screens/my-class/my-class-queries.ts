import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type ClassChecks = ReplyOf<'/api/v1/classes/{classId}/data-checks'>;
export type CheckRow = ClassChecks['items'][number];
export type DataReport = ReplyOf<'/api/v1/data-reports'>['items'][number];
export type ListLine = ReplyOf<'/api/v1/classes/{classId}/list'>['items'][number];

const place = (schoolId: string, classId: string) => ({
  headers: inSchool(schoolId),
  params: { path: { classId } },
});

/** Classes whose data one may see, and how far each is verified. */
export const progressQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, 'progress'],
    queryFn: async () => {
      const call = client.GET('/api/v1/data-checks', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const checksQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, classId, 'checks'],
    queryFn: () =>
      dataOf(client.GET('/api/v1/classes/{classId}/data-checks', place(schoolId, classId))),
  });

export const markChecked = ({ client }: Core, schoolId: string, row: CheckRow) =>
  dataOf(
    client.PUT('/api/v1/students/{studentId}/data-check', {
      headers: inSchool(schoolId),
      params: { path: { studentId: row.studentId } },
      body: { version: row.version },
    }),
  );

export const reportsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, 'reports'],
    queryFn: async () => {
      const call = client.GET('/api/v1/data-reports', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const sendReport = (
  { client }: Core,
  schoolId: string,
  classId: string,
  body: BodyOf<'/api/v1/classes/{classId}/data-reports', 'post'>,
) =>
  dataOf(
    client.POST('/api/v1/classes/{classId}/data-reports', { ...place(schoolId, classId), body }),
  );

export const answerReport = (
  { client }: Core,
  schoolId: string,
  { reportId, version }: DataReport,
  answer: string,
) =>
  dataOf(
    client.POST('/api/v1/data-reports/{reportId}/answer', {
      headers: inSchool(schoolId),
      params: { path: { reportId } },
      body: { answer, version },
    }),
  );

export const listQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, classId, 'list'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/classes/{classId}/list', place(schoolId, classId)))).items,
  });

export const eventsQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, classId, 'events'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/classes/{classId}/events', place(schoolId, classId))))
        .items,
  });

export const addEvent = (
  { client }: Core,
  schoolId: string,
  classId: string,
  body: BodyOf<'/api/v1/classes/{classId}/events', 'post'>,
) => dataOf(client.POST('/api/v1/classes/{classId}/events', { ...place(schoolId, classId), body }));
