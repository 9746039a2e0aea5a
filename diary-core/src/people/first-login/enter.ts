import type { PrincipalMembership } from '../../kernel/access/principal.ts';
import type { Row, SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import type { Services } from '../../kernel/services.ts';
import { schoolName } from '../../school/schools/api.ts';
import {
  type Browser,
  factorsOf,
  hasherOf,
  type LoggedIn,
  loginActor,
  membershipsOf,
  openSession,
  requirePasswordRules,
} from '../accounts/api.ts';
import { codeMarker } from './codes.ts';
import { counted, forgiveEntry, forgiveTry } from './tries.ts';

const REASON = 'somebody signs in for the first time';
const wrongCode = (): AppError => new AppError('invalid', 'firstLogin.wrong_code');

interface Found {
  readonly code: Row<'first_code'>;
  readonly account: Row<'account'>;
}

/** Errors: `firstLogin.wrong_code`; `firstLogin.used` when it, or the password beside it, has worked already. */
const requireCode = async (read: SchoolRead, mark: string, nowUtc: number): Promise<Found> => {
  const code = await read
    .from('first_code')
    .selectAll()
    .where('code_mark', '=', mark)
    .executeTakeFirst();
  if (code === undefined || code.expires_at_utc <= nowUtc) throw wrongCode();
  const account = await read.require('account', code.account_id);
  const isSpent = code.used_at_utc !== null || account.was_one_time_used;
  if (isSpent || !account.is_password_one_time)
    throw new AppError('conflict', 'firstLogin.used', { login: account.login });
  if (account.password_set_at_utc !== code.password_set_at_utc) throw wrongCode();
  return { code, account };
};

/** Names the school and the login of a code, and nobody. Errors: those of the code, `accounts.too_many_tries`. */
export const lookAtCode = async (
  services: Services,
  { code, address }: { readonly code: string; readonly address: string },
): Promise<{ schoolName: string; login: string }> => {
  const mark = (await codeMarker(services))(code);
  const platform = services.db.forPlatform(REASON);
  const change = {
    actor: loginActor(undefined, [], address),
    action: 'login.firstCode',
    subject: { kind: 'account' },
  };
  const found = await counted(services, address, () =>
    platform.change(change, async (tx) => {
      const right = await requireCode(tx, mark, services.clocks.system.nowMs());
      await forgiveTry(tx, address);
      return right;
    }),
  );
  const name = await services.db.forSchool(found.code.school_id).read(schoolName);
  return { schoolName: name, login: found.account.login };
};

interface Admitted extends Found {
  readonly memberships: readonly PrincipalMembership[];
}

/** Whose code it is, when this account may come in by it. */
const requireEntry = async (
  read: SchoolRead,
  mark: string,
  { clocks }: Pick<Services, 'clocks'>,
): Promise<Admitted> => {
  const found = await requireCode(read, mark, clocks.system.nowMs());
  const { id, locked_at_utc: lockedAtUtc } = found.account;
  const memberships = await membershipsOf(read, id, clocks);
  if (lockedAtUtc !== null) throw new AppError('locked', 'accounts.locked');
  if (memberships.length === 0) throw new AppError('locked', 'accounts.suspended');
  if ((await factorsOf(read, id)).length > 0) throw wrongCode();
  return { ...found, memberships };
};

/** Somebody came first with the same code, and has set another password meanwhile. */
const isLate = (error: unknown): boolean =>
  error instanceof AppError && error.code === 'accounts.login_failed';

/**
 * The first login by the code of a slip: the own password stands in place of the generated one, the code is used up, a session opens.
 *
 * Errors  `firstLogin.wrong_code`, `firstLogin.used`, `accounts.too_many_tries`, `accounts.password_weak`, `accounts.locked`,
 *         `accounts.suspended`
 */
export const enterByCode = async (
  services: Services,
  given: { readonly code: string; readonly password: string; readonly browser: Browser },
): Promise<LoggedIn> => {
  const { code, password, browser } = given;
  requirePasswordRules(password);
  const mark = (await codeMarker(services))(code);
  const platform = services.db.forPlatform(REASON);
  // A wrong code costs no work of the hasher; what was found is judged once more below.
  const before = await counted(services, browser.address, () =>
    platform.read((read) => requireEntry(read, mark, services)),
  );
  const passwordHash = await hasherOf(services).hashPassword(password);
  const nowUtc = services.clocks.system.nowMs();
  // Code, password and session in one transaction: nobody stands there with a code that is used up and no way in.
  return openSession(services, {
    account: before.account,
    memberships: before.memberships,
    browser,
    way: 'firstCode',
    usesPassword: false,
    isProof: true,
    bucketIds: [],
    isFirstUse: true,
    spend: async (tx) => {
      const found = await requireEntry(tx, mark, services);
      await tx.update('first_code', found.code.id, { used_at_utc: nowUtc });
      await tx.update('account', found.account.id, {
        password_hash: passwordHash,
        is_password_one_time: false,
        was_one_time_used: false,
        password_set_at_utc: Math.max(nowUtc, (found.account.password_set_at_utc ?? 0) + 1),
      });
      await forgiveEntry(tx, browser.address);
    },
  }).catch((error: unknown) => {
    const { login } = before.account;
    throw isLate(error) ? new AppError('conflict', 'firstLogin.used', { login }) : error;
  });
};
