import { queryOptions } from '@tanstack/react-query';
import { dataOf } from '../../shared/api/client.ts';
import type { App } from '../data/app.ts';
import { KEYS } from '../data/queries.ts';
import type { BodyOf } from '../data/reply-of.ts';

type Core = Pick<App, 'core'>;

export type NoticeChoice = BodyOf<'/api/v1/own-account/notices', 'put'>;
export const NOTICE_KINDS = ['passages', 'absences', 'messages'] as const;

/** What one wants to be told of. */
export const ownNoticesQuery = ({ core }: Core) =>
  queryOptions({
    queryKey: [KEYS.ownNotices],
    queryFn: () => dataOf(core.client.GET('/api/v1/own-account/notices')),
  });

export const saveOwnNotices = ({ core }: Core, body: NoticeChoice) =>
  dataOf(core.client.PUT('/api/v1/own-account/notices', { body }));
