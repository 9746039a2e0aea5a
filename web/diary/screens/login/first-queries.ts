import { dataOf } from '../../../shared/api/client.ts';
import type { App } from '../../data/app.ts';
import { inSchool } from '../../data/queries.ts';
import type { ReplyOf } from '../../data/reply-of.ts';

type Core = Pick<App, 'core'>;
export type CodeOwner = ReplyOf<'/api/v1/first-login/code', 'post'>;

/** Whose school a code is of; names no child. */
export const lookAtCode = ({ core }: Core, code: string): Promise<CodeOwner> =>
  dataOf(core.client.POST('/api/v1/first-login/code', { body: { code } }));

/** The slip came to the wrong hands: the account is closed, the school is told. */
export const disown = (
  { core }: Core,
  { schoolId, studentId }: { readonly schoolId: string; readonly studentId: string },
) =>
  dataOf(
    core.client.POST('/api/v1/children/{studentId}/not-mine', {
      headers: inSchool(schoolId),
      params: { path: { studentId } },
    }),
  );
