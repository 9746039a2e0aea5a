import { useQuery } from '@tanstack/react-query';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { createDateWords } from '../../shared/time/date-words.ts';
import { addDays } from '../../shared/time/school-date.ts';
import { Button } from '../../shared/ui/button.tsx';
import { SegmentedSwitch } from '../../shared/ui/segmented-switch.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import { readEntries, readVisits } from '../link/kiosk-link.ts';
import { troubleOf } from '../link/trouble.ts';
import { useKiosk } from '../session/kiosk-context.ts';
import { ScreenHead } from '../shell/screen-head.tsx';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { EntriesBook } from './entries-book.tsx';
import { VisitsBook } from './visits-book.tsx';

type Book = 'entries' | 'visits';

/** The books of a day: entries without a card, and visits. What is on the screen is what is printed. */
export const BookScreen = () => {
  const { t, i18n } = useTranslation('kiosk-books');
  const { zone, nowUtc, status, desk } = useKiosk();
  const [book, setBook] = useState<Book>('entries');
  const today = zone.dateOf(nowUtc);
  const [date, setDate] = useState(today);
  const words = useMemo(() => createDateWords(i18n.language), [i18n.language]);
  const entries = useQuery({
    queryKey: ['entries', date, desk?.version ?? 0],
    queryFn: () => readEntries(date),
    placeholderData: (before) => before,
    enabled: book === 'entries',
    gcTime: 0,
  });
  const visits = useQuery({
    queryKey: ['visits', date, desk?.version ?? 0],
    queryFn: () => readVisits(date),
    placeholderData: (before) => before,
    enabled: book === 'visits',
    gcTime: 0,
  });
  const asked = book === 'entries' ? entries : visits;
  return (
    <>
      <ScreenHead title={t('book.title')}>
        <SegmentedSwitch<Book>
          label={t('book.which')}
          segments={[
            { id: 'entries', label: t('book.entries') },
            { id: 'visits', label: t('book.visits') },
          ]}
          value={book}
          onChange={setBook}
        />
      </ScreenHead>
      <main id="main" className="one book">
        <div className="book-day">
          <Button icon="left" onPress={() => setDate(addDays(date, -1))}>
            {t('book.before')}
          </Button>
          <h2>
            <span className="print-only">{status.schoolName}, </span>
            {words.longDay(date)}
          </h2>
          <Button icon="right" isDisabled={date >= today} onPress={() => setDate(addDays(date, 1))}>
            {t('book.after')}
          </Button>
          <span className="grow" />
          <Button icon="print" onPress={() => window.print()}>
            {t('book.print')}
          </Button>
        </div>
        <TroubleNote trouble={asked.error ? troubleOf(asked.error) : undefined} />
        {asked.data === undefined && asked.error === null && <Skeleton lines={6} />}
        {book === 'entries' && entries.data && <EntriesBook entries={entries.data.items} />}
        {book === 'visits' && visits.data && <VisitsBook visits={visits.data.items} />}
        <p className="print-only">
          {t('book.printed', { date: words.dayMonth(today), time: zone.clockOf(nowUtc) })}
        </p>
      </main>
    </>
  );
};
