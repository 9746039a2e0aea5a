import { useQuery } from '@tanstack/react-query';
import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/api/wire.ts';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { nameOf, useChildren } from '../home/use-children.ts';
import { planQuery } from './timetable-queries.ts';
import { WeekSwitch } from './week-switch.tsx';
import { WeekView } from './week-view.tsx';
import './timetable.css';

const FROM = '/inside/child/$studentId/plan';

const ChildWeek = ({ child }: { readonly child: Child }) => {
  const { t } = useTranslation('diary-timetable');
  const { core } = useApp();
  const { date } = useSearch({ from: FROM });
  const navigate = useNavigate({ from: '/child/$studentId/plan' });
  const asked = { studentId: child.studentId, ...(date === undefined ? {} : { date }) };
  const { data, error, isPending, refetch } = useQuery({
    ...planQuery(core, child.schoolId, asked),
    placeholderData: (before) => before,
  });
  return (
    <section className="sheet tt-sheet">
      {data && (
        <div className="office-tools">
          <WeekSwitch
            plan={data}
            onChange={(next) =>
              void navigate({ search: next === undefined ? {} : { date: next }, replace: true })
            }
          />
        </div>
      )}
      {isPending && <Skeleton lines={8} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data && (
        <WeekView
          key={data.days[0]?.date}
          plan={data}
          empty={data.version === null ? t('empty.unpublished') : t('empty.week')}
        />
      )}
    </section>
  );
};

/** The week of a child, once the homeroom teacher has published it (PLAN-02). */
export const PlanScreen = () => {
  const { t } = useTranslation(['diary-timetable', 'ui']);
  const { studentId } = useParams({ from: FROM });
  const navigate = useNavigate({ from: '/child/$studentId/plan' });
  const { data, error, refetch } = useChildren();
  const child = data?.find((one) => one.studentId === studentId);
  return (
    <Page
      title={t('diary-timetable:title')}
      back="/home"
      {...(child
        ? { lead: [nameOf(child), child.className].filter((part) => part).join(', ') }
        : {})}
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && !child && <EmptyState icon="calendar">{t('diary-timetable:notYours')}</EmptyState>}
      {data && data.length > 1 && (
        <SegmentedSwitch
          label={t('ui:people.label')}
          segments={data.map(({ studentId: id, firstName }) => ({ id, label: firstName }))}
          value={studentId}
          onChange={(id) => void navigate({ params: { studentId: id }, search: (now) => now })}
        />
      )}
      {child && <ChildWeek key={studentId} child={child} />}
    </Page>
  );
};
