import { queryOptions } from '@tanstack/react-query';
import { type Api, dataOf } from '../../shared/api/client.ts';
import type { paths as CorePaths } from '../../shared/api/core.gen.ts';
import { inSchool } from './queries.ts';
import type { ReplyOf } from './reply-of.ts';

type Core = Api<CorePaths>;

export type Keeping = ReplyOf<'/api/v1/keeping'>;
export type BackupCopy = Keeping['copies'][number];
export type Store = Keeping['stores'][number];

export const KEEPING_KEY = 'keeping';
/** A copy takes seconds to minutes; ages are told in hours. */
const LOOK_MS = 15_000;
const LOOK_COPYING_MS = 2_000;

/** Copies and stores of the installation, kept fresh as long as the page is seen. */
export const keepingQuery = ({ client }: Core, schoolId: string) =>
  queryOptions({
    queryKey: [KEEPING_KEY, schoolId],
    queryFn: () => dataOf(client.GET('/api/v1/keeping', { headers: inSchool(schoolId) })),
    refetchInterval: ({ state }) => (state.data?.isCopying === true ? LOOK_COPYING_MS : LOOK_MS),
    staleTime: LOOK_COPYING_MS,
  });

export const copyNow = ({ client }: Core, schoolId: string) =>
  dataOf(client.POST('/api/v1/keeping/copies', { headers: inSchool(schoolId) }));
