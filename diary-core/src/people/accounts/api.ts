import { randomBytes } from 'node:crypto';
import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { makeOneTimePassword } from './one-time-password.ts';

export type { NewAccount } from './accounts.ts';
export { insertAccounts, insertMemberships, pinMarker, requireAccount } from './accounts.ts';
export {
  countTry,
  countWithin,
  failuresOf,
  refuseWait,
  takeBackTry,
} from './buckets.ts';
export { stepTokenOf } from './device-cookie.ts';
export { lastHandouts, noteHandouts, noteReceipts } from './handouts.ts';
export type { Change } from './issue.ts';
export { letIn } from './let-in.ts';
export { listAccounts } from './listing.ts';
export { loginKey } from './login.ts';
export { recordFailure } from './login-failure.ts';
export { membersOf, personsInRole, withoutFactor } from './members.ts';
export { networkOf } from './network.ts';
export { openAccounts } from './open-accounts.ts';
export {
  type Browser,
  isKnownDevice,
  type LoggedIn,
  loginActor,
  openSession,
} from './open-session.ts';
export type { KioskRole } from './operators.ts';
export { dutyOperators, kioskRolesOf, operatorNames } from './operators.ts';
export { ownActor, requirePasswordRules } from './own-session.ts';
export { hasherOf } from './password-hasher.ts';
export type { PersonAccount } from './person-accounts.ts';
export {
  accountsByPerson,
  closeMemberships,
  holdsRole,
  joinPerson,
  lockedAccountOf,
  resetToOneTime,
} from './person-accounts.ts';
export {
  type AccountRightRow,
  dropMembership,
  endRight,
  insertRight,
  membershipsHere,
  rightRows,
} from './rights.ts';
export {
  finishLogin,
  passwordProof,
  pendingFactors,
  proveAgain,
  type Spend,
} from './second-step.ts';
export { answerLogin, answerOutcome, browserOf } from './session-answer.ts';
export {
  dropOtherSessions,
  endEverySession,
  everyMembershipOf,
  membershipsOf,
} from './sessions.ts';
export { accountSettings } from './settings.ts';
export { applyState, closeAsAsked } from './states.ts';
export { bucketIdOf, hashOfToken, idOfHash, makeToken } from './tokens.ts';
export { type FactorWay, factorsOf, tellFactors } from './ways.ts';
export { isFactorAsked } from './who.ts';

/** A generated password that is good for one login (ACCT-12). */
export const newOneTimePassword = (): string =>
  makeOneTimePassword((length) => randomBytes(length));

/** Accounts with which these persons act in this school. */
export const accountsOf = async (
  read: SchoolRead,
  personIds: readonly PersonId[],
): Promise<AccountId[]> => {
  if (personIds.length === 0) return [];
  const rows = await read
    .from('membership')
    .select('account_id')
    .distinct()
    .where('person_id', 'in', [...personIds])
    .execute();
  return rows.map((row) => row.account_id);
};

/** Whom these accounts belong to; one without a person in this school is missing. */
export const personsOfAccounts = async (
  read: SchoolRead,
  accountIds: readonly AccountId[],
): Promise<ReadonlyMap<AccountId, PersonId>> => {
  if (accountIds.length === 0) return new Map();
  const rows = await read
    .from('membership')
    .select(['account_id', 'person_id'])
    .where('account_id', 'in', [...accountIds])
    .where('person_id', 'is not', null)
    .execute();
  return new Map(rows.flatMap((row) => (row.person_id ? [[row.account_id, row.person_id]] : [])));
};
