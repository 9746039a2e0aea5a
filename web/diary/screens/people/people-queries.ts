import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';
import type { PersonKind } from './people-address.ts';

type Core = Api<paths>;
export type PersonRow = ReplyOf<'/api/v1/people'>['items'][number];
export type StudentDetail = ReplyOf<'/api/v1/students/{studentId}'>;
export type StaffDetail = ReplyOf<'/api/v1/staff/{staffId}'>;
export type GuardianDetail = ReplyOf<'/api/v1/guardians/{guardianId}'>;
export type GuardianRow = ReplyOf<'/api/v1/students/{studentId}/guardians'>['items'][number];
export type ClassSummary = ReplyOf<'/api/v1/classes/summary'>['items'][number];
export type Position = StaffDetail['position'];
export type Relation = GuardianRow['relation'];

export interface PeopleAsk {
  readonly schoolId: string;
  readonly search: string;
  readonly kind?: PersonKind | undefined;
  readonly classId?: string | undefined;
  readonly former: boolean;
  readonly limit: number;
}

export const peopleQuery = ({ client }: Core, ask: PeopleAsk) =>
  infiniteQueryOptions({
    queryKey: [KEYS.people, ask.schoolId, ask.search, ask.kind, ask.classId, ask.former],
    initialPageParam: '',
    queryFn: ({ pageParam }) =>
      dataOf(
        client.GET('/api/v1/people', {
          headers: inSchool(ask.schoolId),
          params: {
            query: {
              limit: ask.limit,
              ...(ask.search === '' ? {} : { search: ask.search }),
              ...(ask.kind === undefined ? {} : { kind: ask.kind }),
              ...(ask.classId === undefined ? {} : { classId: ask.classId }),
              ...(ask.former ? { former: true } : {}),
              ...(pageParam === '' ? {} : { after: pageParam }),
            },
          },
        }),
      ),
    getNextPageParam: ({ next }) => next,
    placeholderData: (before) => before,
  });

export const peopleCountsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.people, schoolId, 'counts'],
    queryFn: () => dataOf(client.GET('/api/v1/people/counts', { headers: inSchool(schoolId) })),
  });

export const personQuery = ({ client }: Core, schoolId: string, personId: string) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, personId],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/people/{personId}', {
          headers: inSchool(schoolId),
          params: { path: { personId } },
        }),
      ),
  });

export const studentQuery = ({ client }: Core, schoolId: string, studentId: string) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, studentId, 'student'],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/students/{studentId}', {
          headers: inSchool(schoolId),
          params: { path: { studentId } },
        }),
      ),
  });

export const guardiansQuery = ({ client }: Core, schoolId: string, studentId: string) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, studentId, 'guardians'],
    queryFn: async () => {
      const call = client.GET('/api/v1/students/{studentId}/guardians', {
        headers: inSchool(schoolId),
        params: { path: { studentId } },
      });
      return (await dataOf(call)).items;
    },
  });

export const staffQuery = ({ client }: Core, schoolId: string, staffId: string) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, staffId, 'staff'],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/staff/{staffId}', {
          headers: inSchool(schoolId),
          params: { path: { staffId } },
        }),
      ),
  });

export const guardianQuery = ({ client }: Core, schoolId: string, guardianId: string) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, guardianId, 'guardian'],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/guardians/{guardianId}', {
          headers: inSchool(schoolId),
          params: { path: { guardianId } },
        }),
      ),
  });

export const classSummariesQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId],
    queryFn: async () => {
      const call = client.GET('/api/v1/classes/summary', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

export const addStudent = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/students', 'post'>,
) => dataOf(client.POST('/api/v1/students', { headers: inSchool(schoolId), body }));

export const addStaff = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/staff', 'post'>,
) => dataOf(client.POST('/api/v1/staff', { headers: inSchool(schoolId), body }));
