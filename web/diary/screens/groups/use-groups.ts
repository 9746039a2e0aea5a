import { useQuery } from '@tanstack/react-query';
import { GROUP_KEEPERS, MAKES_GROUPS } from '../../nav/readers.ts';
import { useSession } from '../../session/use-session.ts';
import { type GroupRow, groupsQuery } from '../structure/structure-queries.ts';
import { useStructure } from '../structure/use-structure.ts';
import { useYear } from '../structure/year-choice.tsx';
import { groupCandidatesQuery } from './group-queries.ts';

/** Own groups first: those whose list the person keeps, then others that may be changed, then the rest; each by name. */
export const ownFirst = (
  groups: readonly GroupRow[],
  isOwn: (group: GroupRow) => boolean,
  isKept: (group: GroupRow) => boolean,
): readonly GroupRow[] => {
  const rank = (group: GroupRow) => (isOwn(group) ? 0 : isKept(group) ? 1 : 2);
  return groups.toSorted((one, other) => rank(one) - rank(other));
};

/** Groups of the year that is shown, and what the person may do with them. */
export const useGroups = () => {
  const { core, schoolId, today } = useStructure();
  const { year } = useYear();
  const here = useSession().memberships.filter((one) => one.schoolId === schoolId);
  const mayKeep = here.some(
    ({ role, rights = [] }) =>
      GROUP_KEEPERS.some((keeper) => keeper === role) || rights.includes(MAKES_GROUPS),
  );
  const day = year === undefined || year.isCurrent ? today : year.from;
  const list = useQuery(groupsQuery(core, schoolId));
  const { data: may } = useQuery({
    ...groupCandidatesQuery(core, schoolId, day),
    enabled: mayKeep && year !== undefined,
  });
  const persons = new Set(here.flatMap(({ personId }) => personId ?? []));
  const isOwn = ({ teacherId }: GroupRow) => teacherId !== null && persons.has(teacherId);
  const isKept = ({ groupId }: GroupRow) => may?.groupIds.includes(groupId) === true;
  const groups = list.data?.filter(({ yearId }) => yearId === year?.yearId);
  return {
    year,
    list,
    groups: groups && year ? ownFirst(groups, isOwn, isKept) : undefined,
    isOwn,
    isKept,
    mayCreate: may?.mayCreate === true,
    isAdmin: here.some(({ role }) => role === 'admin'),
    classes: may?.classes ?? [],
  };
};
export type Groups = ReturnType<typeof useGroups>;
