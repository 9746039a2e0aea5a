import { timingSafeEqual } from 'node:crypto';
import { CSRF_HEADER, SCHOOL_HEADER } from '@furtka/core-contract/api';
import { isUuid, type SchoolId } from '@furtka/core-contract/ids';
import type { FastifyRequest } from 'fastify';
import { type AccessControl, membershipsOf } from '../access/control.ts';
import type {
  AccountPrincipal,
  DeviceAuthenticator,
  Principal,
  SessionAuthenticator,
} from '../access/principal.ts';
import type { Scope } from '../access/scope.ts';
import { AppError } from '../domain/app-error.ts';
import type { Access } from './route.ts';
import { sessionTokenOf } from './session-cookie.ts';

/** What the guard found out about a request. */
export type Guarded =
  | { readonly by: 'public'; readonly principal: Principal | undefined }
  | { readonly by: 'allMemberships'; readonly principal: AccountPrincipal }
  | {
      readonly by: 'permission';
      readonly principal: Principal;
      readonly schoolId: SchoolId;
      readonly scope: Scope;
    };

export interface GuardParts {
  readonly access: AccessControl;
  readonly session: SessionAuthenticator | undefined;
  readonly device: DeviceAuthenticator | undefined;
  readonly publicUrl: string;
  /** System clock, UTC ms. */
  readonly nowMs: () => number;
}

/** So long a proof of who it is stays good for dangerous acts. */
export const PROOF_LIFE_MS = 10 * 60_000;

const isReading = (method: string): boolean => method === 'GET' || method === 'HEAD';

const sameToken = (one: string, other: string): boolean => {
  const a = Buffer.from(one);
  const b = Buffer.from(other);
  return a.length === b.length && timingSafeEqual(a, b);
};

/** Who it is: a hub by its Bearer credential, or an account by its cookie. A bad credential is nobody, not an error. */
const findPrincipal = async (
  parts: GuardParts,
  request: FastifyRequest,
  isActivity: boolean,
): Promise<Principal | undefined> => {
  const bearer = /^Bearer ([\x21-\x7e]{1,512})$/.exec(request.headers.authorization ?? '')?.[1];
  if (bearer !== undefined) return parts.device?.byBearer(bearer);
  const token = sessionTokenOf(request, parts.publicUrl);
  if (token === undefined) return undefined;
  return parts.session?.bySession(token, { isActivity });
};

/** The cookie travels by itself; the token shows that our own page sent the request. */
const refuseForeignPage = (principal: Principal, request: FastifyRequest): void => {
  if (principal.kind !== 'account' || isReading(request.method)) return;
  const given = request.headers[CSRF_HEADER];
  if (typeof given !== 'string' || !sameToken(given, principal.csrfToken))
    throw new AppError('forbidden', 'kernel.csrf');
};

const refuseRestricted = (principal: Principal, allowed?: true | readonly string[]): void => {
  if (principal.kind !== 'account' || principal.restrictedBy === undefined) return;
  if (allowed === true || allowed?.includes(principal.restrictedBy)) return;
  throw new AppError('forbidden', principal.restrictedBy);
};

/** A dangerous act by a session that somebody left open, or stole, needs the person once more. Devices have no such acts. */
const demandProof = async (parts: GuardParts, principal: Principal): Promise<void> => {
  if (principal.kind !== 'account') throw new AppError('forbidden', 'kernel.forbidden');
  const { provenAtUtc } = principal;
  // A clock that went back does not make a proof last longer.
  const age = provenAtUtc === undefined ? PROOF_LIFE_MS : parts.nowMs() - provenAtUtc;
  if (age < PROOF_LIFE_MS) return;
  const ways = (await parts.session?.waysToProve?.(principal)) ?? [];
  throw new AppError('forbidden', 'session.step_up', { ways });
};

/** The school that the request acts in: named by the header, or the only one. */
const chooseSchool = (principal: Principal, request: FastifyRequest): SchoolId => {
  const own = [...new Set(membershipsOf(principal).map((each) => each.schoolId))];
  const named = request.headers[SCHOOL_HEADER];
  if (named === undefined) {
    const [only, another] = own;
    if (only === undefined) throw new AppError('forbidden', 'kernel.forbidden');
    if (another !== undefined) throw new AppError('invalid', 'kernel.school_required');
    return only;
  }
  if (!isUuid(named)) throw new AppError('invalid', 'kernel.school_required');
  const found = own.find((schoolId) => schoolId === named);
  // A school that one does not belong to is not there, rather than forbidden.
  if (found === undefined) throw new AppError('not_found', 'kernel.not_found', { noun: 'school' });
  return found;
};

/** Answers what the handler may rely on, or throws. No principal means refusal. */
export const guardRequest = async (
  parts: GuardParts,
  request: FastifyRequest,
  access: Access,
): Promise<Guarded> => {
  if ('public' in access) {
    // Pages and pictures are the same for everybody: nothing is looked up for them.
    const isApi = request.routeOptions.url?.startsWith('/api/') === true;
    return {
      by: 'public',
      principal: isApi ? await findPrincipal(parts, request, false) : undefined,
    };
  }
  const isActivity = access.isNoActivity !== true;
  const principal = await findPrincipal(parts, request, isActivity);
  if (principal === undefined) throw new AppError('unauthenticated', 'kernel.unauthenticated');
  refuseForeignPage(principal, request);
  if ('allMemberships' in access) {
    if (principal.kind !== 'account') throw new AppError('forbidden', 'kernel.forbidden');
    refuseRestricted(principal, access.evenRestricted);
    if (access.stepUp === true) await demandProof(parts, principal);
    return { by: 'allMemberships', principal };
  }
  refuseRestricted(principal);
  const schoolId = chooseSchool(principal, request);
  const scope = parts.access.scope(principal, schoolId, access.permission);
  if (scope === undefined)
    throw new AppError('forbidden', 'kernel.forbidden', { permission: access.permission });
  if (access.stepUp === true) await demandProof(parts, principal);
  return { by: 'permission', principal, schoolId, scope };
};

/** Does this look like a declared access? Routes come from plug-ins too, so types do not settle it. */
export const isAccess = (value: unknown): value is Access => {
  if (typeof value !== 'object' || value === null) return false;
  const access = value as Record<string, unknown>;
  const named = ['permission', 'allMemberships', 'public'].filter(
    (key) => typeof access[key] === 'string' && access[key] !== '',
  );
  return named.length === 1;
};
