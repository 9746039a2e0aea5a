import type { AccountId } from '@furtka/core-contract/ids';
import type { Static } from 'typebox';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import { requireAccount } from './accounts.ts';
import type { LoginRow } from './schema.ts';

const OUTCOMES = {
  'login.succeeded': 'good',
  'login.failed': 'failed',
  logout: 'logout',
} as const;
type LoginAction = keyof typeof OUTCOMES;
const ACTIONS = Object.keys(OUTCOMES) as LoginAction[];

const MOST = 100;

/** Where the act came from; missing once retention has erased it. */
const addressOf = (content: string | null): string | undefined => {
  if (content === null) return undefined;
  const { address } = JSON.parse(content) as { readonly address?: unknown };
  return typeof address === 'string' ? address : undefined;
};

/**
 * The last logins of an account, good and bad, newest first (AUDIT-11). They are chained in the platform's register, because an
 * account belongs to no school.
 *
 * @param read  handle of the school that asks; an account without a membership there is not there
 */
export const loginsOf = async (
  services: Services,
  read: <R>(fn: (read: SchoolRead) => Promise<R>) => Promise<R>,
  accountId: AccountId,
): Promise<Static<typeof LoginRow>[]> => {
  await read((r) => requireAccount(r, accountId));
  const rows = await services.db
    .forPlatform('logins are recorded where accounts are')
    .read((platform) =>
      platform
        .from('audit as a')
        .innerJoin('audit_content as c', (join) =>
          join
            .onRef('c.school_id', '=', 'a.school_id')
            .onRef('c.audit_version', '=', 'a.version')
            .on('c.position', '=', 0),
        )
        .select(['a.at_utc as atUtc', 'a.action', 'c.new_text as content'])
        .where('a.subject_kind', '=', 'account')
        .where('a.subject_id', '=', accountId)
        .where('a.action', 'in', ACTIONS)
        .orderBy('a.version', 'desc')
        .limit(MOST)
        .execute(),
    );
  return rows.map(({ atUtc, action, content }) => {
    const address = addressOf(content);
    return {
      atUtc,
      outcome: OUTCOMES[action as LoginAction],
      ...(address === undefined ? {} : { address }),
    };
  });
};
