import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ZoneTime } from '../../../shared/time/zone-time.ts';
import type { AuditEntry } from '../../data/admin-queries.ts';
import { useDateWords } from '../../data/use-words.ts';
import { shapeOf } from './diff-rows.ts';
import type { CodeWord } from './history-address.ts';

const SPACE = 'diary-history';
/** How much of an id that has no name is shown: enough to tell two apart. */
const SHORT_ID = 8;

/** Words of the register for codes that only the server knows; a code without a word stands as it is. */
export const useHistoryWords = (zone: ZoneTime) => {
  const { t, i18n } = useTranslation([SPACE, 'diary']);
  const words = useDateWords();
  return useMemo(() => {
    const wordOf = (group: 'act' | 'kind' | 'record' | 'field' | 'value', code: string): string => {
      const found: unknown = i18n.getResource(i18n.language, SPACE, `${group}.${code}`);
      return typeof found === 'string' ? found : code;
    };
    const known = (group: 'act' | 'kind'): CodeWord[] =>
      Object.entries(i18n.getResourceBundle(i18n.language, SPACE) ?? {})
        .filter(([key]) => key.startsWith(`${group}.`))
        .map(([key, word]) => ({ code: key.slice(group.length + 1), word: String(word) }));
    const day = (date: string) => `${words.dayMonth(date)}.${date.slice(0, 4)}`;
    const moment = (utcMs: number) => `${day(zone.dateOf(utcMs))}, ${zone.secondsOf(utcMs)}`;
    /** A closed value has a word by its field; other words stand as they are. */
    const closed = (field: string, text: string): string => {
      const word = wordOf('value', `${field}.${text}`);
      return word === `${field}.${text}` ? text : word;
    };
    const value = (entry: AuditEntry, field: string, raw: unknown): string => {
      const shape = shapeOf(field, raw);
      switch (shape.kind) {
        case 'empty':
          return t('empty');
        case 'secret':
          return t('secret');
        case 'bytes':
          return t('bytes', { count: shape.count });
        case 'truth':
          return shape.isTrue ? t('yes') : t('no');
        case 'instant':
          return moment(shape.utcMs);
        case 'date':
          return day(shape.date);
        case 'id':
          return entry.names[shape.id] ?? `${shape.id.slice(0, SHORT_ID)}…`;
        case 'text':
          return closed(field, shape.text);
      }
    };
    const actor = ({ kind, name }: AuditEntry['actor']): string =>
      kind === 'service'
        ? t('actor.service')
        : kind === 'device'
          ? t('actor.device')
          : (name ?? t('noName'));
    const subject = ({ subject: { kind, id }, names }: AuditEntry): string =>
      [wordOf('kind', kind), id === undefined ? undefined : names[id]]
        .filter((part) => part !== undefined)
        .join(' · ');
    return { wordOf, known, moment, value, actor, subject };
  }, [t, i18n, words, zone]);
};

export type HistoryWords = ReturnType<typeof useHistoryWords>;
