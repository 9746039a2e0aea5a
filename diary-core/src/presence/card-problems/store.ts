import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import { covers, type Within } from '../../kernel/access/scope.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { type HolderKind, type ProblemKind, WAITING_STATES } from './domain.ts';

const MOST_ROWS = 200;

/** The problem that says the same and still waits, if any. */
export const waitingProblem = (
  read: SchoolRead,
  same: {
    readonly holderId: PersonId;
    readonly reportedBy: AccountId;
    readonly kind: ProblemKind;
  },
): Promise<{ id: string } | undefined> =>
  read
    .from('card_problem')
    .select('id')
    .where('holder_id', '=', same.holderId)
    .where('reported_by', '=', same.reportedBy)
    .where('kind', '=', same.kind)
    .where('state', 'in', [...WAITING_STATES])
    .executeTakeFirst();

/** Problems with cards of these persons: those that wait, the oldest first, or those that are settled, the newest first. */
export const problemsOf = (
  read: SchoolRead,
  within: Within<PersonId>,
  { holderKind, isSettled }: { readonly holderKind: HolderKind; readonly isSettled: boolean },
): Promise<Row<'card_problem'>[]> =>
  read
    .from('card_problem')
    .selectAll()
    .where('holder_kind', '=', holderKind)
    .where(covers(within, 'holder_id'))
    .where('state', 'in', isSettled ? ['settled'] : [...WAITING_STATES])
    .orderBy('reported_at_utc', isSettled ? 'desc' : 'asc')
    .orderBy('id', isSettled ? 'desc' : 'asc')
    .limit(MOST_ROWS)
    .execute();

/** What an account reported about these persons, newest first. */
export const problemsBy = (
  read: SchoolRead,
  within: Within<PersonId>,
  accountId: AccountId,
): Promise<Row<'card_problem'>[]> =>
  read
    .from('card_problem')
    .selectAll()
    .where('reported_by', '=', accountId)
    .where(covers(within, 'holder_id'))
    .orderBy('reported_at_utc', 'desc')
    .orderBy('id', 'desc')
    .limit(MOST_ROWS)
    .execute();
