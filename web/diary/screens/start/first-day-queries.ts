import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type FirstDay = ReplyOf<'/api/v1/first-day'>;
export type Card = FirstDay['cards'][number];
export type ReadyYear = ReplyOf<'/api/v1/first-day/ready-year'>;
export type YearBody = BodyOf<'/api/v1/first-day/year', 'post'>;
export type Homerooms = ReplyOf<'/api/v1/first-day/homerooms'>;
export type HomeroomsBody = BodyOf<'/api/v1/first-day/homerooms', 'post'>;
export type Check = FirstDay['checks'][number];
export type SchoolData = BodyOf<'/api/v1/school', 'put'>;

export const firstDayQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.firstDay, schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/first-day', { headers: inSchool(schoolId) })),
  });
export const readyYearQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.firstDay, schoolId, 'ready'],
    queryFn: () =>
      dataOf(client.GET('/api/v1/first-day/ready-year', { headers: inSchool(schoolId) })),
  });
export const schoolDataQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.firstDay, schoolId, 'school'],
    queryFn: () => dataOf(client.GET('/api/v1/school', { headers: inSchool(schoolId) })),
  });

export const homeroomsQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEYS.firstDay, schoolId, 'homerooms'],
    queryFn: () =>
      dataOf(client.GET('/api/v1/first-day/homerooms', { headers: inSchool(schoolId) })),
  });

const ofCard = (schoolId: string, card: Card['card']) => ({
  headers: inSchool(schoolId),
  params: { path: { card } },
});
export const skipCard = ({ client }: Core, schoolId: string, card: Card['card']) =>
  dataOf(client.POST('/api/v1/first-day/cards/{card}/skip', ofCard(schoolId, card)));
export const resumeCard = ({ client }: Core, schoolId: string, card: Card['card']) =>
  dataOf(client.POST('/api/v1/first-day/cards/{card}/resume', ofCard(schoolId, card)));
export const takeYear = ({ client }: Core, schoolId: string, body: YearBody) =>
  dataOf(client.POST('/api/v1/first-day/year', { headers: inSchool(schoolId), body }));
export const takeHomerooms = ({ client }: Core, schoolId: string, body: HomeroomsBody) =>
  dataOf(client.POST('/api/v1/first-day/homerooms', { headers: inSchool(schoolId), body }));
export const setCheck = (
  { client }: Core,
  schoolId: string,
  { asRole, isSeen }: { readonly asRole: Check['asRole']; readonly isSeen: boolean },
) =>
  dataOf(
    client.PUT('/api/v1/first-day/checks/{asRole}', {
      headers: inSchool(schoolId),
      params: { path: { asRole } },
      body: { isSeen },
    }),
  );
export const takeRules = ({ client }: Core, schoolId: string) =>
  dataOf(client.POST('/api/v1/first-day/rules', { headers: inSchool(schoolId) }));
export const startSchool = ({ client }: Core, schoolId: string, evenWithGaps: boolean) =>
  dataOf(
    client.POST('/api/v1/first-day/start', {
      headers: inSchool(schoolId),
      body: { evenWithGaps },
    }),
  );
export const saveSchool = ({ client }: Core, schoolId: string, body: SchoolData) =>
  dataOf(client.PUT('/api/v1/school', { headers: inSchool(schoolId), body }));
