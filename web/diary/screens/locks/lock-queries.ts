import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../../shared/api/client.ts';
import type { paths } from '../../../shared/api/core.gen.ts';
import { inSchool } from '../../data/queries.ts';
import type { BodyOf, ReplyOf } from '../../data/reply-of.ts';

type Core = Api<paths>;
export type DateLock = ReplyOf<'/api/v1/locks'>['items'][number];
export type LockBody = BodyOf<'/api/v1/locks', 'post'>;

export const LOCK_KINDS = ['grades', 'attendance', 'conduct', 'lessons'] as const;
export const LOCKS = 'locks';

export const locksQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [LOCKS, schoolId],
    queryFn: async () =>
      (await dataOf(client.GET('/api/v1/locks', { headers: inSchool(schoolId) }))).items,
  });

/** Locks in force that close some of the same, as the server will say after saving. */
export const overlapsOf = (
  body: Pick<LockBody, 'from' | 'to' | 'kinds' | 'classIds'>,
  locks: readonly DateLock[],
  ownId: string | undefined,
): DateLock[] =>
  locks.filter(
    (lock) =>
      lock.lockId !== ownId &&
      lock.liftedAtUtc === null &&
      body.from !== '' &&
      body.from <= lock.to &&
      lock.from <= body.to &&
      lock.kinds.some((kind) => body.kinds.includes(kind)) &&
      (body.classIds === null ||
        lock.classIds === null ||
        lock.classIds.some((classId) => body.classIds?.includes(classId))),
  );
