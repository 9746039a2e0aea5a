import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { listName } from '../people/person-words.ts';
import { type ListLine, listQuery } from './my-class-queries.ts';
import { useClass } from './use-class.ts';

/** Why a line is crossed out. */
const Note = ({ line }: { readonly line: ListLine }) => {
  const { t, day } = useClass();
  if (!line.isStruck) return null;
  const last = line.to === null ? '' : day(line.to);
  if (line.why === 'left') return <>{t('list.left')}</>;
  return (
    <>
      {line.movedTo === null
        ? t('list.out', { day: last })
        : t('list.moved', { name: line.movedTo, day: last })}
    </>
  );
};

/** Everybody who was in the class this year; who moved or left stays, crossed out (MIGR-03). As a print too. */
export const ListPart = ({
  classId,
  className,
}: {
  readonly classId: string;
  readonly className: string;
}) => {
  const { t, core, schoolId, day } = useClass();
  const zone = useZone(schoolId);
  const now = useSchoolNow();
  const { data, error, isPending, refetch } = useQuery(listQuery(core, schoolId, classId));
  const struck = data?.filter((line) => line.isStruck).length ?? 0;
  return (
    <section className="sheet my-part my-print" aria-labelledby="class-list">
      <h2 id="class-list">{t('list.title', { name: className })}</h2>
      {data && (
        <p className="soft">
          {t('list.count', { count: data.length - struck })}
          {struck > 0 && `, ${t('list.struck', { count: struck })}`}
          <span className="print-only">
            {' · '}
            {t('list.printed', { when: `${day(zone.dateOf(now))}, ${zone.clockOf(now)}` })}
          </span>
        </p>
      )}
      <div className="office-acts">
        <Button icon="print" onPress={() => print()}>
          {t('list.print')}
        </Button>
      </div>
      {isPending && <Skeleton lines={10} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="people">{t('noPupils')}</EmptyState>}
      {data && data.length > 0 && (
        <table className="my-lines">
          <thead>
            <tr>
              <th scope="col">{t('list.number')}</th>
              <th scope="col">{t('list.pupil')}</th>
              <th scope="col">{t('list.since')}</th>
              <th scope="col">{t('list.note')}</th>
            </tr>
          </thead>
          <tbody>
            {data.map((line) => (
              <tr key={`${line.studentId} ${line.from}`}>
                <td>{line.numberInClass}</td>
                <th scope="row">
                  <Link className="office-link" href={`/pupil/${line.studentId}`}>
                    {line.isStruck ? <s>{listName(line)}</s> : listName(line)}
                  </Link>
                </th>
                <td>{day(line.from)}</td>
                <td>
                  <Note line={line} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
    </section>
  );
};
