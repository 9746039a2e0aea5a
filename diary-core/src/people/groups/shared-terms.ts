import type { ClassId } from '@furtka/core-contract/ids';
import type { SchoolRead } from '../../kernel/db/handles.ts';
import { AppError } from '../../kernel/domain/app-error.ts';
import { termsOfClass } from '../../school/class-sections/api.ts';
import { mayShareGroup } from './domain.ts';
import { classIdsByGroup, groupRows } from './store.ts';

/** Name of the first group of several classes, among those asked for, whose classes have terms of different dates; `undefined`: none. */
const groupApart = async (
  read: SchoolRead,
  isAsked: (group: { readonly yearId: string; readonly classIds: readonly ClassId[] }) => boolean,
): Promise<string | undefined> => {
  const classIds = await classIdsByGroup(read);
  for (const group of await groupRows(read)) {
    const own = classIds.get(group.id) ?? [];
    if (own.length < 2 || !isAsked({ yearId: group.year_id, classIds: own })) continue;
    const terms = await Promise.all(own.map((each) => termsOfClass(read, each)));
    if (!mayShareGroup(terms)) return group.name;
  }
  return undefined;
};

/**
 * A class keeps the term dates of those with whom it shares a group (GROUP-06): the rule holds after the group was made as well.
 *
 * Errors  `groups.terms_shared` with the name of the group
 */
export const requireSharedTerms = async (read: SchoolRead, classId: ClassId): Promise<void> => {
  const name = await groupApart(read, ({ classIds }) => classIds.includes(classId));
  if (name !== undefined) throw new AppError('conflict', 'groups.terms_shared', { name });
};

/**
 * The same for all groups of a school year, whose dates many classes take for theirs.
 *
 * Errors  `groups.terms_parted` with the name of the first group whose classes would have different terms
 */
export const requireSharedTermsOfYear = async (read: SchoolRead, year: string): Promise<void> => {
  const name = await groupApart(read, ({ yearId }) => yearId === year);
  if (name !== undefined) throw new AppError('conflict', 'groups.terms_parted', { name });
};
