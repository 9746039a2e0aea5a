import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { progressQuery } from './my-class-queries.ts';
import { useClass } from './use-class.ts';

/** For the office: how far each class is with verified data. */
export const AllClasses = () => {
  const { t, core, schoolId } = useClass();
  const { data, error, isPending, refetch } = useQuery(progressQuery(core, schoolId));
  return (
    <section className="sheet my-part" aria-labelledby="class-all">
      <h2 id="class-all">{t('all.title')}</h2>
      {isPending && <Skeleton lines={8} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="grid">{t('all.none')}</EmptyState>}
      <ul className="my-tally">
        {data?.map(({ classId, name, done, total }) => (
          <li key={classId}>
            <Link className="office-link" href={`/my-class/data?classId=${classId}`}>
              {name}
            </Link>
            <progress
              value={done}
              max={Math.max(1, total)}
              aria-label={t('all.progress', { name })}
            />
            <span className="small soft">{t('all.done', { done, total })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
};
