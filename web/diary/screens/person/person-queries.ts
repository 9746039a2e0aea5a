import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import type { Role } from '../../../shared/api/wire.ts';
import { inSchool, KEYS } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type Account = ReplyOf<'/api/v1/accounts'>['items'][number];
export type Issued = ReplyOf<'/api/v1/accounts', 'post'>;

/** Whose data an act changes, and where. */
export interface Target {
  readonly schoolId: string;
  readonly personId: string;
}

export const accountsQuery = ({ client }: Core, { schoolId, personId }: Target) =>
  queryOptions({
    queryKey: [KEYS.person, schoolId, personId, 'accounts'],
    queryFn: async () => {
      const call = client.GET('/api/v1/accounts', {
        headers: inSchool(schoolId),
        params: { query: { personId } },
      });
      return (await dataOf(call)).items;
    },
  });

export const changeStudent = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: BodyOf<'/api/v1/students/{studentId}', 'patch'>,
) =>
  dataOf(
    client.PATCH('/api/v1/students/{studentId}', {
      headers: inSchool(schoolId),
      params: { path: { studentId: personId } },
      body,
    }),
  );

export const endSchooling = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: { leftOn: string; reason: string },
) =>
  dataOf(
    client.POST('/api/v1/students/{studentId}/leave', {
      headers: inSchool(schoolId),
      params: { path: { studentId: personId } },
      body,
    }),
  );

export const changeStaff = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: BodyOf<'/api/v1/staff/{staffId}', 'patch'>,
) =>
  dataOf(
    client.PATCH('/api/v1/staff/{staffId}', {
      headers: inSchool(schoolId),
      params: { path: { staffId: personId } },
      body,
    }),
  );

export const endEmployment = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: { employedTo: string; reason: string },
) =>
  dataOf(
    client.POST('/api/v1/staff/{staffId}/end', {
      headers: inSchool(schoolId),
      params: { path: { staffId: personId } },
      body,
    }),
  );

export const resumeEmployment = (
  { client }: Core,
  { schoolId, personId }: Target,
  reason: string,
) =>
  dataOf(
    client.POST('/api/v1/staff/{staffId}/return', {
      headers: inSchool(schoolId),
      params: { path: { staffId: personId } },
      body: { reason },
    }),
  );

export const changeGuardian = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: BodyOf<'/api/v1/guardians/{guardianId}', 'patch'>,
) =>
  dataOf(
    client.PATCH('/api/v1/guardians/{guardianId}', {
      headers: inSchool(schoolId),
      params: { path: { guardianId: personId } },
      body,
    }),
  );

export const addGuardian = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: BodyOf<'/api/v1/students/{studentId}/guardians', 'post'>,
) =>
  dataOf(
    client.POST('/api/v1/students/{studentId}/guardians', {
      headers: inSchool(schoolId),
      params: { path: { studentId: personId } },
      body,
    }),
  );

export interface Bond {
  readonly schoolId: string;
  readonly studentId: string;
  readonly guardianId: string;
}

/** Whether a guardian sees entries and exits of a child. */
export const setSeesPassages = (
  { client }: Core,
  { schoolId, ...path }: Bond,
  body: { seesPassages: boolean; reason: string },
) =>
  dataOf(
    client.PATCH('/api/v1/students/{studentId}/guardians/{guardianId}', {
      headers: inSchool(schoolId),
      params: { path },
      body,
    }),
  );

export const endBond = ({ client }: Core, { schoolId, ...path }: Bond, reason: string) =>
  dataOf(
    client.POST('/api/v1/students/{studentId}/guardians/{guardianId}/end', {
      headers: inSchool(schoolId),
      params: { path },
      body: { reason },
    }),
  );

/** What was shown before a new password was issued (ACCT-20). */
export type ShownDocument =
  | 'schoolCard'
  | 'mobileSchoolCard'
  | 'identityCard'
  | 'passport'
  | 'residenceCard';

export const issuePassword = (
  { client }: Core,
  {
    schoolId,
    accountId,
    reason,
    document,
  }: { schoolId: string; accountId: string; reason: string; document?: ShownDocument | undefined },
): Promise<Issued> =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/password', {
      headers: inSchool(schoolId),
      params: { path: { accountId } },
      body: { reason, ...(document === undefined ? {} : { document }) },
    }),
  );

export const unlockAccount = (
  { client }: Core,
  { schoolId, accountId, reason }: { schoolId: string; accountId: string; reason: string },
) =>
  dataOf(
    client.POST('/api/v1/accounts/{accountId}/unlock', {
      headers: inSchool(schoolId),
      params: { path: { accountId } },
      body: { reason },
    }),
  );

export const openAccount = (
  { client }: Core,
  { schoolId, personId }: Target,
  body: { login: string; role: Role },
): Promise<Issued> =>
  dataOf(
    client.POST('/api/v1/accounts', {
      headers: inSchool(schoolId),
      body: { ...body, personId } as BodyOf<'/api/v1/accounts', 'post'>,
    }),
  );
