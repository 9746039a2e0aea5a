import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { SegmentedSwitch } from '../../../shared/ui/segmented-switch.tsx';
import { PHONE_QUERY, useMedia } from '../../../shared/ui/use-media.ts';
import { useDateWords } from '../../data/use-words.ts';
import { asWeekday } from '../calendar/use-day-words.ts';
import { HourLessons } from './hour-lessons.tsx';
import { Hours } from './hours.tsx';
import type { Plan } from './timetable-queries.ts';

type Day = Plan['days'][number];

const lessonsAt = (plan: Plan, date: string, period: number) =>
  plan.lessons.filter((lesson) => lesson.date === date && lesson.period === period);

/** From the first to the last period in which there is a lesson. */
const usedPeriods = ({ periods, lessons }: Plan): Plan['periods'] => {
  const used = lessons.map((lesson) => lesson.period);
  return periods.filter(({ number }) => number >= Math.min(...used) && number <= Math.max(...used));
};

/** Why there are no lessons on a day, or by which weekday's plan they are held. */
const useDayNote = (): ((day: Day) => string) => {
  const { t } = useTranslation('diary-timetable');
  return ({ date, weekday, off }) => {
    if (off.length > 0) return off.join(', ');
    if (weekday === null) return t('day.none');
    const own = new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
    return own === weekday ? '' : t('day.as', { day: t(`day.${asWeekday(weekday)}`) });
  };
};

const WeekTable = ({ plan }: { readonly plan: Plan }) => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  const noteOf = useDayNote();
  return (
    <div className="table-frame">
      <table className="tt-week">
        <thead>
          <tr>
            <th scope="col">{t('period')}</th>
            {plan.days.map((day) => (
              <th
                key={day.date}
                scope="col"
                className={day.date === plan.today ? 'today' : ''}
                {...(day.date === plan.today ? { 'aria-current': 'date' as const } : {})}
              >
                {words.longDay(day.date)}
                {day.date === plan.today && <span className="tt-today">{t('today')}</span>}
                {noteOf(day) !== '' && <span className="tt-note">{noteOf(day)}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {usedPeriods(plan).map(({ number, from, to }) => (
            <tr key={number}>
              <th scope="row">
                {number}
                <Hours from={from} to={to} />
              </th>
              {plan.days.map(({ date }) => (
                <td key={date} className={date === plan.today ? 'today' : ''}>
                  <HourLessons lessons={lessonsAt(plan, date, number)} kind={plan.kind} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};

/** A phone shows a day at a time; it begins with today, or with the first day of the week shown. */
const DayList = ({ plan }: { readonly plan: Plan }) => {
  const { t } = useTranslation('diary-timetable');
  const words = useDateWords();
  const noteOf = useDayNote();
  const [chosen, choose] = useState<string>();
  const day =
    plan.days.find(({ date }) => date === chosen) ??
    plan.days.find(({ date }) => date === plan.today) ??
    plan.days[0];
  if (!day) return null;
  const periods = usedPeriods(plan).filter(
    ({ number }) => lessonsAt(plan, day.date, number).length > 0,
  );
  return (
    <section className="tt-day">
      <SegmentedSwitch
        label={t('days')}
        segments={plan.days.map(({ date }) => ({
          id: date,
          label: t(`short.${asWeekday(new Date(`${date}T00:00:00Z`).getUTCDay() || 7)}`),
        }))}
        value={day.date}
        onChange={choose}
      />
      <h2>
        {words.longDay(day.date)}
        {day.date === plan.today && <span className="tt-today">{t('today')}</span>}
      </h2>
      {noteOf(day) !== '' && <p className="soft">{noteOf(day)}</p>}
      {periods.length === 0 && noteOf(day) === '' && <p className="soft">{t('day.none')}</p>}
      <ol className="tt-list">
        {periods.map(({ number, from, to }) => (
          <li key={number}>
            <span className="tt-number">
              <b>{number}</b>
              <Hours from={from} to={to} />
            </span>
            <HourLessons lessons={lessonsAt(plan, day.date, number)} kind={plan.kind} />
          </li>
        ))}
      </ol>
    </section>
  );
};

/** The week as it is held, or why nothing is shown. */
export const WeekView = ({ plan, empty }: { readonly plan: Plan; readonly empty: string }) => {
  const isPhone = useMedia(PHONE_QUERY);
  if (plan.lessons.length === 0 && plan.days.every(({ off }) => off.length === 0))
    return <EmptyState icon="calendar">{empty}</EmptyState>;
  return isPhone ? <DayList plan={plan} /> : <WeekTable plan={plan} />;
};
