import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/api/wire.ts';
import { summarise } from '../../../shared/presence/latest.ts';
import { addMonths, monthOf, type SchoolMonth } from '../../../shared/time/school-date.ts';
import { clockText } from '../../../shared/time/zone-time.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Portrait } from '../../../shared/ui/portrait.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { nameOf, useChildren } from '../home/use-children.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { MonthBars } from './month-bars.tsx';
import { MonthTable } from './month-table.tsx';
import { type Month, useMonth } from './use-month.ts';
import './door.css';

const FROM = '/inside/child/$studentId/door';

const useMove = () => {
  const navigate = useNavigate({ from: '/child/$studentId/door' });
  return {
    toMonth: (month: SchoolMonth) =>
      void navigate({ search: (now) => ({ ...now, month }), replace: true }),
    toView: (view: 'bars' | 'table') =>
      void navigate({
        search: ({ view: _, ...now }) => (view === 'table' ? { ...now, view } : now),
      }),
    toChild: (studentId: string) => void navigate({ params: { studentId }, search: (now) => now }),
  };
};

const MonthSwitch = ({ month }: { readonly month: Month }) => {
  const words = useDateWords();
  const { toMonth } = useMove();
  const before = addMonths(month.month, -1);
  const after = addMonths(month.month, 1);
  return (
    <div className="month-switch">
      <IconButton
        icon="left"
        tip="left"
        label={words.month(before)}
        onPress={() => toMonth(before)}
      />
      <h2 aria-live="polite">{words.month(month.month)}</h2>
      <IconButton
        icon="right"
        label={words.month(after)}
        isDisabled={after > monthOf(month.today)}
        onPress={() => toMonth(after)}
      />
    </div>
  );
};

/** The three figures of the month. */
const Figures = ({ month }: { readonly month: Month }) => {
  const { t } = useTranslation('diary');
  const { daysInSchool, usualEntry, gaps } = summarise(month.days, month.zone);
  const figures = [
    { value: String(daysInSchool), word: t('door.daysInSchool', { count: daysInSchool }) },
    { value: usualEntry === undefined ? '–' : clockText(usualEntry), word: t('door.usualEntry') },
    { value: String(gaps), word: t('door.gaps', { count: gaps }) },
  ];
  return (
    <dl className="figures">
      {figures.map(({ value, word }) => (
        <div key={word}>
          <dt>{word}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
};

const MonthContent = ({ child }: { readonly child: Child }) => {
  const { t } = useTranslation('diary');
  const words = useDateWords();
  const { month: asked, view = 'bars' } = useSearch({ from: FROM });
  const { toView } = useMove();
  const month = useMonth(child, asked);
  const isEmpty = month.rows.length === 0;
  return (
    <div className="door">
      <MonthSwitch month={month} />
      {month.error ? (
        <Trouble error={month.error} onRetry={month.retry} />
      ) : month.isPending ? (
        <Skeleton lines={8} />
      ) : isEmpty ? (
        <EmptyState icon="door">{t('door.empty', { month: words.month(month.month) })}</EmptyState>
      ) : (
        <>
          <Figures month={month} />
          <SegmentedSwitch
            label={t('door.view')}
            segments={[
              { id: 'bars', label: t('door.viewBars') },
              { id: 'table', label: t('door.viewTable') },
            ]}
            value={view}
            onChange={toView}
          />
          {view === 'table' ? <MonthTable month={month} /> : <MonthBars month={month} />}
        </>
      )}
    </div>
  );
};

/** Other children of the same guardian, one press away. */
const ChildSwitch = ({
  people,
  chosen,
}: {
  readonly people: readonly Child[];
  readonly chosen: string;
}) => {
  const { t } = useTranslation('ui');
  const { toChild } = useMove();
  if (people.length < 2) return null;
  return (
    <SegmentedSwitch
      label={t('people.label')}
      segments={people.map(({ studentId, firstName }) => ({ id: studentId, label: firstName }))}
      value={chosen}
      onChange={toChild}
    />
  );
};

/** Entries and exits of one child, month by month. */
export const DoorScreen = () => {
  const { t } = useTranslation('diary');
  const { studentId } = useParams({ from: FROM });
  const { data, error, refetch } = useChildren();
  const child = data?.find((one) => one.studentId === studentId);
  if (data && !child) return <NoRightScreen who={['guardian']} />;
  const name = child && nameOf(child);
  return (
    <Page
      title={t('door.title')}
      back="/home"
      {...(child
        ? { lead: [nameOf(child), child.className].filter((part) => part).join(', ') }
        : {})}
      actions={name !== undefined && <Portrait id={studentId} name={name} />}
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {data && child && (
        <>
          <ChildSwitch people={data} chosen={studentId} />
          <MonthContent key={studentId} child={child} />
        </>
      )}
    </Page>
  );
};
