import type { PersonId } from '@furtka/core-contract/ids';
import { classesWithin, groupsWithin, reaches, type Scope } from '../../kernel/access/scope.ts';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { optionOf } from '../../school/options/api.ts';
import { groupCreators } from './permissions.ts';

export type GroupScope = Scope<'group.write'> | Scope<'group.own'>;

/** What of a group says whose it is; without an id it is not made yet. */
interface Reached {
  readonly groupId?: string;
  readonly teacherId: string | null;
  readonly classIds: readonly string[];
}

/** GROUP-01…03: the administrator and who was given the right; teachers as far as the school lets them. */
export const isCreator = async (read: SchoolRead, scope: GroupScope): Promise<boolean> => {
  if (scope.grants.some(({ grant }) => grant === 'school')) return true;
  const creators = await optionOf(read, groupCreators);
  const isHomeroom = scope.grants.some(({ role }) => role === 'homeroomTeacher');
  return creators === 'teachers' || (creators === 'homeroomTeachers' && isHomeroom);
};

/** Errors: `groups.not_allowed`. */
export const requireCreator = async (read: SchoolRead, scope: GroupScope): Promise<void> => {
  if (!(await isCreator(read, scope))) throw new AppError('forbidden', 'groups.not_allowed');
};

/** Who uses the right, where that is a person of the school. */
export const ownPersonOf = (scope: GroupScope): PersonId | null =>
  scope.grants.find(({ personId }) => personId !== undefined)?.personId ?? null;

/**
 * Says of groups whether they are the person's: whoever keeps the list (at first who made the group), whoever teaches it, the
 * homeroom teacher of its only class; with a right of the whole school all are.
 */
export const groupReach = async (
  read: SchoolRead,
  scope: GroupScope,
): Promise<(group: Reached) => boolean> => {
  const taught = await groupsWithin(read, scope);
  const led = await classesWithin(read, scope);
  const persons = new Set<string>(scope.grants.flatMap(({ personId }) => personId ?? []));
  return ({ groupId, teacherId, classIds }) =>
    reaches(taught, groupId ?? null) ||
    (teacherId !== null && persons.has(teacherId)) ||
    (classIds.length > 0 && classIds.every((classId) => reaches(led, classId)));
};

/** Errors: `groups.not_own`. */
export const requireReach = async (
  read: SchoolRead,
  scope: GroupScope,
  group: Reached,
): Promise<void> => {
  if (!(await groupReach(read, scope))(group)) throw new AppError('forbidden', 'groups.not_own');
};
