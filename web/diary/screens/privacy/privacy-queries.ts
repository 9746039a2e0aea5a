import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

export type Core = Api<paths>;
export type DataReport = ReplyOf<'/api/v1/subject-data/{personId}'>;
export type ReportPart = DataReport['parts'][number];
export type Subject = ReplyOf<'/api/v1/own-data'>['items'][number];
export type DataRequest = ReplyOf<'/api/v1/data-requests'>['items'][number];
export type Disclosure = ReplyOf<'/api/v1/data-disclosures'>['items'][number];
export type Retention = ReplyOf<'/api/v1/retention'>;
export type RetentionRule = Retention['items'][number];
export type RetentionRun = ReplyOf<'/api/v1/retention/runs'>['items'][number];
export type Hold = ReplyOf<'/api/v1/retention/holds'>['items'][number];
export type Incident = ReplyOf<'/api/v1/incidents'>['items'][number];
export type IncidentBody = BodyOf<'/api/v1/incidents', 'post'>;

/** First part of the keys of everything that the pages of privacy ask. */
export const PRIVACY = 'privacy';

/** Whose report is asked for, and by which right. */
export type Whose = 'own-data' | 'child-data' | 'subject-data';

const listQuery = <T>(name: string, schoolId: string, ask: () => Promise<T>) =>
  queryOptions({ queryKey: [PRIVACY, name, schoolId], queryFn: ask });

export const subjectsQuery = ({ client }: Core) =>
  queryOptions({
    queryKey: [PRIVACY, 'subjects'],
    queryFn: async () => (await dataOf(client.GET('/api/v1/own-data'))).items,
  });

interface ReportAsk {
  readonly schoolId: string;
  readonly personId: string;
  readonly whose: Whose;
}

const partsOf = ({ schoolId, personId }: ReportAsk) => ({
  headers: inSchool(schoolId),
  params: { path: { personId } },
});

export const reportQuery = ({ client }: Core, ask: ReportAsk) =>
  queryOptions({
    queryKey: [PRIVACY, 'report', ask.schoolId, ask.whose, ask.personId],
    queryFn: () => dataOf(client.GET(`/api/v1/${ask.whose}/{personId}`, partsOf(ask))),
  });

export const reportFile = ({ client }: Core, ask: ReportAsk) =>
  dataOf(client.POST(`/api/v1/${ask.whose}/{personId}/export`, partsOf(ask)));

export const reportPaper = async ({ client }: Core, ask: ReportAsk): Promise<Blob> => {
  const call = client.POST(`/api/v1/${ask.whose}/{personId}/print`, {
    ...partsOf(ask),
    parseAs: 'blob',
  });
  return (await dataOf(call as never)) as Blob;
};

export const requestsQuery = ({ client }: Core, schoolId: string) =>
  listQuery('requests', schoolId, async () => {
    const call = client.GET('/api/v1/data-requests', { headers: inSchool(schoolId) });
    return (await dataOf(call)).items;
  });
export const disclosuresQuery = ({ client }: Core, schoolId: string) =>
  listQuery('disclosures', schoolId, async () => {
    const call = client.GET('/api/v1/data-disclosures', { headers: inSchool(schoolId) });
    return (await dataOf(call)).items;
  });
export const agreementsQuery = ({ client }: Core, schoolId: string) =>
  listQuery('agreements', schoolId, async () => {
    const call = client.GET('/api/v1/processing-agreements', { headers: inSchool(schoolId) });
    return (await dataOf(call)).items;
  });
export const retentionQuery = ({ client }: Core, schoolId: string) =>
  listQuery('retention', schoolId, () =>
    dataOf(client.GET('/api/v1/retention', { headers: inSchool(schoolId) })),
  );
export const runsQuery = ({ client }: Core, schoolId: string) =>
  listQuery('runs', schoolId, async () => {
    const call = client.GET('/api/v1/retention/runs', { headers: inSchool(schoolId) });
    return (await dataOf(call)).items;
  });
export const holdsQuery = ({ client }: Core, schoolId: string) =>
  listQuery('holds', schoolId, async () => {
    const call = client.GET('/api/v1/retention/holds', { headers: inSchool(schoolId) });
    return (await dataOf(call)).items;
  });
export const incidentsQuery = ({ client }: Core, schoolId: string) =>
  listQuery('incidents', schoolId, async () => {
    const call = client.GET('/api/v1/incidents', { headers: inSchool(schoolId) });
    return (await dataOf(call)).items;
  });

/** People of the school by name, for a form that is about somebody. */
export const peopleFoundQuery = ({ client }: Core, schoolId: string, search: string) =>
  queryOptions({
    queryKey: [PRIVACY, 'people', schoolId, search],
    enabled: search !== '',
    queryFn: async () => {
      const call = client.GET('/api/v1/people', {
        headers: inSchool(schoolId),
        params: { query: { search } },
      });
      return (await dataOf(call)).items.slice(0, 8);
    },
  });
