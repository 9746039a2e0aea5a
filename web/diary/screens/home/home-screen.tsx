import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/api/wire.ts';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { PersonSwitcher } from '../../../shared/ui/person-switcher.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSession, useZone } from '../../session/use-session.ts';
import { ChildCard } from './child-card.tsx';
import { useChildren } from './use-children.ts';
import './home.css';

/** Names of the schools, when the children go to more than one. */
const useSchoolNames = (children: readonly Child[]): ReadonlyMap<string, string> => {
  const { memberships } = useSession();
  const schools = new Set(children.map(({ schoolId }) => schoolId));
  if (schools.size < 2) return new Map();
  return new Map(memberships.map(({ schoolId, schoolName }) => [schoolId, schoolName]));
};

const Cards = ({ people: children }: { readonly people: readonly Child[] }) => {
  const navigate = useNavigate({ from: '/home' });
  const { child: chosen } = useSearch({ from: '/inside/home' });
  const schoolNames = useSchoolNames(children);
  const known = children.some(({ studentId }) => studentId === chosen) ? chosen : undefined;
  const shown = children.filter(({ studentId }) => known === undefined || studentId === known);
  return (
    <>
      <PersonSwitcher
        people={children.map(({ studentId, firstName, className }) => ({
          id: studentId,
          name: firstName,
          note: className,
        }))}
        value={known}
        onChange={(id) => void navigate({ search: id === undefined ? {} : { child: id } })}
      />
      <div className="children">
        {shown.map((child) => (
          <ChildCard
            key={child.studentId}
            child={child}
            schoolName={schoolNames.get(child.schoolId)}
          />
        ))}
      </div>
    </>
  );
};

/** A guardian's first page: each child with what is now. */
export const HomeScreen = () => {
  const { t } = useTranslation('diary');
  const words = useDateWords();
  const zone = useZone();
  const today = zone.dateOf(useSchoolNow());
  const { data, error, isPending, refetch } = useChildren();
  return (
    <Page title={words.longDay(today)}>
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {isPending && <Skeleton lines={8} />}
      {data?.length === 0 && <EmptyState icon="people">{t('home.noChildren')}</EmptyState>}
      {data && data.length > 0 && <Cards people={data} />}
    </Page>
  );
};
