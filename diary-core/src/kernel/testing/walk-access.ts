import { CSRF_HEADER } from '@furtka/core-contract/api';
import type { PersonId } from '@furtka/core-contract/ids';
import { ROLES, type Role } from '@furtka/core-contract/roles';
import type { Test } from 'tap';
import type { Feature } from '../feature.ts';
import { API_PREFIX } from '../http/register-routes.ts';
import type { Route } from '../http/route.ts';
import { sessionCookieName } from '../http/session-cookie.ts';
import type { Caller } from './caller.ts';
import type { TestKit } from './kit.ts';

/** A request that the route understands: path parameters and body. */
export interface RequestFixture {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: string;
  readonly body?: object;
}

/** What a role asks for. Left out: only what the guard itself decides is checked, with ids that are nobody's. */
export interface RouteFixture {
  /** Something within reach of every role that has the right at all. */
  readonly own?: RequestFixture;
  /** Something of the same school out of reach of every grant but `school`. */
  readonly otherClass?: RequestFixture;
  /** Something of the other school. */
  readonly otherSchool?: RequestFixture;
}

export interface WalkOptions {
  readonly features: readonly Feature[];
  /** By `GET /children/:studentId/passages`. */
  readonly fixtures?: Readonly<Record<string, RouteFixture>>;
  /** Who acts in each role, where `own` and its kin need somebody. */
  readonly persons?: Partial<Record<Role, PersonId>>;
}

const NOBODY = '0198ffff-0000-7000-8000-00000000ffff';

const urlOf = (route: Route, fixture: RequestFixture): string => {
  const path = route.path.replace(
    /:(\w+)/g,
    (_all, name: string) => fixture.params?.[name] ?? NOBODY,
  );
  return `${API_PREFIX}${path}${fixture.query === undefined ? '' : `?${fixture.query}`}`;
};

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
}

const call = async (caller: Caller, route: Route, fixture: RequestFixture): Promise<Answer> => {
  const url = urlOf(route, fixture);
  // A stream would never end; what the guard says of it, HEAD says too.
  const reply =
    route.method === 'GET'
      ? await caller.get(url, { signal: AbortSignal.timeout(5_000) })
      : await caller.send(route.method, url, fixture.body ?? {});
  const isOurs = reply.headers['content-type']?.toString().startsWith('application/json') === true;
  const body = isOurs ? (reply.json() as { code?: unknown } | null) : null;
  return {
    status: reply.statusCode,
    code: typeof body?.code === 'string' ? body.code : undefined,
  };
};

/** Let through by the guard; what the feature itself then says (a school option is off, no such record) is its own matter. */
const hasPassed = ({ status, code }: Answer): boolean =>
  status < 500 && status !== 401 && code !== 'kernel.forbidden' && code !== 'kernel.csrf';

const callerOf = (kit: TestKit, role: Role, persons: WalkOptions['persons']): Caller => {
  if (role === 'device') return kit.device({ schoolId: kit.schoolA });
  const personId = persons?.[role];
  return kit.signIn([
    { schoolId: kit.schoolA, role, ...(personId === undefined ? {} : { personId }) },
  ]);
};

const walkRole = async (
  t: Test,
  kit: TestKit,
  route: Route,
  role: Role,
  options: WalkOptions,
): Promise<void> => {
  if (!('permission' in route.access)) return;
  const name = `${route.method} ${route.path}`;
  const fixture = options.fixtures?.[name] ?? {};
  const grant = kit.services.access.grant(route.access.permission, role);
  const ask = (request: RequestFixture) =>
    call(callerOf(kit, role, options.persons), route, request);
  if (grant === 'none') {
    t.same(
      await ask(fixture.own ?? {}),
      { status: 403, code: 'kernel.forbidden' },
      `${name}: ${role} has no right`,
    );
    return;
  }
  if (isStream(route)) return;
  const answer = await ask(fixture.own ?? {});
  t.ok(hasPassed(answer), `${name}: ${role} passes (${answer.status} ${answer.code ?? ''})`);
  if (fixture.otherClass !== undefined && grant !== 'school')
    t.equal(
      (await ask(fixture.otherClass)).status,
      404,
      `${name}: ${role} does not reach another class`,
    );
  if (fixture.otherSchool !== undefined)
    t.equal(
      (await ask(fixture.otherSchool)).status,
      404,
      `${name}: ${role} does not reach another school`,
    );
};

const isStream = (route: Route): boolean =>
  route.method === 'GET' && route.schemas.reply === undefined;

/**
 * Every route × every role × {own, another class, another school, anonymous, expired}. A route without a fixture is walked with ids
 * that are nobody's, which shows what the guard decides.
 */
export const walkAccess = async (t: Test, kit: TestKit, options: WalkOptions): Promise<void> => {
  const expired = kit.anonymous.with({
    cookie: `${sessionCookieName(kit.services.config.publicUrl)}=expired`,
    [CSRF_HEADER]: 'expired',
  });
  for (const route of options.features.flatMap((feature) => feature.routes ?? [])) {
    if ('public' in route.access) continue;
    const name = `${route.method} ${route.path}`;
    t.equal((await call(kit.anonymous, route, {})).status, 401, `${name}: anonymous`);
    t.equal((await call(expired, route, {})).status, 401, `${name}: expired`);
    for (const role of ROLES) await walkRole(t, kit, route, role, options);
  }
};
