import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;

/** A pupil of a school, as the address and the office say. */
export interface Pupil {
  readonly schoolId: string;
  readonly studentId: string;
}

export type MovePlan = ReplyOf<'/api/v1/students/{studentId}/move-plan'>;
export type Moves = ReplyOf<'/api/v1/students/{studentId}/moves'>;

const place = ({ schoolId, studentId }: Pupil) => ({
  headers: inSchool(schoolId),
  params: { path: { studentId } },
});

export const movePlanQuery = (
  { client }: Core,
  pupil: Pupil,
  { classId, from }: { readonly classId: string; readonly from: string },
) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'move-plan', classId, from],
    queryFn: () =>
      dataOf(
        client.GET('/api/v1/students/{studentId}/move-plan', {
          headers: inSchool(pupil.schoolId),
          params: { path: { studentId: pupil.studentId }, query: { classId, from } },
        }),
      ),
    retry: false,
  });

export const movesQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'moves'],
    queryFn: () => dataOf(client.GET('/api/v1/students/{studentId}/moves', place(pupil))),
  });

export const moveToClass = (
  { client }: Core,
  pupil: Pupil,
  body: BodyOf<'/api/v1/students/{studentId}/moves', 'post'>,
) => dataOf(client.POST('/api/v1/students/{studentId}/moves', { ...place(pupil), body }));

export const returnToSchool = (
  { client }: Core,
  pupil: Pupil,
  body: BodyOf<'/api/v1/students/{studentId}/return', 'post'>,
) => dataOf(client.POST('/api/v1/students/{studentId}/return', { ...place(pupil), body }));

export const undoMove = (
  { client }: Core,
  schoolId: string,
  moveId: string,
  body: BodyOf<'/api/v1/student-moves/{moveId}/undo', 'post'>,
) =>
  dataOf(
    client.POST('/api/v1/student-moves/{moveId}/undo', {
      headers: inSchool(schoolId),
      params: { path: { moveId } },
      body,
    }),
  );

export type PupilFile = ReplyOf<'/api/v1/students/{studentId}/file'>;
export type FileChange = BodyOf<'/api/v1/students/{studentId}/file', 'patch'>;
export type HistoryLine = ReplyOf<'/api/v1/students/{studentId}/file/history'>['items'][number];
export type Proposal = ReplyOf<'/api/v1/student-proposals'>['items'][number];

export const fileQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'file'],
    queryFn: () => dataOf(client.GET('/api/v1/students/{studentId}/file', place(pupil))),
  });

export const changeFile = ({ client }: Core, pupil: Pupil, body: FileChange) =>
  dataOf(client.PATCH('/api/v1/students/{studentId}/file', { ...place(pupil), body }));

export const fileHistoryQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'history'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/file/history', place(pupil)))).items,
  });

/** Changes that wait for the office: of one pupil, or of all. */
export const proposalsQuery = (
  { client }: Core,
  { schoolId, studentId }: { readonly schoolId: string; readonly studentId?: string },
) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, 'proposals', studentId],
    queryFn: async () => {
      const query = { state: 'open' as const, ...(studentId === undefined ? {} : { studentId }) };
      const call = client.GET('/api/v1/student-proposals', {
        headers: inSchool(schoolId),
        params: { query },
      });
      return (await dataOf(call)).items;
    },
  });

/** What became of changes that were proposed for a pupil. */
export const answeredQuery = ({ client }: Core, { schoolId, studentId }: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, studentId, 'answered'],
    queryFn: async () => {
      const call = client.GET('/api/v1/student-proposals', {
        headers: inSchool(schoolId),
        params: { query: { studentId } },
      });
      return (await dataOf(call)).items.filter(({ state }) => state !== 'open');
    },
  });

export const withdrawProposal = ({ client }: Core, schoolId: string, proposalId: string) =>
  dataOf(
    client.POST('/api/v1/student-proposals/{proposalId}/withdraw', {
      headers: inSchool(schoolId),
      params: { path: { proposalId } },
    }),
  );

export const decideProposal = (
  { client }: Core,
  schoolId: string,
  proposalId: string,
  body: BodyOf<'/api/v1/student-proposals/{proposalId}/decision', 'post'>,
) =>
  dataOf(
    client.POST('/api/v1/student-proposals/{proposalId}/decision', {
      headers: inSchool(schoolId),
      params: { path: { proposalId } },
      body,
    }),
  );

export const guardiansQuery = ({ client }: Core, pupil: Pupil) =>
  queryOptions({
    queryKey: [KEYS.person, pupil.schoolId, pupil.studentId, 'guardians'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/students/{studentId}/guardians', place(pupil)))).items,
  });
export type GuardianRow = ReplyOf<'/api/v1/students/{studentId}/guardians'>['items'][number];

export const setCustody = (
  { client }: Core,
  { schoolId, studentId }: Pupil,
  guardianId: string,
  body: BodyOf<'/api/v1/students/{studentId}/guardians/{guardianId}/custody', 'put'>,
) =>
  dataOf(
    client.PUT('/api/v1/students/{studentId}/guardians/{guardianId}/custody', {
      headers: inSchool(schoolId),
      params: { path: { studentId, guardianId } },
      body,
    }),
  );

/** Groups of the school on a day; few enough to choose from. */
export const groupsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, 'groups'],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/groups', { headers: inSchool(schoolId) }))).items,
  });

export const moveToGroup = (
  { client }: Core,
  pupil: Pupil,
  body: BodyOf<'/api/v1/students/{studentId}/group-moves', 'post'>,
) => dataOf(client.POST('/api/v1/students/{studentId}/group-moves', { ...place(pupil), body }));
