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
import { sampleOf } from './sample-of.ts';
import { withoutTrace } from './without-trace.ts';

/** Ids that stand for one path parameter, as one role sees them. Left out: nobody's id, which shows only what the guard decides. */
export interface ParamIds {
  /** Within reach of every role that has the right at all. */
  readonly own?: string;
  /** Of the same school, out of reach of every grant but `school`. */
  readonly otherClass?: string;
  readonly otherSchool?: string;
}

export interface WalkOptions {
  readonly features: readonly Feature[];
  readonly idsOf?: (parameter: string, role: Role, route: string) => ParamIds;
  /** Who acts in each role, where `own` and its kin need somebody. */
  readonly persons?: Partial<Record<Role, PersonId>>;
  /**
   * Routes with an own scope whose own record some role has not in this world, each with why; by `GET /children/:studentId/passages`,
   * or by `guardian GET /children/:studentId/passages` for one role.
   */
  readonly notThere?: Readonly<Record<string, string>>;
  /** Routes that may refuse another's record before they look for it, each with why; by `GET /children/:studentId/passages`. */
  readonly refusedEarlier?: Readonly<Record<string, string>>;
}

const NOBODY = '0198ffff-0000-7000-8000-00000000ffff';

type Ids = (parameter: string) => string | undefined;

const parametersOf = (route: Route): string[] =>
  [...route.path.matchAll(/:(\w+)/g)].map(([, name = '']) => name);

const urlOf = (route: Route, ids: Ids): string => {
  const path = route.path.replace(/:(\w+)/g, (_all, name: string) => ids(name) ?? NOBODY);
  const query = route.schemas.query === undefined ? {} : (sampleOf(route.schemas.query) as object);
  const text = new URLSearchParams(
    Object.entries(query).map(([name, value]): [string, string] => [name, String(value)]),
  ).toString();
  return `${API_PREFIX}${path}${text === '' ? '' : `?${text}`}`;
};

interface Answer {
  readonly status: number;
  readonly code: string | undefined;
}

const call = async (caller: Caller, route: Route, ids: Ids): Promise<Answer> => {
  const url = urlOf(route, ids);
  const body = route.schemas.body === undefined ? {} : (sampleOf(route.schemas.body) as object);
  // A stream would never end; what the guard says of it, HEAD says too.
  const reply =
    route.method === 'GET'
      ? await caller.get(url, { signal: AbortSignal.timeout(5_000) })
      : await caller.send(route.method, url, body);
  const isOurs = reply.headers['content-type']?.toString().startsWith('application/json') === true;
  const answer = isOurs ? (reply.json() as { code?: unknown } | null) : null;
  return {
    status: reply.statusCode,
    code: typeof answer?.code === 'string' ? answer.code : undefined,
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

/** Asks for a record that somebody else has; `which` says whose. Routes that name no such record say nothing here. */
const refuses = async (
  t: Test,
  route: Route,
  role: Role,
  which: 'otherClass' | 'otherSchool',
  { ask, options }: { ask(ids: Ids): Promise<Answer>; options: WalkOptions },
): Promise<void> => {
  const ids = (parameter: string) => options.idsOf?.(parameter, role, route.path);
  if (!parametersOf(route).some((parameter) => ids(parameter)?.[which] !== undefined)) return;
  const answer = await ask((parameter) => ids(parameter)?.[which] ?? ids(parameter)?.own);
  const name = `${route.method} ${route.path}`;
  const refusals = options.refusedEarlier?.[name] === undefined ? [404] : [404, 403, 409];
  t.ok(
    refusals.includes(answer.status),
    `${name}: ${role}, ${which} (${answer.status} ${answer.code ?? ''})`,
  );
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
  const grant = kit.services.access.grant(route.access.permission, role);
  const ask = (ids: Ids) => call(callerOf(kit, role, options.persons), route, ids);
  if (grant === 'none') {
    t.same(
      await ask(() => undefined),
      { status: 403, code: 'kernel.forbidden' },
      `${name}: ${role} has no right`,
    );
    return;
  }
  if (isStream(route)) return;
  const own: Ids = (parameter) => options.idsOf?.(parameter, role, route.path).own;
  const isOwnKnown = parametersOf(route).every((parameter) => own(parameter) !== undefined);
  const isJudged = grant !== 'school' && parametersOf(route).length > 0 && isOwnKnown;
  // What changes something in the whole school is asked for with nobody's ids: the guard answers. What reaches only one's own is
  // asked for with one's own, or a scope that finds nothing would pass; it is undone, and the next role finds the world as it was.
  const answer =
    route.method === 'GET'
      ? await ask(own)
      : await withoutTrace(kit, () => ask(isJudged ? own : () => undefined));
  const told = `(${answer.status} ${answer.code ?? ''})`;
  t.ok(hasPassed(answer), `${name}: ${role} passes ${told}`);
  if (isJudged && !isNotThere(options, name, role))
    t.not(answer.status, 404, `${name}: ${role} reaches the own ${told}`);
  if (grant !== 'school') await refuses(t, route, role, 'otherClass', { ask, options });
  await refuses(t, route, role, 'otherSchool', { ask, options });
};

const isNotThere = ({ notThere }: WalkOptions, name: string, role: Role): boolean =>
  notThere?.[name] !== undefined || notThere?.[`${role} ${name}`] !== undefined;

const isStream = (route: Route): boolean =>
  route.method === 'GET' && route.schemas.reply === undefined;

/**
 * Every route × every role × {own, another class, another school, anonymous, expired}, each request in a form that the route takes.
 * A parameter without ids is walked with nobody's, which shows what the guard decides.
 */
export const walkAccess = async (t: Test, kit: TestKit, options: WalkOptions): Promise<void> => {
  const expired = kit.anonymous.with({
    cookie: `${sessionCookieName(kit.services.config.publicUrl)}=expired`,
    [CSRF_HEADER]: 'expired',
  });
  for (const route of options.features.flatMap((feature) => feature.routes ?? [])) {
    if ('public' in route.access) continue;
    const name = `${route.method} ${route.path}`;
    t.equal((await call(kit.anonymous, route, () => undefined)).status, 401, `${name}: anonymous`);
    t.equal((await call(expired, route, () => undefined)).status, 401, `${name}: expired`);
    for (const role of ROLES) await walkRole(t, kit, route, role, options);
  }
};
