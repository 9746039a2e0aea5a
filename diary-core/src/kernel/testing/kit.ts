import type { AccountId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import type { FastifyInstance, InjectOptions, LightMyRequestResponse } from 'fastify';
import type Tap from 'tap';
import type { Grant } from '../access/grants.ts';
import type { AccountPrincipal, DevicePrincipal } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Actor, Db } from '../db/handles.ts';
import type { Feature } from '../feature.ts';
import type { Services } from '../services.ts';

export type Engine = 'sqlite' | 'postgres';
export type Test = Pick<typeof Tap, 'teardown'>;

/** A clock that stands still until moved: 2026-09-07T06:00:00Z, a school Monday, 08:00 in Warsaw. */
export interface TestClock {
  nowMs(): number;
  monotonicMs(): number;
  advance(ms: number): void;
  set(ms: number): void;
}

/** The one fixture world: two schools with fixed ids. */
export interface TestKit {
  readonly engine: Engine;
  readonly db: Db;
  readonly services: Services;
  readonly clock: TestClock;
  readonly schoolA: SchoolId;
  readonly schoolB: SchoolId;
  /** Actor for `change()` in tests. */
  readonly actor: Actor;
  /** The app, made by `buildApp` at the first use. */
  readonly app: FastifyInstance;
  newId<T extends string>(): T;
  /** A scope as the guard would make it, for store tests; relations are those of the features. */
  scope<P extends string>(
    permission: P,
    schoolId: SchoolId,
    grants: readonly { grant: Exclude<Grant, 'none'>; role: Role; personId?: PersonId }[],
  ): Scope<P>;
  /**
   * Signs somebody in without accounts and answers a caller: `await as.get('/api/v1/rooms')`. With the accounts feature among
   * the features use its own routes instead.
   */
  signIn(
    memberships: readonly { schoolId: SchoolId; role: Role; personId?: PersonId }[],
    options?: { readonly accountId?: AccountId; readonly restrictedBy?: string },
  ): Caller;
  device(options: { schoolId: SchoolId; siteId?: string; deviceId?: string }): Caller;
}

export interface Caller {
  readonly principal: AccountPrincipal | DevicePrincipal;
  readonly headers: Readonly<Record<string, string>>;
  get(url: string, options?: Partial<InjectOptions>): Promise<LightMyRequestResponse>;
  /** Sends the CSRF token too. */
  send(
    method: 'POST' | 'PUT' | 'PATCH' | 'DELETE',
    url: string,
    body?: object,
  ): Promise<LightMyRequestResponse>;
}
