import { Fragment } from 'react';
import { useTranslation } from 'react-i18next';
import { dayScale } from '../../../shared/presence/day-bar.ts';
import { clockText } from '../../../shared/time/zone-time.ts';
import { DayRow, QuietRow } from './day-row.tsx';
import { isWeekBetween } from './month-rows.ts';
import type { Month } from './use-month.ts';

/** The month as bars, newest day first. */
export const MonthBars = ({ month }: { readonly month: Month }) => {
  const { t } = useTranslation(['diary', 'diary-month']);
  const scale = dayScale(month.days, month.zone);
  const hasGaps = month.days.some(({ gaps }) => gaps > 0);
  const hasAccepted = month.days.some(({ passages }) =>
    passages.some(({ opened }) => opened === 'unknown'),
  );
  const hasUnused = month.days.some(({ unused }) => unused.length > 0);
  const hours = Array.from(
    { length: (scale.to - scale.from) / 60 },
    (_, index) => scale.from + index * 60,
  ).filter((minute) => minute > scale.from && minute % 240 === 0);
  const at = (minute: number) => `${((minute - scale.from) / (scale.to - scale.from)) * 100}%`;
  return (
    <div className="sheet month">
      <div className="axis">
        <span />
        <svg className="axis-hours" aria-hidden="true" focusable="false">
          {hours.map((minute) => (
            <text key={minute} x={at(minute)} y={12}>
              {clockText(minute)}
            </text>
          ))}
        </svg>
        <span />
      </div>
      <ul aria-label={t('door.days')}>
        {month.rows.map((row, index) => {
          const before = month.rows[index - 1];
          return (
            <Fragment key={row.date}>
              {before && isWeekBetween(before.date, row.date) && (
                <li className="wk" aria-hidden="true" />
              )}
              {row.kind === 'day' ? (
                <DayRow day={row.day} month={month} scale={scale} />
              ) : (
                <QuietRow date={row.date} {...(row.kind === 'off' ? { name: row.name } : {})} />
              )}
            </Fragment>
          );
        })}
      </ul>
      {hasGaps && (
        <p className="legend">
          <svg className="day-bar" aria-hidden="true" focusable="false">
            <rect className="hole" x={1} y={7} width={28} height={12} />
          </svg>
          {t('door.legendGap')}
        </p>
      )}
      {hasAccepted && (
        <p className="legend">
          <svg className="day-bar" aria-hidden="true" focusable="false">
            <rect className="accepted" x={1} y={7} width={28} height={12} />
          </svg>
          {t('door.legendAccepted')}
        </p>
      )}
      {hasUnused && (
        <p className="legend">
          <svg className="day-bar" aria-hidden="true" focusable="false">
            <circle className="unused" cx={15} cy={13} r={4} />
          </svg>
          {t('diary-month:legendUnused')}
        </p>
      )}
    </div>
  );
};
