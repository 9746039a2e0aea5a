import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type StudentRow = ReplyOf<'/api/v1/students'>['items'][number];
/** A class holds fewer; the server answers at most so many at once. */
const MOST = 200;

/** Students of one class in the order of their numbers. */
export const classListQuery = ({ client }: Core, schoolId: string, classId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, classId],
    queryFn: async () => {
      const call = client.GET('/api/v1/students', {
        headers: inSchool(schoolId),
        params: { query: { classId, limit: MOST } },
      });
      const { items } = await dataOf(call);
      return items.toSorted(
        (one, other) => (one.numberInClass ?? 100) - (other.numberInClass ?? 100),
      );
    },
  });

export const teachersQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.people, schoolId, 'teachers'],
    queryFn: async () => {
      const call = client.GET('/api/v1/staff', {
        headers: inSchool(schoolId),
        params: { query: { limit: MOST } },
      });
      const { items } = await dataOf(call);
      return items.filter(({ position }) => position === 'teacher' || position === 'management');
    },
  });

export const setHomeroom = (
  { client }: Core,
  { schoolId, classId }: { readonly schoolId: string; readonly classId: string },
  body: { teacherId: string; from: string; decision: string },
) =>
  dataOf(
    client.PUT('/api/v1/classes/{classId}/homeroom-teacher', {
      headers: inSchool(schoolId),
      params: { path: { classId } },
      body,
    }),
  );

export type HomeroomSet = Awaited<ReturnType<typeof setHomeroom>>;

/** Takes an appointment back that was just made: it never was, and those that it replaced are as before. */
export const undoHomeroom = async (
  core: Core,
  { schoolId, classId }: { readonly schoolId: string; readonly classId: string },
  { assignmentId, replaced }: HomeroomSet,
): Promise<void> => {
  await dataOf(
    core.client.POST('/api/v1/classes/{classId}/homerooms/{assignmentId}/remove', {
      headers: inSchool(schoolId),
      params: { path: { classId, assignmentId } },
    }),
  );
  // One made before the diary has no decision, and an appointment needs one.
  for (const { teacherId, from, decision } of replaced)
    await setHomeroom(core, { schoolId, classId }, { teacherId, from, decision: decision ?? '–' });
};
