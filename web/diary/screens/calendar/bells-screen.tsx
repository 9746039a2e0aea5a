import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { InSchool, SchoolSwitch, useOfficeSchool, useSchoolId } from '../../data/office-school.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { may } from '../../nav/places.ts';
import { CALENDAR_READERS } from '../../nav/readers.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useRoles } from '../../session/use-session.ts';
import { classSummariesQuery } from '../people/people-queries.ts';
import { CopyBells, RemoveBells } from './bells-acts.tsx';
import { BellsEditor } from './bells-editor.tsx';
import { type Bells, bellsQuery } from './calendar-queries.ts';
import { CalendarTabs } from './calendar-tabs.tsx';
import { WeekdayBells } from './weekday-bells.tsx';
import '../people/people.css';
import './calendar.css';

/** Since when a schedule holds, and for which classes. */
const useInForce = () => {
  const { t } = useTranslation('diary-calendar');
  const words = useDateWords();
  const { data: classes = [] } = useQuery(classSummariesQuery(useApp().core, useSchoolId()));
  return ({ bellScheduleId, since }: Bells) => {
    const names = classes
      .filter((one) => one.bellScheduleId === bellScheduleId)
      .map(({ name }) => name)
      .join(', ');
    return {
      since:
        since === null
          ? t('bells.always')
          : t('bells.since', { date: `${words.dayMonth(since)}.${since.slice(0, 4)}` }),
      classes: names === '' ? t('bells.noClasses') : t('bells.classes', { names }),
    };
  };
};

const Schedules = ({
  all,
  chosen,
  onChoose,
}: {
  readonly all: readonly Bells[];
  readonly chosen: Bells;
  readonly onChoose: (id: string) => void;
}) => {
  const { t } = useTranslation('diary-calendar');
  const inForce = useInForce();
  const isWritable = may(useRoles(), 'keepBells');
  return (
    <section className="sheet office-panel" aria-labelledby="bells-schedules">
      <div className="in">
        <h2 id="bells-schedules">{t('bells.schedules')}</h2>
        <ul className="entries">
          {all.map((bells) => {
            const { since, classes } = inForce(bells);
            return (
              <li key={bells.bellScheduleId}>
                <Button
                  kind="bare"
                  aria-pressed={bells.bellScheduleId === chosen.bellScheduleId}
                  onPress={() => onChoose(bells.bellScheduleId)}
                >
                  <span className="entry-what">
                    <b>{bells.name}</b>
                    <br />
                    <span>{since}</span>
                    <br />
                    <span className="soft">{classes}</span>
                  </span>
                </Button>
              </li>
            );
          })}
        </ul>
        {isWritable && (
          <div className="office-acts">
            <CopyBells bells={chosen} />
            {all.length > 1 && <RemoveBells key={chosen.bellScheduleId} bells={chosen} />}
          </div>
        )}
        <section className="part" aria-labelledby="bells-days">
          <h3 id="bells-days">{t('bells.days', { name: chosen.name })}</h3>
          <WeekdayBells key={chosen.bellScheduleId} bells={chosen} all={all} />
        </section>
      </div>
    </section>
  );
};

const Body = () => {
  const { t } = useTranslation('diary-calendar');
  const schoolId = useSchoolId();
  const { bells: asked } = useSearch({ from: '/inside/bells' });
  const navigate = useNavigate({ from: '/bells' });
  const { data, error, isPending, refetch } = useQuery(bellsQuery(useApp().core, schoolId));
  const chosen = data?.find(({ bellScheduleId }) => bellScheduleId === asked) ?? data?.[0];
  const inForce = useInForce();
  return (
    <Page
      title={t('bells.title')}
      lead={chosen && inForce(chosen).since}
      actions={<CalendarTabs now="bells" />}
    >
      <SchoolSwitch
        roles={CALENDAR_READERS}
        onChange={(school) => void navigate({ search: { school } })}
      />
      {isPending && <Skeleton lines={10} />}
      {!data && error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="bell">{t('bells.none')}</EmptyState>}
      {data && chosen && (
        <div className="office bells">
          <section className="sheet office-list bells-sheet year-sheet" aria-label={chosen.name}>
            <div className="in">
              <h2>{chosen.name}</h2>
              <BellsEditor key={chosen.bellScheduleId} bells={chosen} />
            </div>
          </section>
          <Schedules
            all={data}
            chosen={chosen}
            onChoose={(bells) => void navigate({ search: (now) => ({ ...now, bells }) })}
          />
        </div>
      )}
    </Page>
  );
};

/** Bell times: read by the office, changed by the administrator. */
export const BellsScreen = () => {
  const { school } = useSearch({ from: '/inside/bells' });
  const schoolId = useOfficeSchool(CALENDAR_READERS, school);
  return (
    <InSchool key={schoolId} schoolId={schoolId}>
      <Body />
    </InSchool>
  );
};
