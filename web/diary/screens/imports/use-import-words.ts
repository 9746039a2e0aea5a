import { useTranslation } from 'react-i18next';
import { errorText } from '../../../shared/i18n/code-text.ts';
import { useDateWords } from '../../data/use-words.ts';
import type { DryRun, ImportItem, ImportRun } from './import-queries.ts';

type Fault = ImportItem['faults'][number];
type Change = ImportItem['changes'][number];

/** A Monday, from which weekdays are named. */
const MONDAY = Date.UTC(2024, 0, 1);
const DAY_MS = 24 * 60 * 60_000;
const dayNumber = (weekday: number): string =>
  new Date(MONDAY + (weekday - 1) * DAY_MS).toISOString().slice(0, 10);

/** Words of codes that the server declares: faults, fields, questions. A code without a word stands as it is. */
export const useImportWords = () => {
  const { t, i18n } = useTranslation(['diary-import', 'diary-history', 'diary-office', 'errors']);
  const { weekday } = useDateWords();
  const wordOf = (space: string, key: string, fallback: string): string => {
    const found: unknown = i18n.getResource(i18n.language, space, key);
    return typeof found === 'string' ? found : fallback;
  };
  const fault = ({ column, code, details }: Fault): string => {
    const day = details['weekday'];
    const values =
      typeof day === 'number' ? { ...details, weekday: weekday(dayNumber(day)) } : details;
    const text = String(i18n.t(`diary-import:fault.${code}` as never, values as never));
    return column === '' ? text : t('diary-import:inColumn', { column, text });
  };
  /** Why the last step stopped; later work is named with how many records of each kind. */
  const stop = ({ code, details }: NonNullable<ImportRun['fault']>): string => {
    const later = details['later'];
    const named = Array.isArray(later)
      ? (later as { table: string; records: number }[])
          .map(
            ({ table, records }) =>
              `${wordOf('diary-history', `record.${table}`, table)}: ${records}`,
          )
          .join(', ')
      : '';
    const values = named === '' ? details : { ...details, later: named };
    return errorText(i18n, code, values) ?? t('diary-import:stopped');
  };
  return {
    fault,
    stop,
    field: (field: string): string => wordOf('diary-import', `field.${field}`, field),
    made: (kind: string): string => wordOf('diary-import', `made.${kind}`, kind),
    question: (code: string): string => wordOf('diary-import', `question.${code}`, code),
    option: (id: string, code: string): string =>
      wordOf('diary-import', `option.${id}.${code}`, wordOf('diary-import', `option.${id}`, id)),
    /** Values of a closed set have words of their own. */
    value: (field: Change['field'], value: string): string =>
      field === 'position' && value !== ''
        ? wordOf('diary-office', `position.${value}`, value)
        : value,
    remark: ({ code, names, count }: DryRun['remarks'][number]): string => {
      const listed = [...new Set(names)].join(', ');
      const text = String(
        i18n.t(`diary-import:remark.${code}` as never, { names: listed } as never),
      );
      return listed === '' || count <= names.length
        ? text
        : `${text} (${t('diary-import:remark.more', { more: count - names.length })})`;
    },
  };
};
