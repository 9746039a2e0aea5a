import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type CardProblem = ReplyOf<'/api/v1/card-problems/own'>['items'][number];
export type ProblemKind = CardProblem['kind'];
type Answer = BodyOf<'/api/v1/card-problems/of-staff/{problemId}/answer', 'post'>;

/** About whose card one may report without searching. */
export const holdersQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.cardProblems, schoolId, 'holders'],
    queryFn: async () => {
      const call = client.GET('/api/v1/card-problems/holders', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

/** What one reported oneself, newest first. */
export const ownProblemsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.cardProblems, schoolId, 'own'],
    queryFn: async (): Promise<CardProblem[]> => {
      const call = client.GET('/api/v1/card-problems/own', { headers: inSchool(schoolId) });
      return (await dataOf(call)).items;
    },
  });

/** What waits for an answer, the oldest first: of students or of staff. */
export const addressedQuery = (
  { client }: Core,
  schoolId: string,
  whose: CardProblem['holderKind'],
) =>
  queryOptions({
    queryKey: [KEYS.cardProblems, schoolId, 'addressed', whose],
    queryFn: async (): Promise<CardProblem[]> => {
      const headers = inSchool(schoolId);
      const call =
        whose === 'student'
          ? client.GET('/api/v1/card-problems/of-students', { headers })
          : client.GET('/api/v1/card-problems/of-staff', { headers });
      return (await dataOf(call)).items;
    },
  });

export const reportProblem = (
  { client }: Core,
  schoolId: string,
  body: BodyOf<'/api/v1/card-problems', 'post'>,
) => dataOf(client.POST('/api/v1/card-problems', { headers: inSchool(schoolId), body }));

export const answerProblem = (
  { client }: Core,
  schoolId: string,
  { problemId, holderKind, version }: CardProblem,
  answer: Omit<Answer, 'version'>,
) => {
  const asked = {
    headers: inSchool(schoolId),
    params: { path: { problemId } },
    body: { ...answer, version },
  };
  return dataOf(
    holderKind === 'student'
      ? client.POST('/api/v1/card-problems/of-students/{problemId}/answer', asked)
      : client.POST('/api/v1/card-problems/of-staff/{problemId}/answer', asked),
  );
};
