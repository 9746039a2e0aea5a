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

/** Who vouched for the person, where somebody signed in elsewhere. */
const issuerOf = (note: string | null): string | undefined => {
  if (note === null) return undefined;
  const { vouched_by: issuer } = JSON.parse(note) as { readonly vouched_by?: unknown };
  return typeof issuer === 'string' ? issuer : undefined;
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
        .leftJoin('audit_content as n', (join) =>
          join
            .onRef('n.school_id', '=', 'a.school_id')
            .onRef('n.audit_version', '=', 'a.version')
            .on('n.position', '=', 1)
            .on('n.operation', '=', 'note'),
        )
        .select(['a.at_utc as atUtc', 'a.action', 'c.new_text as content', 'n.new_text as note'])
        .where('a.subject_kind', '=', 'account')
        .where('a.subject_id', '=', accountId)
        .where('a.action', 'in', ACTIONS)
        .orderBy('a.version', 'desc')
        .limit(MOST)
        .execute(),
    );
  return rows.map(({ atUtc, action, content, note }) => {
    const address = addressOf(content);
    const issuer = issuerOf(note);
    return {
      atUtc,
      outcome: OUTCOMES[action as LoginAction],
      ...(issuer === undefined ? {} : { issuer }),
      ...(address === undefined ? {} : { address }),
    };
  });
};
