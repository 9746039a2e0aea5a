import { useNavigate, useParams, useSearch } from '@tanstack/react-router';
import type { KeyboardEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { Child } from '../../../shared/api/wire.ts';
import { summarise } from '../../../shared/presence/latest.ts';
import { browserClock } from '../../../shared/time/browser-clock.ts';
import { addMonths, monthOf, type SchoolMonth } from '../../../shared/time/school-date.ts';
import { clockText } from '../../../shared/time/zone-time.ts';
import { IconButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Portrait } from '../../../shared/ui/portrait.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useDateWords, useMoment } from '../../data/use-words.ts';
import { Page } from '../../nav/page.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSession, useZone } from '../../session/use-session.ts';
import { nameOf, useChildren } from '../home/use-children.ts';
import { MonthBars } from './month-bars.tsx';
import { monthKey } from './month-keys.ts';
import { MonthTable } from './month-table.tsx';
import { type Month, useMonth } from './use-month.ts';
import { useSwipe } from './use-swipe.ts';
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

type Turn = (way: 'before' | 'after') => void;

/** To the month before or after; never past today's. */
const useTurn = ({ month, today }: Month): Turn => {
  const { toMonth } = useMove();
  return (way) => {
    const next = addMonths(month, way === 'before' ? -1 : 1);
    if (next <= monthOf(today)) toMonth(next);
  };
};

const MonthSwitch = ({ month, onTurn }: { readonly month: Month; readonly onTurn: Turn }) => {
  const { t } = useTranslation('diary-month');
  const words = useDateWords();
  const before = addMonths(month.month, -1);
  const after = addMonths(month.month, 1);
  const onKeyDown = (event: KeyboardEvent<HTMLFieldSetElement>) => {
    const way = monthKey(event);
    if (way === undefined) return;
    event.preventDefault();
    onTurn(way);
  };
  return (
    <fieldset className="month-switch" onKeyDown={onKeyDown} title={t('keys')}>
      <IconButton
        icon="left"
        tip="left"
        label={t('before', { month: words.month(before) })}
        onPress={() => onTurn('before')}
      />
      <h2 aria-live="polite">{words.month(month.month)}</h2>
      <IconButton
        icon="right"
        label={t('after', { month: words.month(after) })}
        isDisabled={after > monthOf(month.today)}
        onPress={() => onTurn('after')}
      />
    </fieldset>
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
  const turn = useTurn(month);
  const swipe = useSwipe(turn);
  return (
    <div className="door" {...swipe}>
      <MonthSwitch month={month} onTurn={turn} />
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

/** Who printed it and when; only on paper. */
const PrintFoot = () => {
  const { t } = useTranslation('diary-month');
  const { name, login } = useSession();
  const moment = useMoment(useZone());
  return (
    <p className="print-only small">
      {t('printed', { when: moment(browserClock.nowMs()), who: name ?? login ?? '' })}
    </p>
  );
};

/** Entries and exits of one child, month by month. */
export const DoorScreen = () => {
  const { t } = useTranslation('diary');
  const { studentId } = useParams({ from: FROM });
  const { t: m } = useTranslation('diary-month');
  const { data, error, refetch } = useChildren();
  const child = data?.find((one) => one.studentId === studentId);
  const name = child && nameOf(child);
  return (
    <Page
      title={t('door.title')}
      back="/home"
      {...(child
        ? { lead: [nameOf(child), child.className].filter((part) => part).join(', ') }
        : {})}
      actions={
        name !== undefined && (
          <>
            <IconButton icon="print" label={m('print')} onPress={() => print()} />
            <Portrait id={studentId} name={name} />
          </>
        )
      }
    >
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {!data && !error && <Skeleton lines={8} />}
      {/* Not one's own, or no longer at the school: both look the same (PRES-03, PRES-07). */}
      {data && !child && <EmptyState icon="door">{m('over')}</EmptyState>}
      {data && child && (
        <>
          <ChildSwitch people={data} chosen={studentId} />
          <MonthContent key={studentId} child={child} />
          <PrintFoot />
        </>
      )}
    </Page>
  );
};
