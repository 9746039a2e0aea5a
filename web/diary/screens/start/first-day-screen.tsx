import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { Page } from '../../nav/page.tsx';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { CardRow } from './card-row.tsx';
import { firstDayQuery } from './first-day-queries.ts';
import '../calendar/calendar.css';
import './first-day.css';

const Body = () => {
  const { t } = useTranslation('diary-first-day');
  const navigate = useNavigate({ from: '/admin/start' });
  const { data, error, isPending, refetch } = useQuery({
    ...firstDayQuery(useApp().core, useSchoolId()),
    refetchOnMount: 'always',
  });
  const done = data?.cards.filter(({ state }) => state === 'done').length ?? 0;
  return (
    <Page title={t('title')} lead={t('lead')} back="/admin">
      <SchoolSwitch
        roles={DEVICE_KEEPERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      {isPending && <Skeleton lines={10} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <div className="first-day">
          <Note kind={data.isOpen ? 'ok' : 'lamp'} role="status">
            <b>{t('progress', { done })}</b> {data.isOpen ? t('isOpen') : t('isClosed')}
          </Note>
          <ol>
            {data.cards.map((card, index) => (
              <CardRow
                key={card.card}
                card={card}
                number={index + 1}
                cards={data.cards}
                checks={data.checks}
              />
            ))}
          </ol>
        </div>
      )}
    </Page>
  );
};

/** „Pierwszy dzień": ten cards from an empty school to its first day of lessons. */
export const FirstDayScreen = () => {
  const { school } = useSearch({ from: '/inside/admin/start' });
  const schoolId = useOfficeSchool(DEVICE_KEEPERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
