import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Button, IconButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { may } from '../../nav/places.ts';
import { PEOPLE_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles, useZone } from '../../session/use-session.ts';
import type { ClassSummary } from '../people/people-queries.ts';
import { listName } from '../people/person-words.ts';
import { classListQuery, type StudentRow } from './class-queries.ts';
import { HomeroomQuestion } from './homeroom-question.tsx';

const Rows = ({ students }: { readonly students: readonly StudentRow[] }) => {
  const { t } = useTranslation('diary-office');
  const roles = useRoles();
  const isLinked = PEOPLE_READERS.some((role) => roles.includes(role));
  return (
    <table className="class-table">
      <thead>
        <tr>
          <th scope="col">{t('classes.number')}</th>
          <th scope="col">{t('classes.pupil')}</th>
        </tr>
      </thead>
      <tbody>
        {students.map((student) => (
          <tr key={student.studentId}>
            <td>{student.numberInClass}</td>
            <th scope="row">
              {isLinked ? (
                <Link className="office-link" href={`/people?person=${student.studentId}`}>
                  {listName(student)}
                </Link>
              ) : (
                listName(student)
              )}
            </th>
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** When a printed list was true. */
const Printed = () => {
  const { t } = useTranslation('diary-office');
  const words = useDateWords();
  const zone = useZone(useSchoolId());
  const now = useSchoolNow();
  const when = `${words.longDay(zone.dateOf(now))}, ${zone.clockOf(now)}`;
  return <p className="print-only">{t('classes.printed', { when })}</p>;
};

/** One class by number, printable; the administrator changes who leads it. */
export const ClassList = ({
  summary,
  onClose,
}: {
  readonly summary: ClassSummary;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation(['diary-office', 'ui']);
  const { name, classId, homeroom, studentCount } = summary;
  const [isAsking, ask] = useState(false);
  const maySet = may(useRoles(), 'setHomeroom');
  const list = useQuery(classListQuery(useApp().core, useSchoolId(), classId));
  return (
    <section className="sheet office-panel class-list" aria-labelledby="class-title">
      <div className="office-who">
        <div>
          <h2 id="class-title">{t('diary-office:classes.list', { name })}</h2>
          <p className="soft small">
            {t('diary-office:classes.pupils', { count: studentCount })},{' '}
            {homeroom
              ? t('diary-office:classes.homeroomIs', { name: homeroom.name })
              : t('diary-office:classes.noHomeroom')}
          </p>
          <Printed />
        </div>
        <span className="grow" />
        <IconButton icon="x" label={t('ui:close')} onPress={onClose} />
      </div>
      <div className="in">
        <div className="office-acts">
          <Button icon="print" onPress={() => print()}>
            {t('diary-office:classes.print')}
          </Button>
          {maySet && (
            <Button icon="swap" onPress={() => ask(true)}>
              {t('diary-office:classes.setHomeroom')}
            </Button>
          )}
        </div>
        {list.isPending && <Skeleton lines={10} />}
        {list.error && !list.data && (
          <Trouble error={list.error} onRetry={() => void list.refetch()} />
        )}
        {list.data?.length === 0 && (
          <EmptyState icon="people">{t('diary-office:classes.empty')}</EmptyState>
        )}
        {list.data && list.data.length > 0 && <Rows students={list.data} />}
        {isAsking && <HomeroomQuestion summary={summary} onClose={() => ask(false)} />}
      </div>
    </section>
  );
};
