import { randomBytes } from 'node:crypto';
import type { AccountId, PersonId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { serviceActor } from '../../kernel/access/control.ts';
import type { ChangeOptions, SchoolTx } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolToday } from '../../school/schools/api.ts';
import type { ShownDocument } from './account-life.ts';
import {
  checkHolder,
  insertAccounts,
  pinMarker,
  requireAccount,
  rolesOf,
  takenPinMarks,
} from './accounts.ts';
import { emptyBucket } from './buckets.ts';
import { noteHandouts } from './handouts.ts';
import { requireFreeOffice } from './office-holder.ts';
import { makeOneTimePassword, makePin } from './one-time-password.ts';
import { KIOSK_ROLES } from './operators.ts';
import { hasherOf } from './password-hasher.ts';
import { bucketIdOf } from './tokens.ts';

/** `change()` of the school and of the person who acts. */
export type Change = <R>(
  options: Omit<ChangeOptions, 'actor'>,
  fn: (tx: SchoolTx) => Promise<R>,
) => Promise<R>;

export interface Issued {
  readonly accountId: AccountId;
  readonly login: string;
  /** Shown once. */
  readonly oneTimePassword: string;
}

const MOST_PINS = 50;

/** A generated password with its hash. */
export const oneTime = async (services: Services) => {
  const password = makeOneTimePassword((length) => randomBytes(length));
  return { password, hash: await hasherOf(services).hashPassword(password) };
};

/** Errors: `accounts.superadmin_only`: who is above the school's administrator is not made or changed by one. */
export const refuseAbove = (roles: readonly Role[], actorRole: Role): void => {
  if (roles.includes('superadmin') && actorRole !== 'superadmin') {
    throw new AppError('forbidden', 'accounts.superadmin_only');
  }
};

/**
 * Issues an account with a generated one-time password (ACCT-12).
 *
 * Errors  those of `checkHolder` and, for the secretariat, of `requireFreeOffice`, `accounts.superadmin_only`, `kernel.duplicate` for
 *         a login that is taken
 */
export const issueAccount = async (
  services: Services,
  change: Change,
  actorRole: Role,
  body: { readonly login: string; readonly role: Role; readonly personId?: PersonId },
): Promise<Issued> => {
  refuseAbove([body.role], actorRole);
  const { password, hash } = await oneTime(services);
  const accountId = services.newId<'AccountId'>();
  const nowUtc = services.clocks.system.nowMs();
  await change(
    { action: 'account.issue', subject: { kind: 'account', id: accountId } },
    async (tx) => {
      await checkHolder(tx, body.role, body.personId);
      if (body.role === 'secretariat' && body.personId !== undefined)
        await requireFreeOffice(tx, body.personId, await schoolToday(tx, services.clocks));
      await insertAccounts(tx, [
        {
          accountId,
          login: body.login,
          memberships: [{ role: body.role, personId: body.personId ?? null }],
          passwordHash: hash,
          isOneTime: true,
          setAtUtc: nowUtc,
        },
      ]);
      await noteHandouts(tx, [accountId], { atUtc: nowUtc, document: null });
    },
  );
  return { accountId, login: body.login, oneTimePassword: password };
};

/**
 * An account that works in other schools too is not taken over by the administrator of one of them.
 *
 * Errors  `accounts.belongs_elsewhere`
 */
const refuseElsewhere = async (
  services: Services,
  accountId: AccountId,
  schoolId: string,
  actorRole: Role,
): Promise<void> => {
  if (actorRole === 'superadmin') return;
  const schools = await services.db
    .forPlatform('does this account belong to other schools too')
    .read((read) =>
      read.from('membership').select('school_id').where('account_id', '=', accountId).execute(),
    );
  // An account with nothing here is not there: the change below says so.
  const isHere = schools.some((row) => row.school_id === schoolId);
  if (isHere && schools.some((row) => row.school_id !== schoolId)) {
    throw new AppError('conflict', 'accounts.belongs_elsewhere');
  }
};

export interface Acting {
  readonly change: Change;
  readonly schoolId: string;
  readonly actorRole: Role;
}

export interface NewPassword {
  readonly accountId: AccountId;
  readonly reason: string;
  /** What was shown; students and guardians get no password without it (ACCT-20). */
  readonly document: ShownDocument | null;
}

const FAMILY: readonly Role[] = ['student', 'guardian'];

/**
 * A new one-time password in place of the present one; all sessions of the account end.
 *
 * Errors  `accounts.document_needed`, `accounts.belongs_elsewhere`, `accounts.superadmin_only`, `kernel.not_found`
 */
export const issuePassword = async (
  services: Services,
  { change, schoolId, actorRole }: Acting,
  { accountId, reason, document }: NewPassword,
): Promise<Issued> => {
  await refuseElsewhere(services, accountId, schoolId, actorRole);
  const { password, hash } = await oneTime(services);
  const nowUtc = services.clocks.system.nowMs();
  const issued = await change(
    { action: 'account.password', subject: { kind: 'account', id: accountId }, reason },
    async (tx) => {
      const account = await requireAccount(tx, accountId);
      const roles = await rolesOf(tx, accountId);
      refuseAbove(roles, actorRole);
      if (document === null && roles.some((role) => FAMILY.includes(role))) {
        throw new AppError('invalid', 'accounts.document_needed');
      }
      await noteHandouts(tx, [accountId], { atUtc: nowUtc, document });
      await tx.update('account', accountId, {
        password_hash: hash,
        is_password_one_time: true,
        was_one_time_used: false,
        password_set_at_utc: Math.max(nowUtc, (account.password_set_at_utc ?? 0) + 1),
        locked_at_utc: null,
        // Whoever had the account before gets no link for it any more.
        email: null,
      });
      tx.announce('principal.changed', { accountId });
      return { accountId, login: account.login, oneTimePassword: password };
    },
  );
  await forgetFailures(services, issued);
  return issued;
};

/** The failures of strangers and of known devices are forgotten, or the next one would lock the account again. */
const forgetFailures = (
  services: Services,
  { accountId, login }: { readonly accountId: AccountId; readonly login: string },
): Promise<void> =>
  services.db.forPlatform('failures are counted before any school is known').change(
    {
      actor: serviceActor('accounts'),
      action: 'login.forgotten',
      subject: { kind: 'account', id: accountId },
    },
    async (tx) => {
      const devices = await tx
        .from('known_device')
        .select('token_hash')
        .where('account_id', '=', accountId)
        .execute();
      for (const hash of ['', ...devices.map((device) => device.token_hash)]) {
        await emptyBucket(tx, bucketIdOf('login', login, hash));
      }
    },
  );

/** Unlocks an account (ACCT-52). Errors: `accounts.not_locked`. */
export const unlockAccount = async (
  services: Services,
  change: Change,
  accountId: AccountId,
  reason: string,
): Promise<void> => {
  const login = await change(
    { action: 'account.unlock', subject: { kind: 'account', id: accountId }, reason },
    async (tx) => {
      const account = await requireAccount(tx, accountId);
      if (account.locked_at_utc === null) throw new AppError('conflict', 'accounts.not_locked');
      await tx.update('account', accountId, { locked_at_utc: null });
      return account.login;
    },
  );
  await forgetFailures(services, { accountId, login });
};

/**
 * A new PIN for the kiosk, made by the core, unlike all others of the school.
 *
 * Errors  `accounts.no_kiosk_role`, `accounts.too_many_pins`, `accounts.belongs_elsewhere`: the PIN would open the other
 *         school's kiosk too, in that person's name
 */
export const issuePin = async (
  services: Services,
  { change, schoolId, actorRole }: Acting,
  accountId: AccountId,
): Promise<{ readonly accountId: AccountId; readonly pin: string }> => {
  await refuseElsewhere(services, accountId, schoolId, actorRole);
  const hasher = hasherOf(services);
  for (;;) {
    const pin = makePin((length) => randomBytes(length));
    const hash = await hasher.hashPin(pin);
    const isTaken = await change(
      { action: 'account.pin', subject: { kind: 'account', id: accountId } },
      async (tx) => {
        await requireAccount(tx, accountId);
        const roles = await rolesOf(tx, accountId);
        if (!roles.some((role) => KIOSK_ROLES.some((known) => known === role))) {
          throw new AppError('invalid', 'accounts.no_kiosk_role');
        }
        const taken = await takenPinMarks(tx);
        if (taken.size >= MOST_PINS) throw new AppError('conflict', 'accounts.too_many_pins');
        const mark = (await pinMarker(tx, services.keys))(pin);
        if (taken.has(mark)) return true;
        await tx.update('account', accountId, { pin_hash: hash, pin_mark: mark });
        tx.announce('people.changed', {});
        return false;
      },
    );
    if (!isTaken) return { accountId, pin };
  }
};
