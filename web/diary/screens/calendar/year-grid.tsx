import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { monthOf, type SchoolMonth } from '../../../shared/time/school-date.ts';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import { useDateWords } from '../../data/use-words.ts';
import {
  type DayView,
  dayAfterKey,
  dayView,
  monthsOfYear,
  type SchoolDays,
  weeksOfMonth,
} from './school-days.ts';
import { useDayWords } from './use-day-words.ts';

export interface YearGridProps {
  readonly days: SchoolDays;
  readonly today: SchoolDate;
  readonly chosen: SchoolDate | undefined;
  readonly onChoose: (date: SchoolDate) => void;
}

interface DayProps {
  readonly view: DayView;
  readonly isToday: boolean;
  readonly isChosen: boolean;
  /** The one day that the Tab key reaches. */
  readonly isStop: boolean;
  readonly onChoose: () => void;
}

const Day = ({ view, isToday, isChosen, isStop, onChoose }: DayProps) => {
  const words = useDateWords();
  const say = useDayWords();
  return (
    <button
      type="button"
      className={`year-day ${view.kind}${isToday ? ' today' : ''}${isChosen ? ' chosen' : ''}`}
      data-date={view.date}
      tabIndex={isStop ? 0 : -1}
      aria-label={`${words.longDay(view.date)}: ${say(view)}`}
      aria-pressed={isChosen}
      {...(isToday ? { 'aria-current': 'date' as const } : {})}
      onClick={onChoose}
    >
      {words.dayNumber(view.date)}
    </button>
  );
};

/** A week that begins on a Monday, for the names of the days. */
const A_WEEK = [
  '2026-11-23',
  '2026-11-24',
  '2026-11-25',
  '2026-11-26',
  '2026-11-27',
  '2026-11-28',
  '2026-11-29',
];

const Month = ({
  month,
  stop,
  ...props
}: YearGridProps & { readonly month: SchoolMonth; readonly stop: SchoolDate }) => {
  const words = useDateWords();
  return (
    <table className="year-month">
      <caption>{words.month(month)}</caption>
      <thead>
        <tr>
          {A_WEEK.map((date) => (
            <th key={date} scope="col" abbr={words.weekday(date)}>
              {words.weekday(date).slice(0, 2)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeksOfMonth(month).map((week) => (
          <tr key={week.find((date) => date !== null) ?? month}>
            {week.map((date, index) => (
              <td key={date ?? `${month}-${A_WEEK[index]}`}>
                {date && (
                  <Day
                    view={dayView(date, props.days)}
                    isToday={date === props.today}
                    isChosen={date === props.chosen}
                    isStop={date === stop}
                    onChoose={() => props.onChoose(date)}
                  />
                )}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
};

/** The year as months at a glance: one stop of the Tab key, arrows walk from day to day. */
export const YearGrid = (props: YearGridProps) => {
  const { t } = useTranslation('diary-calendar');
  const grid = useRef<HTMLDivElement>(null);
  const months = monthsOfYear(props.days);
  const isShown = (date: SchoolDate | undefined) =>
    date !== undefined && months.includes(monthOf(date));
  const first = props.days.lessonsFrom;
  const stop = [props.chosen, props.today, first].find(isShown) ?? first;
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the arrows belong to the buttons inside
    <div
      ref={grid}
      className="year-grid"
      onKeyDown={(event) => {
        const from = (event.target as HTMLElement).dataset['date'];
        const to = from && dayAfterKey(from, event.key);
        if (!to) return;
        event.preventDefault();
        grid.current?.querySelector<HTMLElement>(`[data-date="${to}"]`)?.focus();
      }}
    >
      <p className="vh">{t('keys')}</p>
      {months.map((month) => (
        <Month key={month} month={month} stop={stop} {...props} />
      ))}
    </div>
  );
};
