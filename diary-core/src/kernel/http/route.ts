import type { SchoolId } from '@furtka/core-contract/ids';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type Type from 'typebox';
import type { Static } from 'typebox';
import type { AccountPrincipal, Principal } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Actor, ChangeOptions, SchoolRead, SchoolTx } from '../db/handles.ts';
import type { Services } from '../services.ts';

/** Works in one school (`X-Furtka-School`, default the only one), with the union of the rights held there. */
export interface PermissionAccess<P extends string> {
  readonly permission: P;
  /** The reading itself is audited (health notes, PESEL, counsellor's file). */
  readonly auditRead?: boolean;
  /** A page asks for it by itself, again and again: it does not move the end of the idle time. */
  readonly isNoActivity?: boolean;
  /** A dangerous act: asks for a proof of who it is from within the last ten minutes (`session.step_up`). */
  readonly stepUp?: boolean;
}
/** One of the few routes that look at every school of the account: `eachSchool()`. */
export interface AllMembershipsAccess {
  readonly allMemberships: string;
  /** A page asks for it by itself, again and again: it does not move the end of the idle time. */
  readonly isNoActivity?: boolean;
  /** Works also in a restricted session: in each, or in those that are restricted by one of these codes. */
  readonly evenRestricted?: true | readonly string[];
  /** As of `PermissionAccess`. */
  readonly stepUp?: boolean;
}
/** No principal needed; the reason is listed in the access table. */
export interface PublicAccess {
  readonly public: string;
}
export type Access = PermissionAccess<string> | AllMembershipsAccess | PublicAccess;

export interface RouteSchemas {
  readonly params?: Type.TSchema;
  readonly query?: Type.TSchema;
  readonly body?: Type.TSchema;
  /** Schema of the 200 answer; a route without it answers 204, a stream or its own content type. */
  readonly reply?: Type.TSchema;
}

type Parsed<S extends RouteSchemas, K extends keyof RouteSchemas> = S[K] extends Type.TSchema
  ? Static<S[K]>
  : undefined;

/** What every handler gets. */
export interface BaseContext<S extends RouteSchemas> {
  readonly params: Parsed<S, 'params'>;
  readonly query: Parsed<S, 'query'>;
  readonly body: Parsed<S, 'body'>;
  readonly services: Services;
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  /** Address of the caller, behind trusted proxies the forwarded one. */
  readonly address: string;
}

export interface PermissionContext<S extends RouteSchemas, P extends string>
  extends BaseContext<S> {
  readonly principal: Principal;
  readonly schoolId: SchoolId;
  readonly scope: Scope<P>;
  /** Principal with the role that gave the right, for `change()` outside of this context. */
  readonly actor: Actor;
  read<R>(fn: (read: SchoolRead) => Promise<R>): Promise<R>;
  change<R>(options: Omit<ChangeOptions, 'actor'>, fn: (tx: SchoolTx) => Promise<R>): Promise<R>;
}

export interface AllMembershipsContext<S extends RouteSchemas> extends BaseContext<S> {
  readonly principal: AccountPrincipal;
  /** One scoped read per school in which the account holds `permission`; results in order of the memberships. */
  eachSchool<R, P extends string>(
    permission: P,
    fn: (read: SchoolRead, scope: Scope<P>) => Promise<R>,
  ): Promise<R[]>;
}

/** No session is demanded; `principal` is there when one was sent. */
export interface PublicContext<S extends RouteSchemas> extends BaseContext<S> {
  readonly principal: Principal | undefined;
}

export type ContextOf<A extends Access, S extends RouteSchemas> =
  A extends PermissionAccess<infer P>
    ? PermissionContext<S, P>
    : A extends AllMembershipsAccess
      ? AllMembershipsContext<S>
      : PublicContext<S>;

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface RouteOptions<A extends Access, S extends RouteSchemas> {
  readonly method: Method;
  /** Below `/api/v1`, parameters as `:cardId`. */
  readonly path: string;
  readonly access: A;
  readonly schemas?: S;
  /** One line for the API page. */
  readonly summary?: string;
  /** Bytes, default 64 KiB. */
  readonly bodyLimit?: number;
  /** Status of success, default 200 (204 without `reply`). */
  readonly status?: number;
  readonly handler: (
    context: ContextOf<A, S>,
  ) => Promise<S['reply'] extends Type.TSchema ? Static<S['reply']> : unknown>;
}

/** A route as the kernel keeps it, types erased. */
export interface Route {
  readonly method: Method;
  readonly path: string;
  readonly access: Access;
  readonly schemas: RouteSchemas;
  readonly summary?: string;
  readonly bodyLimit?: number;
  readonly status?: number;
  readonly handler: (context: never) => Promise<unknown>;
}

/** Declares one route; types of params, query, body and answer follow from the schemas, the context from `access`. */
export const route = <const A extends Access, const S extends RouteSchemas = Record<never, never>>(
  options: RouteOptions<A, S>,
): Route => {
  const { schemas, handler, ...rest } = options;
  return { ...rest, schemas: schemas ?? {}, handler };
};
