import { useTranslation } from 'react-i18next';
import type { SchoolDate } from '../../../shared/time/zone-time.ts';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { useDateWords } from '../../data/use-words.ts';
import { type DayOff, entriesInOrder, type SchoolDays, type WorkedDay } from './school-days.ts';
import { asWeekday } from './use-day-words.ts';

const useSpan = () => {
  const words = useDateWords();
  return ({ from, to }: Pick<DayOff, 'from' | 'to'>) =>
    from === to ? words.dayMonth(from) : `${words.dayMonth(from)}–${words.dayMonth(to)}`;
};

const Line = ({
  when,
  what,
  soft,
  onOpen,
}: {
  readonly when: string;
  readonly what: string;
  readonly soft: string;
  readonly onOpen: () => void;
}) => (
  <li>
    <Button kind="bare" onPress={onOpen}>
      <span className="entry-when">{when}</span>
      <span className="entry-what">
        <b>{what}</b> <span className="soft">{soft}</span>
      </span>
    </Button>
  </li>
);

/** All days off and worked days of the year in order; each opens its day. */
export const EntryList = ({
  days,
  onOpen,
}: {
  readonly days: SchoolDays;
  readonly onOpen: (date: SchoolDate) => void;
}) => {
  const { t } = useTranslation('diary-calendar');
  const span = useSpan();
  const entries = entriesInOrder(days);
  const lineOfOff = (off: DayOff) => (
    <Line
      key={off.dayOffId}
      when={span(off)}
      what={off.name}
      soft={t(`kind.${off.kind}`)}
      onOpen={() => onOpen(off.from)}
    />
  );
  const lineOfWorked = (worked: WorkedDay) => (
    <Line
      key={worked.workedDayId}
      when={span({ from: worked.date, to: worked.date })}
      what={t('legend.worked')}
      soft={t('kind.worked', { weekday: t(`planOf.${asWeekday(worked.asWeekday)}`) })}
      onOpen={() => onOpen(worked.date)}
    />
  );
  if (entries.length === 0) return <EmptyState icon="calendar">{t('list.none')}</EmptyState>;
  return (
    <ul className="entries">
      {entries.map((entry) => ('off' in entry ? lineOfOff(entry.off) : lineOfWorked(entry.worked)))}
    </ul>
  );
};
