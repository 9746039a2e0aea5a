import { useTranslation } from 'react-i18next';
import type { ZoneTime } from '../../../shared/time/zone-time.ts';
import { useDateWords } from '../../data/use-words.ts';
import { shapeOf } from '../history/diff-rows.ts';
import type { DataReport } from './privacy-queries.ts';

/** Words of tables, fields and values: the same as in the register of changes. */
export const useReportWords = (zone: ZoneTime) => {
  const { t, i18n } = useTranslation(['diary-history']);
  const dates = useDateWords();
  const wordOf = (group: 'record' | 'field' | 'value', code: string): string => {
    const found: unknown = i18n.getResource(i18n.language, 'diary-history', `${group}.${code}`);
    return typeof found === 'string' ? found : code;
  };
  const day = (date: string): string => `${dates.dayMonth(date)}.${date.slice(0, 4)}`;
  const moment = (utcMs: number): string => `${day(zone.dateOf(utcMs))}, ${zone.clockOf(utcMs)}`;
  /** Nothing: the field is empty, or names something that has no name. */
  const value = (names: DataReport['names'], field: string, raw: unknown): string | undefined => {
    const shape = shapeOf(field, raw);
    switch (shape.kind) {
      case 'empty':
      case 'secret':
      case 'bytes':
        return undefined;
      case 'truth':
        return shape.isTrue ? t('yes') : t('no');
      case 'instant':
        return moment(shape.utcMs);
      case 'date':
        return day(shape.date);
      case 'id':
        return names[shape.id];
      case 'text': {
        const word = wordOf('value', `${field}.${shape.text}`);
        return word === `${field}.${shape.text}` ? shape.text : word;
      }
    }
  };
  return { wordOf, day, moment, value };
};
