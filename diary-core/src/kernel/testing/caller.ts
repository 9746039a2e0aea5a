import { randomBytes } from 'node:crypto';
import { CSRF_HEADER } from '@furtka/core-contract/api';
import type { AccountId, SchoolId } from '@furtka/core-contract/ids';
import type { InjectOptions, LightMyRequestResponse } from 'fastify';
import type {
  AccountPrincipal,
  DevicePrincipal,
  PrincipalMembership,
} from '../access/principal.ts';
import type { KernelApp } from '../build-kernel.ts';
import { sessionCookieName } from '../http/session-cookie.ts';
import type { TestPrincipals } from './test-principals.ts';

export interface SignInOptions {
  readonly memberships: readonly PrincipalMembership[];
  readonly accountId?: AccountId;
  readonly restrictedBy?: string;
  /** Default: a proof that never gets old. */
  readonly provenAtUtc?: number;
}

export interface DeviceOptions {
  readonly schoolId: SchoolId;
  readonly siteId?: string;
  readonly deviceId?: string;
}

/** Somebody who calls the app through `inject`, with cookie, CSRF token or credential. */
export interface Caller {
  readonly principal: AccountPrincipal | DevicePrincipal | undefined;
  readonly headers: Readonly<Record<string, string>>;
  get(
    url: string,
    options?: Omit<InjectOptions, 'url' | 'method'>,
  ): Promise<LightMyRequestResponse>;
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse>;
  /** The same caller with one more header, such as `x-furtka-school`. */
  with(headers: Readonly<Record<string, string>>): Caller;
  /** Ends the session or revokes the credential. */
  signOut(): void;
}

const makeCaller = (
  kernel: KernelApp,
  principal: Caller['principal'],
  headers: Readonly<Record<string, string>>,
  signOut: () => void,
): Caller => ({
  principal,
  headers,
  signOut,
  get: (url, options = {}) =>
    kernel.app.inject({
      ...options,
      method: 'GET',
      url,
      headers: { ...headers, ...options.headers },
    }),
  send: (method, url, body) =>
    kernel.app.inject({ method, url, headers, ...(body === undefined ? {} : { payload: body }) }),
  with: (more) => makeCaller(kernel, principal, { ...headers, ...more }, signOut),
});

/** Without `principals` nobody is signed in. */
export const sessionCaller = (
  kernel: KernelApp,
  principals: TestPrincipals | undefined,
  options: SignInOptions,
): Caller => {
  if (principals === undefined) return makeCaller(kernel, undefined, {}, () => undefined);
  const { newId, config } = kernel.services;
  const token = randomBytes(32).toString('base64url');
  const principal: AccountPrincipal = {
    kind: 'account',
    accountId: options.accountId ?? newId<'AccountId'>(),
    sessionId: newId(),
    name: 'Testowa Osoba',
    csrfToken: randomBytes(16).toString('base64url'),
    memberships: options.memberships,
    provenAtUtc: options.provenAtUtc ?? Number.MAX_SAFE_INTEGER,
    ...(options.restrictedBy === undefined ? {} : { restrictedBy: options.restrictedBy }),
  };
  principals.sessions.set(token, principal);
  const headers = {
    cookie: `${sessionCookieName(config.publicUrl)}=${token}`,
    [CSRF_HEADER]: principal.csrfToken,
  };
  return makeCaller(kernel, principal, headers, () => principals.sessions.delete(token));
};

export const deviceCaller = (
  kernel: KernelApp,
  principals: TestPrincipals,
  options: DeviceOptions,
): Caller => {
  const credential = randomBytes(32).toString('base64url');
  const principal: DevicePrincipal = {
    kind: 'device',
    deviceId: options.deviceId ?? kernel.services.newId(),
    schoolId: options.schoolId,
    siteId: options.siteId ?? kernel.services.newId(),
    name: 'hub testowy',
  };
  principals.devices.set(credential, principal);
  return makeCaller(kernel, principal, { authorization: `Bearer ${credential}` }, () =>
    principals.devices.delete(credential),
  );
};
