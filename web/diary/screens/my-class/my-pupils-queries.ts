import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';

type Core = Api<paths>;

/** Courses of a teacher in this year. */
export const ownCoursesQuery = ({ client }: Core, schoolId: string, teacherId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, 'courses', teacherId],
    queryFn: async () => {
      const call = client.GET('/api/v1/courses', {
        headers: inSchool(schoolId),
        params: { query: { teacherId } },
      });
      return (await dataOf(call)).items;
    },
  });

export const courseStudentsQuery = ({ client }: Core, schoolId: string, courseId: string) =>
  queryOptions({
    queryKey: [KEYS.classes, schoolId, 'course', courseId],
    queryFn: async () => {
      const call = client.GET('/api/v1/courses/{courseId}/students', {
        headers: inSchool(schoolId),
        params: { path: { courseId } },
      });
      return (await dataOf(call)).items;
    },
  });
