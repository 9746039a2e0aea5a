import type { AccountId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';

export interface PrincipalMembership {
  readonly schoolId: SchoolId;
  readonly role: Role;
  readonly personId?: PersonId;
  /** Keys of the rights that the account was given in this school besides its roles. */
  readonly rights?: readonly string[];
}

/** Somebody signed in by a session cookie. */
export interface AccountPrincipal {
  readonly kind: 'account';
  readonly accountId: AccountId;
  readonly sessionId: string;
  /** For the erasable part of the audit. */
  readonly name: string;
  readonly csrfToken: string;
  readonly memberships: readonly PrincipalMembership[];
  /** Set when only routes marked `evenRestricted` work (a one-time password that must be changed): the code they get. */
  readonly restrictedBy?: string;
  /** When it was last proved who this is, by the strongest way that the account has. System clock, UTC ms. */
  readonly provenAtUtc?: number;
}

/** A hub, by its Bearer credential. Role `device` in exactly one school. */
export interface DevicePrincipal {
  readonly kind: 'device';
  /** The hub's id. */
  readonly deviceId: string;
  readonly schoolId: SchoolId;
  readonly siteId: string;
  readonly name: string;
}

export type Principal = AccountPrincipal | DevicePrincipal;

/** Supplied by the accounts feature. Answers undefined for unknown, ended and expired sessions. */
export interface SessionAuthenticator {
  /** `isActivity: false` (live streams) must not move the end of the idle time. */
  bySession(
    token: string,
    options: { readonly isActivity: boolean },
  ): Promise<AccountPrincipal | undefined>;
  /** Ways by which this account can prove anew who it is, for the page that must ask. */
  waysToProve?(principal: AccountPrincipal): Promise<readonly string[]>;
}

/** Supplied by the devices feature. Answers undefined for unknown credentials, throws `unauthenticated` with its own code for revoked ones. */
export interface DeviceAuthenticator {
  byBearer(credential: string): Promise<DevicePrincipal | undefined>;
}
