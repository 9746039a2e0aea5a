import { type KeyboardEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/ui/icon.tsx';
import { asWeekday } from '../calendar/use-day-words.ts';
import {
  actOf,
  type GridAct,
  type GridShape,
  type Hour,
  isSameHour,
  movedBy,
} from './grid-keys.ts';
import { HourLessons } from './hour-lessons.tsx';
import { Hours } from './hours.tsx';
import { useHourWords } from './lesson-words.ts';
import type { Version } from './timetable-queries.ts';
import { lessonsAt } from './use-week-editor.ts';

export interface WeekGridProps {
  readonly version: Version;
  readonly shape: GridShape;
  readonly cursor: Hour;
  /** The hour under the cursor is being typed beside the grid. */
  readonly isTyping: boolean;
  readonly today: number;
  readonly onMove: (hour: Hour) => void;
  readonly onAct: (act: GridAct, letter: string) => void;
}

/** `true` where an hour holds a lesson that clashes with another. */
const clashesAt = (version: Version, hour: Hour): boolean =>
  lessonsAt(version, hour).some((lesson) =>
    version.notices.some(({ what, lessonId, other }) => {
      const ids = [lessonId, other.lessonId];
      return what !== 'together' && ids.includes(lesson.lessonId);
    }),
  );

/** The week to type into: arrows move, Enter or a letter opens an hour, Ctrl C, V and Z copy, paste and take back. */
export const WeekGrid = (props: WeekGridProps) => {
  const { version, shape, cursor, isTyping, today, onMove, onAct } = props;
  const { t } = useTranslation('diary-timetable');
  const say = useHourWords();
  const kind = version.ownerId === null ? 'class' : 'teacher';
  const chosen = useRef<HTMLButtonElement>(null);
  const wasTyping = useRef(isTyping);
  const { weekday, period } = cursor;
  useEffect(() => {
    // The hour is closed: the cursor is where it was, or where Enter led.
    if (wasTyping.current && !isTyping) chosen.current?.focus();
    wasTyping.current = isTyping;
  }, [isTyping]);
  const onKeyDown = (event: KeyboardEvent, hour: Hour) => {
    const next = movedBy(hour, event, shape);
    const act = next === undefined ? actOf(event) : undefined;
    if (next === undefined && act === undefined) return;
    event.preventDefault();
    if (next !== undefined) {
      onMove(next);
      const target = event.currentTarget
        .closest('table')
        ?.querySelector<HTMLElement>(`[data-hour="${next.weekday}-${next.period}"]`);
      target?.focus();
    } else if (act !== undefined) onAct(act, act === 'type' ? event.key : '');
  };
  return (
    <div className="table-frame">
      <table className="tt-week tt-edit">
        <thead>
          <tr>
            <th scope="col">{t('period')}</th>
            {shape.weekdays.map((day) => (
              <th key={day} scope="col" className={day === today ? 'today' : ''}>
                {t(`day.${asWeekday(day)}`)}
                {day === today && <span className="tt-today">{t('today')}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {version.periods.map(({ number, from, to }) => (
            <tr key={number}>
              <th scope="row">
                {number}
                <Hours from={from} to={to} />
              </th>
              {shape.weekdays.map((day) => {
                const hour = { weekday: day, period: number };
                const isCursor = isSameHour(hour, { weekday, period });
                const isClash = clashesAt(version, hour);
                const lessons = lessonsAt(version, hour);
                const words = say(hour, lessons, kind);
                return (
                  <td key={day} className={day === today ? 'today' : ''}>
                    <button
                      type="button"
                      ref={isCursor ? chosen : null}
                      className={`tt-hour${isCursor ? ' chosen' : ''}${isClash ? ' clash' : ''}`}
                      data-hour={`${day}-${number}`}
                      tabIndex={isCursor ? 0 : -1}
                      aria-label={isClash ? `${words}. ${t('clash.here')}` : words}
                      onFocus={() => {
                        if (!isCursor) onMove(hour);
                      }}
                      onClick={() => {
                        onMove(hour);
                        onAct('edit', '');
                      }}
                      onKeyDown={(event) => onKeyDown(event, hour)}
                    >
                      {isClash && <Icon name="warn" />}
                      <HourLessons lessons={lessons} kind={kind} />
                    </button>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
};
