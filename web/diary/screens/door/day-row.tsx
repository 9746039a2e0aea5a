import { useTranslation } from 'react-i18next';
import { layOutDay, type Span } from '../../../shared/presence/day-bar.ts';
import { hoursAndMinutes, totalMinutes } from '../../../shared/presence/day-total.ts';
import type { PresenceDay } from '../../../shared/presence/presence-days.ts';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import { DayBar } from '../../../shared/ui/day-bar.tsx';
import { Icon } from '../../../shared/ui/icon.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { type DayEnd, useDayWords } from './day-words.ts';
import type { Month } from './use-month.ts';

const DateCell = ({ date }: { readonly date: SchoolDate }) => {
  const words = useDateWords();
  return (
    <span className="dd">
      <span className="vh">{words.longDay(date)}</span>
      <b aria-hidden="true">{words.dayNumber(date)}</b>
      <span aria-hidden="true">{words.weekday(date)}</span>
    </span>
  );
};

/** A weekday without passages, or a named day off. */
export const QuietRow = ({ date, name }: { readonly date: SchoolDate; readonly name?: string }) => {
  const { t } = useTranslation('diary');
  return (
    <li className="dy off">
      <DateCell date={date} />
      <span className="x">{name ?? t('door.quiet')}</span>
    </li>
  );
};

const End = ({ end, word }: { readonly end: DayEnd; readonly word: string }) => (
  <span className={end.kind}>
    <span className="vh">{word} </span>
    {end.text}
  </span>
);

/** How long at school; only where every tap of the day is there. */
const Total = ({ day }: { readonly day: PresenceDay }) => {
  const { t } = useTranslation('diary-month');
  const minutes = totalMinutes(day);
  if (minutes === undefined) return null;
  return <span className="total">{t('total', hoursAndMinutes(minutes))}</span>;
};

/** One day: date, bar, its times in words, and what must be said about it. */
export const DayRow = ({
  day,
  month,
  scale,
}: {
  readonly day: PresenceDay;
  readonly month: Month;
  readonly scale: Span;
}) => {
  const { t } = useTranslation('diary');
  const { zone, today, nowMinute } = month;
  const { ends, notes } = useDayWords(zone);
  const said = notes(day);
  const marks = [
    ...day.unused.map(({ occurredAtUtc }) => ({ occurredAtUtc, kind: 'unused' as const })),
    ...day.undirected.map(({ occurredAtUtc }) => ({ occurredAtUtc, kind: 'mark' as const })),
  ].map(({ occurredAtUtc, kind }) => ({ minute: zone.minutesOf(occurredAtUtc), kind }));
  const classes = ['dy', day.date === today ? 'today' : '', day.gaps > 0 ? 'gap' : ''];
  return (
    <li className={classes.join(' ')}>
      <DateCell date={day.date} />
      <DayBar bar={layOutDay(day, zone, scale, nowMinute)} scale={scale} marks={marks} />
      <span className="tt">
        {day.stays.map((stay) => {
          const [entry, exit] = ends(stay, day);
          return (
            <span key={stay.entry?.eventId ?? stay.exit?.eventId}>
              <End end={entry} word={t('passage.entered')} />
              <span aria-hidden="true"> – </span>
              <End end={exit} word={t('passage.left')} />
            </span>
          );
        })}
        <Total day={day} />
      </span>
      {said.map(({ id, icon, text, isGap }) => (
        <span key={id} className={isGap ? 'nt hole' : 'nt'}>
          <Icon name={icon} />
          {text}
        </span>
      ))}
    </li>
  );
};
