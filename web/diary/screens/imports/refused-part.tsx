import { useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { useApp } from '../../data/app.ts';
import { keepFile } from '../../data/keep-file.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { csvOf } from '../history/csv.ts';
import { allRows, type DryRun, type ImportView, rowsQuery } from './import-queries.ts';
import { useImportWords } from './use-import-words.ts';

const FIRST = 10;

/** Rows that stay out: the first ten with the reason, all of them as a file that can be mended and read again. */
export const RefusedPart = ({
  run,
  dryRun,
}: {
  readonly run: ImportView;
  readonly dryRun: DryRun;
}) => {
  const { t } = useTranslation('diary-import');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const words = useImportWords();
  const count = run.counts?.refused ?? 0;
  const rows = { schoolId, importId: run.importId, state: 'refused' } as const;
  const { data } = useInfiniteQuery({
    ...rowsQuery(core, { ...rows, digest: dryRun.digest }),
    enabled: count > 0,
  });
  const download = useMutation({
    mutationFn: async () => {
      const isSheet = dryRun.columns.length > 0;
      const headers = isSheet ? dryRun.columns.map(({ header }) => header) : [t('rows')];
      const found = await allRows(core, rows);
      const lines = found.map((item) => [
        ...headers.map((_, index) => (isSheet ? (item.cells[index] ?? '') : item.title)),
        item.faults.map(words.fault).join(' '),
      ]);
      keepFile(
        `${t('csvName')}-${run.fileName}.csv`,
        csvOf([[...headers, t('csvReason')], ...lines]),
      );
    },
  });
  if (count === 0) return null;
  const items = data?.pages.flatMap((page) => page.items).slice(0, FIRST) ?? [];
  return (
    <section className="sheet" aria-labelledby="import-refused">
      <header>
        <h3 id="import-refused">
          {t(run.kind === 'timetable' ? 'refusedLesson' : 'refused', { count })}
        </h3>
      </header>
      <div className="in">
        <p>{t(run.kind === 'timetable' ? 'refusedLessonHint' : 'refusedHint')}</p>
        <ul className="import-rows">
          {items.map((item) => (
            <li key={item.key} className="import-row">
              <span className="soft">{item.line > 0 ? t('line', { line: item.line }) : ''}</span>
              <span className="what">
                <b>{item.title}</b>
                {item.faults.map((fault) => (
                  <span key={`${fault.column} ${fault.code}`} className="import-fault">
                    {words.fault(fault)}
                  </span>
                ))}
              </span>
            </li>
          ))}
        </ul>
        {download.error && <Trouble error={download.error} />}
        <Button icon="disk" isPending={download.isPending} onPress={() => download.mutate()}>
          {t('download', { count })}
        </Button>
      </div>
    </section>
  );
};
