import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { browserClock } from '../../shared/time/browser-clock.ts';
import { createDateWords, type DateWords } from '../../shared/time/date-words.ts';
import type { ZoneTime } from '../../shared/time/zone-time.ts';

/** Dates in the language of the page. */
export const useDateWords = (): DateWords => {
  const { i18n } = useTranslation();
  return useMemo(() => createDateWords(i18n.language), [i18n.language]);
};

/** A moment of the real clock in words: today with the word for it, else with its date. */
export const useMoment = (zone: ZoneTime): ((utcMs: number) => string) => {
  const { t } = useTranslation('diary');
  const words = useDateWords();
  const today = zone.dateOf(browserClock.nowMs());
  return (utcMs) =>
    zone.dateOf(utcMs) === today
      ? t('moment.today', { time: zone.clockOf(utcMs) })
      : words.moment(utcMs, zone, today);
};
