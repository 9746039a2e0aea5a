import { randomInt } from 'node:crypto';
import type { AccountId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import { serviceActor } from '../../kernel/access/control.ts';
import type { SchoolTx } from '../../kernel/db/handles.ts';
import type { Services } from '../../kernel/services.ts';
import {
  accountsByPerson,
  hasherOf,
  insertAccounts,
  lockedAccountOf,
  newOneTimePassword,
  noteHandouts,
  type PersonAccount,
  resetToOneTime,
} from '../accounts/api.ts';
import { codeMarker, newFirstCode, putFirstCode, shownCode } from '../first-login/api.ts';
import { fullName } from '../persons/api.ts';
import { loginFor } from './domain.ts';
import { putInvitation } from './invitations.ts';
import type { ClassMember } from './members.ts';

/** What stands on one slip. */
export interface Slip {
  readonly name: string;
  readonly role: 'student' | 'guardian';
  readonly childNames: readonly string[];
  readonly login: string;
  readonly password: string;
  /** For the first login on a phone, as it stands on paper. */
  readonly code: string;
  /** Joins an account of another school; students have none. */
  readonly invitation: string | null;
}

/** Members in one commit: hashing a password takes a tenth of a second, and a retry begins with the chunk. */
export const CHUNK = 10;

interface Drafted {
  readonly member: ClassMember;
  readonly accountId: AccountId;
  readonly login: string;
  readonly password: string;
  readonly passwordHash: string;
  readonly isNew: boolean;
  readonly code: string;
  readonly invitation: string | null;
}

/** Logins that are free in the whole system; two at once for the same login are told apart by the database. */
const freeLogin = async (services: Services, member: ClassMember): Promise<string> => {
  for (;;) {
    const login = loginFor(member.person, String(randomInt(10_000)).padStart(4, '0'));
    const taken = await services.db
      .forPlatform('a login is unique in the whole system')
      .read((read) =>
        read.from('account').select('id').where('login', '=', login).executeTakeFirst(),
      );
    if (taken === undefined) return login;
  }
};

const draft = async (
  services: Services,
  member: ClassMember,
  account: PersonAccount | undefined,
): Promise<Drafted> => {
  const password = newOneTimePassword();
  return {
    member,
    accountId: account?.accountId ?? services.newId<'AccountId'>(),
    login: account?.login ?? (await freeLogin(services, member)),
    password,
    passwordHash: await hasherOf(services).hashPassword(password),
    isNew: account === undefined,
    code: newFirstCode(),
    invitation: member.role === 'guardian' ? newOneTimePassword() : null,
  };
};

/**
 * Those who still need what was drafted for them: while the passwords were hashed somebody may have signed in for the first time, or got
 * an account at the desk. The persons are locked, in one order for everybody.
 */
const stillNeeded = async (tx: SchoolTx, drafts: readonly Drafted[]): Promise<Set<Drafted>> => {
  const needed = new Set<Drafted>();
  const idOf = ({ member }: Drafted): PersonId => member.person.personId;
  for (const each of drafts.toSorted((one, other) => (idOf(one) < idOf(other) ? -1 : 1))) {
    const now = await lockedAccountOf(tx, idOf(each));
    const isSame = each.isNew
      ? now === undefined
      : now?.accountId === each.accountId && now.isFresh;
    if (isSame) needed.add(each);
  }
  return needed;
};

const write = async (
  tx: SchoolTx,
  drafted: readonly Drafted[],
  { nowUtc, markOf }: { readonly nowUtc: number; readonly markOf: (code: string) => string },
): Promise<readonly Drafted[]> => {
  const needed = await stillNeeded(tx, drafted);
  const drafts = drafted.filter((each) => needed.has(each));
  await insertAccounts(
    tx,
    drafts
      .filter((each) => each.isNew)
      .map(({ accountId, login, passwordHash, member }) => ({
        accountId,
        login,
        passwordHash,
        memberships: [{ role: member.role, personId: member.person.personId }],
        isOneTime: true,
        setAtUtc: nowUtc,
      })),
  );
  for (const { accountId, passwordHash, isNew } of drafts) {
    if (!isNew) await resetToOneTime(tx, accountId, { passwordHash, nowUtc });
  }
  for (const { accountId, code } of drafts)
    await putFirstCode(tx, { accountId, mark: markOf(code), nowUtc });
  for (const { invitation, member } of drafts) {
    if (invitation !== null) {
      await putInvitation(tx, { code: invitation, personId: member.person.personId, nowUtc });
    }
  }
  await noteHandouts(
    tx,
    drafts.map((each) => each.accountId),
    { atUtc: nowUtc, document: null },
  );
  return drafts;
};

/** Who needs a slip: nobody who has an account that was ever used, and nobody whose account works in another school too. */
export const membersWithoutLogin = async (
  services: Services,
  schoolId: SchoolId,
  members: readonly ClassMember[],
): Promise<{ member: ClassMember; account: PersonAccount | undefined }[]> => {
  const accounts = await accountsByPerson(
    services,
    schoolId,
    members.map((member) => member.person.personId),
  );
  return members
    .map((member) => ({ member, account: accounts.get(member.person.personId) }))
    .filter(({ account }) => account === undefined || account.isUntouched);
};

export interface ChunkOrder {
  readonly schoolId: SchoolId;
  readonly ordererId: AccountId;
  readonly needs: readonly { member: ClassMember; account: PersonAccount | undefined }[];
}

/** Issues accounts for some members in one commit; answers the slips of those who still needed one. */
export const issueChunk = async (
  services: Services,
  { schoolId, ordererId, needs }: ChunkOrder,
): Promise<Slip[]> => {
  const drafts: Drafted[] = [];
  for (const { member, account } of needs) drafts.push(await draft(services, member, account));
  const nowUtc = services.clocks.system.nowMs();
  const markOf = await codeMarker(services);
  const actor = serviceActor('login-slips');
  const subject = { kind: 'account', id: ordererId };
  const written = await services.db
    .forSchool(schoolId)
    .change({ actor, action: 'account.issueMany', subject }, (tx) =>
      write(tx, drafts, { nowUtc, markOf }),
    );
  return written.map(({ member, login, password, code, invitation }) => ({
    name: fullName(member.person),
    role: member.role,
    childNames: member.childNames,
    login,
    password,
    code: shownCode(code),
    invitation,
  }));
};
