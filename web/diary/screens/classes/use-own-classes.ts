import { useQuery } from '@tanstack/react-query';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSession } from '../../session/use-session.ts';
import { classSummariesQuery } from '../people/people-queries.ts';

/** Classes of the year: all of them, or those that the person leads. */
export const useOwnClasses = (seesAll: boolean) => {
  const { core } = useApp();
  const { memberships } = useSession();
  const { data, ...query } = useQuery(classSummariesQuery(core, useSchoolId()));
  const own = new Set(memberships.flatMap((each) => each.personId ?? []));
  const classes = data?.filter(
    ({ homeroom }) => seesAll || (homeroom !== undefined && own.has(homeroom.staffId)),
  );
  return { ...query, classes };
};
