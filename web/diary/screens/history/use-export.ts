import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useToast } from '../../../shared/ui/toasts.tsx';
import { type AuditEntry, type AuditSearch, auditPage } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { keepFile } from '../../data/keep-file.ts';
import { csvOf } from './csv.ts';
import { recordDiff } from './diff-rows.ts';
import type { HistoryWords } from './use-history-words.ts';

/** Acts that one file holds: what a spreadsheet opens without complaint. */
const MOST_ACTS = 5_000;
const PAGE = 200;

const changesText = (entry: AuditEntry, words: HistoryWords): string =>
  entry.changes
    .map(recordDiff)
    .flatMap(({ rows }) =>
      rows.map((row) => {
        const text = (value: unknown) => words.value(entry, row.field, value);
        const sides = [
          ...('before' in row ? [text(row.before)] : []),
          ...('after' in row ? [text(row.after)] : []),
        ];
        return `${words.wordOf('field', row.field)}: ${sides.join(' → ')}`;
      }),
    )
    .join('\n');

/** Writes what a search finds into a file, page by page; it shows how far it is and can be stopped. */
export const useExport = (
  schoolId: string,
  search: AuditSearch | undefined,
  words: HistoryWords,
) => {
  const { t } = useTranslation('diary-history');
  const { core } = useApp();
  const toast = useToast();
  const [written, setWritten] = useState<number>();
  const [error, setError] = useState<unknown>();
  const stopped = useRef(false);
  const rowOf = (entry: AuditEntry): string[] => [
    String(entry.version),
    words.moment(entry.atSchoolUtc),
    words.actor(entry.actor),
    entry.actor.role,
    entry.actor.address ?? '',
    words.wordOf('act', entry.action),
    entry.action,
    words.subject(entry),
    changesText(entry, words),
    entry.reason ?? '',
  ];
  const columns = [
    'version',
    'at',
    'who',
    'role',
    'address',
    'act',
    'code',
    'about',
    'changes',
    'reason',
  ] as const;
  const gather = async (): Promise<{ rows: string[][]; isAll: boolean }> => {
    const rows: string[][] = [];
    let after = '';
    do {
      const page = { ...search, limit: PAGE, ...(after === '' ? {} : { after }) };
      const { items, next = '' } = await auditPage(core, schoolId, page);
      rows.push(...items.map(rowOf));
      setWritten(rows.length);
      after = next;
    } while (after !== '' && rows.length < MOST_ACTS && !stopped.current);
    return { rows, isAll: after === '' };
  };
  const start = async (): Promise<void> => {
    stopped.current = false;
    setError(undefined);
    setWritten(0);
    try {
      const { rows, isAll } = await gather();
      if (stopped.current) return;
      const today = new Date().toISOString().slice(0, 10);
      keepFile(
        `${t('csv.file')}-${today}.csv`,
        csvOf([columns.map((id) => t(`csv.${id}`)), ...rows]),
      );
      toast({
        text: isAll
          ? t('export.done', { count: rows.length })
          : t('export.most', { count: rows.length }),
      });
    } catch (cause) {
      setError(cause);
    } finally {
      setWritten(undefined);
    }
  };
  return {
    start: () => void start(),
    stop: () => {
      stopped.current = true;
    },
    written,
    error,
  };
};
