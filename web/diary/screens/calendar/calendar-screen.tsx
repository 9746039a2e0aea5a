import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { ONE_COLUMN_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useDateWords } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { CALENDAR_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { type YearOfSchool, yearQuery } from './calendar-queries.ts';
import { CalendarTabs } from './calendar-tabs.tsx';
import { DayPanel } from './day-panel.tsx';
import { EntryList } from './entry-list.tsx';
import { useCalendarAddress } from './use-calendar-address.ts';
import { YearGrid } from './year-grid.tsx';
import '../people/people.css';
import './calendar.css';

const Legend = () => {
  const { t } = useTranslation('diary-calendar');
  return (
    <ul className="year-legend" aria-label={t('legend')}>
      {(['public', 'holiday', 'school', 'worked'] as const).map((kind) => (
        <li key={kind}>
          <span className={`year-day ${kind}`} aria-hidden="true" />
          {kind === 'worked' ? t('legend.worked') : t(`kind.${kind}`)}
        </li>
      ))}
    </ul>
  );
};

const Year = ({ year }: { readonly year: YearOfSchool }) => {
  const { t } = useTranslation('diary-calendar');
  const { address, choose } = useCalendarAddress();
  const today = useZone(useSchoolId()).dateOf(useSchoolNow());
  const isNarrow = useMedia(ONE_COLUMN_QUERY);
  const panel = (
    <section className="sheet office-panel" aria-label={t('day.panel')}>
      {address.day === undefined ? (
        <div className="in">
          <h2>{t('list.title')}</h2>
          <p className="soft small">{t('list.hint')}</p>
          <EntryList days={year} onOpen={choose} />
        </div>
      ) : (
        <DayPanel
          key={address.day}
          date={address.day}
          days={year}
          onBack={() => choose(undefined)}
        />
      )}
    </section>
  );
  return (
    <div className="office year">
      {isNarrow && address.day !== undefined && panel}
      <section className="sheet office-list year-sheet" aria-labelledby="year-title">
        <h2 id="year-title" className="vh">
          {t('year')}
        </h2>
        <Legend />
        <YearGrid days={year} today={today} chosen={address.day} onChoose={choose} />
      </section>
      {(!isNarrow || address.day === undefined) && panel}
    </div>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-calendar');
  const words = useDateWords();
  const schoolId = useSchoolId();
  const { inSchool } = useCalendarAddress();
  const today = useZone(schoolId).dateOf(useSchoolNow());
  const { data, error, isPending, refetch } = useQuery(yearQuery(useApp().core, schoolId, today));
  const lead =
    data &&
    t('lead', {
      name: data.name,
      from: words.dayMonth(data.lessonsFrom),
      to: words.dayMonth(data.lessonsTo),
    });
  return (
    <Page title={t('title')} lead={lead} actions={<CalendarTabs now="year" />}>
      <SchoolSwitch roles={CALENDAR_READERS} onChange={inSchool} />
      {isPending && <Skeleton lines={10} />}
      {data === undefined && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data === null && <EmptyState icon="calendar">{t('noYear')}</EmptyState>}
      {data && <Year year={data} />}
    </Page>
  );
};

/** The school year at a glance: days off and worked days, added, changed and removed. */
export const CalendarScreen = () => {
  const { address } = useCalendarAddress();
  const schoolId = useOfficeSchool(CALENDAR_READERS, address.school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
