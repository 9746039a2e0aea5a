import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type YearRow = ReplyOf<'/api/v1/school-years'>['items'][number];
export type ClassRow = ReplyOf<'/api/v1/classes'>['items'][number];
export type ClassTerms = ReplyOf<'/api/v1/classes/{classId}/terms'>;
export type Homerooms = ReplyOf<'/api/v1/classes/{classId}/homerooms'>;
export type GroupRow = ReplyOf<'/api/v1/groups'>['items'][number];
export type GroupDetail = ReplyOf<'/api/v1/groups/{groupId}'>;
export type CourseRow = ReplyOf<'/api/v1/courses'>['items'][number];
export type CategoryRow = ReplyOf<'/api/v1/grade-categories'>['items'][number];
export type ClassBody = ReplyOf<'/api/v1/class-bodies'>['items'][number];

/** First part of the keys of everything that the structure shows: it is read again after each change. */
export const STRUCTURE = 'structure';

export const yearsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'years'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/school-years', { headers: inSchool(schoolId) }))).items,
  });

export const unitsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'units'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/units', { headers: inSchool(schoolId) }))).items,
  });

export const subjectsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'subjects'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/subjects', { headers: inSchool(schoolId) }))).items,
  });

export const categoriesQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'categories'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/grade-categories', { headers: inSchool(schoolId) }))).items,
  });

/** With the year of the address; without one the server takes that of today. */
const ofYear = (schoolId: string, yearId: string | undefined) => ({
  headers: inSchool(schoolId),
  params: { query: yearId === undefined ? {} : { yearId } },
});

export const classesQuery = ({ client }: Core, schoolId: string, yearId: string | undefined) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'classes', yearId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/classes', ofYear(schoolId, yearId)))).items,
  });

export const coursesQuery = ({ client }: Core, schoolId: string, yearId: string | undefined) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'courses', yearId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/courses', ofYear(schoolId, yearId)))).items,
  });

export const groupsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'groups'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/groups', { headers: inSchool(schoolId) }))).items,
  });

/** One group with its members on a day. */
export const groupQuery = ({ client }: Core, schoolId: string, groupId: string, date: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'group', groupId, date],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/groups/{groupId}', {
          headers: inSchool(schoolId),
          params: { path: { groupId }, query: { date } },
        }),
      ),
  });

const ofClass = (schoolId: string, classId: string) => ({
  headers: inSchool(schoolId),
  params: { path: { classId } },
});

export const classTermsQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'terms', classId],
    queryFn: () =>
      dataOf(client.GET('/api/v1/classes/{classId}/terms', ofClass(schoolId, classId))),
  });

export const homeroomsQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'homerooms', classId],
    queryFn: () =>
      dataOf(client.GET('/api/v1/classes/{classId}/homerooms', ofClass(schoolId, classId))),
  });

export const bodiesQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'bodies'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/class-bodies', { headers: inSchool(schoolId) }))).items,
  });

export const candidatesQuery = (
  { client }: Core,
  schoolId: string,
  { classId, body }: Pick<ClassBody, 'classId' | 'body'>,
) =>
  queryOptions({
    queryKey: [STRUCTURE, schoolId, 'candidates', classId, body],
    queryFn: async () =>
      (
        await dataOf(
          client.GET('/api/v1/classes/{classId}/bodies/{body}/candidates', {
            headers: inSchool(schoolId),
            params: { path: { classId, body } },
          }),
        )
      ).items,
  });
