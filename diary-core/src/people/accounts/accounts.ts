import { createHmac } from 'node:crypto';
import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { SchoolRead, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError, notFound } from '../../kernel/domain/app-error.ts';
import type { KeyStore } from '../../kernel/keys/key-store.ts';
import { type PersonKind, personById } from '../persons/api.ts';
import { loginKey } from './login.ts';

const PIN_MARK_KEY = 'pin.mark';

/** Kinds of person that may hold a role; an empty list: the role is held without a person of the school too. */
const KIND_OF_ROLE: Partial<Record<Role, PersonKind>> = {
  student: 'student',
  guardian: 'guardian',
};
const ROLES_OF_VISITORS: readonly Role[] = ['superadmin', 'inspection', 'publisher'];

export interface NewMembership {
  readonly role: Role;
  readonly personId: PersonId | null;
  /** Name of a holder who is no person of the school. */
  readonly holderName?: string;
  /** School clock, UTC ms: rights begin with the one and end before the other. */
  readonly fromUtc?: number;
  readonly toUtc?: number;
}

export interface NewAccount {
  readonly accountId: AccountId;
  readonly login: string;
  readonly memberships: readonly NewMembership[];
  /** `null`: no password until one is issued. */
  readonly passwordHash: string | null;
  readonly isOneTime: boolean;
  readonly setAtUtc: number;
  readonly pin?: { readonly hash: string; readonly mark: string };
}

/** Puts in accounts with their memberships in the handle's school. Errors: `kernel.duplicate` for a login that is taken. */
export const insertAccounts = async (
  tx: SchoolTx,
  accounts: readonly NewAccount[],
): Promise<void> => {
  await tx.insertMany(
    'account',
    accounts.map((account) => ({
      id: account.accountId,
      login: loginKey(account.login),
      password_hash: account.passwordHash,
      is_password_one_time: account.isOneTime,
      was_one_time_used: false,
      password_set_at_utc: account.passwordHash === null ? null : account.setAtUtc,
      pin_hash: account.pin?.hash ?? null,
      pin_mark: account.pin?.mark ?? null,
      locked_at_utc: null,
      email: null,
      notice_version: null,
      notice_at_utc: null,
      version: 1,
    })),
  );
  await insertMemberships(tx, accounts);
};

/** Memberships in the handle's school for accounts that exist already. */
export const insertMemberships = (
  tx: SchoolTx,
  accounts: readonly Pick<NewAccount, 'accountId' | 'memberships'>[],
): Promise<void> =>
  tx.insertMany(
    'membership',
    accounts.flatMap(({ accountId, memberships }) =>
      memberships.map(({ role, personId, holderName, fromUtc, toUtc }) => ({
        id: tx.newId<'MembershipId'>(),
        account_id: accountId,
        school_id: tx.schoolId,
        role,
        person_id: personId,
        state: 'open' as const,
        state_reason: null,
        is_shut_with_account: false,
        from_utc: fromUtc ?? null,
        to_utc: toUtc ?? null,
        holder_name: holderName ?? null,
      })),
    ),
  );

/** Roles of an account in the handle's school, in the order in which they were given. */
export const rolesOf = async (read: SchoolRead, accountId: AccountId): Promise<Role[]> => {
  const rows = await read
    .from('membership')
    .select('role')
    .where('account_id', '=', accountId)
    .orderBy('id')
    .execute();
  return rows.map((row) => row.role);
};

/** The account's row when it has a membership in this school, else `kernel.not_found`. */
export const requireAccount = async (read: SchoolRead, accountId: AccountId) => {
  const row = await read.get('account', accountId);
  if (row === undefined) throw notFound('account');
  return row;
};

/**
 * Whether the person may hold the role, and has no account yet (ACCT-01). The person is locked: two at once give no two accounts.
 *
 * Errors  `accounts.person_needed`, `accounts.wrong_kind_of_person`, `accounts.person_has_account`, `kernel.not_found`
 */
export const checkHolder = async (
  tx: SchoolTx,
  role: Role,
  personId: PersonId | undefined,
): Promise<void> => {
  if (personId === undefined) {
    if (ROLES_OF_VISITORS.includes(role)) return;
    throw new AppError('invalid', 'accounts.person_needed');
  }
  const person = await personById(tx, personId);
  if (person === undefined) throw notFound('person');
  if (person.kind !== (KIND_OF_ROLE[role] ?? 'staff')) {
    throw new AppError('invalid', 'accounts.wrong_kind_of_person');
  }
  const taken = await tx
    .from('membership')
    .select('id')
    .where('person_id', '=', personId)
    .executeTakeFirst();
  if (taken !== undefined) throw new AppError('conflict', 'accounts.person_has_account');
};

/** Makes the marks by which a PIN that is taken in this school is found without trying every hash. */
export const pinMarker = async (tx: SchoolTx, keys: KeyStore): Promise<(pin: string) => string> => {
  const key = await keys.ensure(tx, PIN_MARK_KEY);
  return (pin) => createHmac('sha256', key).update(pin).digest('hex');
};

/** Marks of the PINs that are taken among the accounts of this school. */
export const takenPinMarks = async (read: SchoolRead): Promise<ReadonlySet<string>> => {
  const rows = await read
    .from('membership as m')
    .innerJoin('account as a', (join) => join.onRef('a.id', '=', 'm.account_id'))
    .select('a.pin_mark as mark')
    .where('a.pin_mark', 'is not', null)
    .execute();
  return new Set(rows.flatMap((row) => row.mark ?? []));
};
