import type { ClassId, PersonId, SchoolId } from '@furtka/core-contract/ids';
import type { Role } from '@furtka/core-contract/roles';
import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { SchoolRead } from '../db/handles.ts';
import { bug } from '../domain/app-error.ts';
import type { Grant } from './grants.ts';
import type { Relations } from './relations.ts';

export interface ScopeGrant {
  readonly grant: Exclude<Grant, 'none'>;
  readonly role: Role;
  readonly personId?: PersonId;
}

declare const scopeOf: unique symbol;

/**
 * Proof that the guard let this principal use permission `P` in this school, and how far it reaches. Made by the guard only;
 * a forged one is refused by everything below.
 */
export interface Scope<P extends string = string> {
  readonly permission: P;
  readonly schoolId: SchoolId;
  /** The role that gave the right (the farthest reaching); goes into the audit. */
  readonly role: Role;
  readonly grants: readonly ScopeGrant[];
  readonly [scopeOf]: P;
}

/** Ids that a scope reaches; `all` is the whole school. */
export type Within<Id extends string> = 'all' | ReadonlySet<Id>;

const relationsByScope = new WeakMap<Scope, Partial<Relations>>();
const farthest: readonly Grant[] = ['school', 'ownClass', 'ownLessons', 'ownChildren', 'own'];

/** For the guard and the kernel's tests. */
export const makeScope = <P extends string>(
  permission: P,
  schoolId: SchoolId,
  grants: readonly ScopeGrant[],
  relations: Partial<Relations>,
): Scope<P> => {
  const sorted = [...grants].sort((a, b) => farthest.indexOf(a.grant) - farthest.indexOf(b.grant));
  const role = sorted[0]?.role;
  if (role === undefined) throw bug('kernel.bug', { scope: permission });
  const scope = Object.freeze({
    permission,
    schoolId,
    role,
    grants: sorted,
  }) as unknown as Scope<P>;
  relationsByScope.set(scope, relations);
  return scope;
};

const relationsOf = (read: SchoolRead, scope: Scope): Partial<Relations> => {
  const relations = relationsByScope.get(scope);
  if (relations === undefined || scope.schoolId !== read.schoolId)
    throw bug('kernel.bug', { scope: 'forged or of another school' });
  return relations;
};

const holders = (scope: Scope, grant: Grant): PersonId[] =>
  scope.grants
    .filter((entry) => entry.grant === grant)
    .flatMap((entry) => (entry.personId === undefined ? [] : [entry.personId]));

const ask = async <Id>(
  read: SchoolRead,
  relation: ((read: SchoolRead, ids: readonly PersonId[]) => Promise<Id[]>) | undefined,
  ids: readonly PersonId[],
): Promise<Id[]> => (relation === undefined || ids.length === 0 ? [] : relation(read, ids));

/** Persons whose data the scope reaches: oneself, one's children, the class led, the students taught; or `all`. */
export const personsWithin = async (read: SchoolRead, scope: Scope): Promise<Within<PersonId>> => {
  const relations = relationsOf(read, scope);
  if (scope.grants.some((entry) => entry.grant === 'school')) return 'all';
  return new Set([
    ...holders(scope, 'own'),
    ...(await ask(read, relations.childrenOf, holders(scope, 'ownChildren'))),
    ...(await ask(read, relations.studentsLedBy, holders(scope, 'ownClass'))),
    ...(await ask(read, relations.studentsTaughtBy, holders(scope, 'ownLessons'))),
  ]);
};

/** Class sections that the scope reaches: one's own or one's children's, led, taught; or `all`. */
export const classesWithin = async (read: SchoolRead, scope: Scope): Promise<Within<ClassId>> => {
  const relations = relationsOf(read, scope);
  if (scope.grants.some((entry) => entry.grant === 'school')) return 'all';
  const children = await ask(read, relations.childrenOf, holders(scope, 'ownChildren'));
  return new Set([
    ...(await ask(read, relations.classesOf, [...holders(scope, 'own'), ...children])),
    ...(await ask(read, relations.classesLedBy, holders(scope, 'ownClass'))),
    ...(await ask(read, relations.classesTaughtBy, holders(scope, 'ownLessons'))),
  ]);
};

/** Groups that the holders of the right teach themselves; or `all`. */
export const groupsWithin = async (read: SchoolRead, scope: Scope): Promise<Within<string>> => {
  const relations = relationsOf(read, scope);
  if (scope.grants.some((entry) => entry.grant === 'school')) return 'all';
  const staff = [...holders(scope, 'own'), ...holders(scope, 'ownClass')];
  return new Set(await ask(read, relations.groupsTaughtBy, staff));
};

/** `.where(covers(await personsWithin(read, scope), 'card.holder_id'))`. Nobody within: no row. */
export const covers = (within: Within<string>, column: string): RawBuilder<SqlBool> => {
  if (within === 'all') return sql<SqlBool>`1 = 1`;
  if (within.size === 0) return sql<SqlBool>`1 = 0`;
  return sql<SqlBool>`${sql.ref(column)} in (${sql.join([...within])})`;
};

/** The same for one id already at hand. */
export const reaches = (within: Within<string>, id: string | null): boolean =>
  within === 'all' || (id !== null && within.has(id));
