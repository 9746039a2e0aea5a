import { ACTIVITY_HEADER } from '@furtka/core-contract/api';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { actorOf } from '../access/control.ts';
import type { AccountPrincipal } from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import type { Actor, ChangeOptions, SchoolDb, SchoolRead, SchoolTx } from '../db/handles.ts';
import { AppError, bug } from '../domain/app-error.ts';
import type { Services } from '../services.ts';
import { type Guarded, type GuardParts, guardRequest, isAccess } from './guard.ts';
import type { Access, BaseContext, Route } from './route.ts';
import { refuseLoose } from './validation.ts';

export const API_PREFIX = '/api/v1';
const BODY_LIMIT_BYTES = 64 * 1024;

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Without it the app does not start. */
    access?: Access;
  }
}

/** Root hook: a route without declared access does not boot, automatic HEAD and plug-ins' routes included. */
export const refuseUndeclared = (app: FastifyInstance): void => {
  app.addHook('onRoute', ({ method, url, config }) => {
    if (!isAccess(config?.access))
      throw bug('kernel.bug', { routeWithoutAccess: `${method} ${url}` });
  });
};

/** The guard runs before the body is read. What it found is kept beside the request, where no plug-in can put it. */
export const installGuard = (
  app: FastifyInstance,
  parts: GuardParts,
): WeakMap<FastifyRequest, Guarded> => {
  const guarded = new WeakMap<FastifyRequest, Guarded>();
  app.addHook('onRequest', async (request) => {
    if (request.is404) return;
    const { access } = request.routeOptions.config;
    if (!isAccess(access))
      throw bug('kernel.bug', { routeWithoutAccess: request.routeOptions.url });
    guarded.set(request, await guardRequest(parts, request, access));
  });
  return guarded;
};

type Base = BaseContext<Record<never, never>>;

const schoolContext = (base: Base, db: SchoolDb, found: Guarded & { by: 'permission' }) => {
  const { principal, schoolId, scope } = found;
  const actor: Actor = actorOf(principal, scope.role, base.address);
  return {
    ...base,
    principal,
    schoolId,
    scope,
    actor,
    read: <R>(fn: (read: SchoolRead) => Promise<R>) => db.read(fn),
    change: <R>(options: Omit<ChangeOptions, 'actor'>, fn: (tx: SchoolTx) => Promise<R>) =>
      db.change({ ...options, actor }, fn),
  };
};

const everySchool =
  (services: Services, principal: AccountPrincipal) =>
  async <R>(
    permission: string,
    fn: (read: SchoolRead, scope: Scope) => Promise<R>,
  ): Promise<R[]> => {
    const results: R[] = [];
    for (const schoolId of new Set(principal.memberships.map((each) => each.schoolId))) {
      const scope = services.access.scope(principal, schoolId, permission);
      if (scope !== undefined)
        results.push(await services.db.forSchool(schoolId).read((read) => fn(read, scope)));
    }
    return results;
  };

const contextOf = (base: Base, found: Guarded): object => {
  const { services } = base;
  switch (found.by) {
    case 'permission':
      return schoolContext(base, services.db.forSchool(found.schoolId), found);
    case 'allMemberships':
      return {
        ...base,
        principal: found.principal,
        eachSchool: everySchool(services, found.principal),
      };
    case 'public':
      return { ...base, principal: found.principal };
  }
};

/** A read that is itself audited is recorded before anything leaves. */
const recordRead = async (base: Base, found: Guarded, access: Access): Promise<void> => {
  if (found.by !== 'permission' || !('permission' in access) || access.auditRead !== true) return;
  const id = Object.values((base.params ?? {}) as Record<string, string>)[0];
  const actor = actorOf(found.principal, found.scope.role, base.address);
  const subject = { kind: access.permission, ...(id === undefined ? {} : { id }) };
  await base.services.db
    .forSchool(found.schoolId)
    .change({ actor, action: `${access.permission}.seen`, subject }, async (tx) => tx.record({}));
};

/** A part that the route says nothing of must be empty: an unknown field is refused, never dropped. */
const refuseUndeclaredParts = ({ schemas }: Route, request: FastifyRequest): void => {
  const parts = [
    ['query', schemas.query, request.query],
    ['body', schemas.body, request.body],
  ] as const;
  for (const [part, schema, value] of parts) {
    if (schema !== undefined || value === undefined || value === null) continue;
    const [field] = typeof value === 'object' ? Object.keys(value) : [''];
    if (field === undefined) continue;
    const fields = [{ field: part, rule: 'additionalProperties', additionalProperties: [field] }];
    throw new AppError('invalid', 'kernel.invalid_input', { fields });
  }
};

const handlerOf =
  (route: Route, services: Services, guarded: WeakMap<FastifyRequest, Guarded>) =>
  async (request: FastifyRequest, reply: FastifyReply): Promise<unknown> => {
    const found = guarded.get(request);
    if (found === undefined) throw bug('kernel.bug', { unguarded: route.path });
    refuseUndeclaredParts(route, request);
    const base = {
      params: request.params,
      query: request.query,
      body: request.body,
      services,
      request,
      reply,
      address: request.ip,
    } as unknown as Base;
    const answer = await route.handler(contextOf(base, found) as never);
    await recordRead(base, found, route.access);
    if (reply.sent) return reply;
    if ('isNoActivity' in route.access && route.access.isNoActivity === true)
      reply.header(ACTIVITY_HEADER, 'none');
    reply.code(route.status ?? (answer === undefined ? 204 : 200));
    return answer;
  };

const fastifySchema = ({ schemas, summary }: Route): object => ({
  ...(schemas.params === undefined ? {} : { params: schemas.params }),
  ...(schemas.query === undefined ? {} : { querystring: schemas.query }),
  ...(schemas.body === undefined ? {} : { body: schemas.body }),
  ...(schemas.reply === undefined ? {} : { response: { '2xx': schemas.reply } }),
  ...(summary === undefined ? {} : { summary }),
});

export const registerRoutes = (
  app: FastifyInstance,
  routes: readonly Route[],
  services: Services,
  guarded: WeakMap<FastifyRequest, Guarded>,
): void => {
  for (const route of routes) {
    const { params, query, body } = route.schemas;
    for (const [part, schema] of Object.entries({ params, query, body }))
      if (schema !== undefined)
        refuseLoose(schema as object, `${route.method} ${route.path} ${part}`);
    if ('permission' in route.access) services.access.grant(route.access.permission, 'service');
    app.route({
      method: route.method,
      url: API_PREFIX + route.path,
      bodyLimit: route.bodyLimit ?? BODY_LIMIT_BYTES,
      config: { access: route.access },
      schema: fastifySchema(route),
      handler: handlerOf(route, services, guarded),
    });
  }
};
