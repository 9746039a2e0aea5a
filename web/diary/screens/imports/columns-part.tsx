import { useTranslation } from 'react-i18next';
import { Note } from '../../../shared/ui/note.tsx';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import type { DryRun, ImportView } from './import-queries.ts';
import { useImportWords } from './use-import-words.ts';
import { useChoose } from './use-run-change.ts';

const NONE = 'none';

/** A field is taken once: giving it to another column takes it from the first. */
export const withColumn = (
  columns: DryRun['columns'],
  index: number,
  field: string,
): Record<string, string> =>
  Object.fromEntries(
    columns.map((column) => {
      const own = column.index === index ? field : (column.field ?? NONE);
      return [String(column.index), own === field && column.index !== index ? NONE : own];
    }),
  );

/** Which column is what: as the headers say, as the school chose before, as is chosen now. */
export const ColumnsPart = ({
  run,
  dryRun,
}: {
  readonly run: ImportView;
  readonly dryRun: DryRun;
}) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  const choose = useChoose(run);
  const choices = [NONE, ...dryRun.fields].map((id) => ({
    id,
    label: id === NONE ? t('leftOut') : words.field(id),
  }));
  const isMissing = dryRun.missing.length > 0;
  return (
    <details className="sheet import-columns" open={isMissing}>
      <summary>
        <h3>{t('columns')}</h3>
        <span className="soft">
          {t('columnsTaken', {
            taken: dryRun.columns.filter(({ field }) => field !== null).length,
            all: dryRun.columns.length,
          })}
        </span>
      </summary>
      <div className="in">
        {isMissing && (
          <Note kind="no" role="alert">
            <p>{t('missing', { fields: dryRun.missing.map(words.field).join(', ') })}</p>
          </Note>
        )}
        <ul className="import-column-list">
          {dryRun.columns.map((column) => (
            <li key={column.index}>
              <SelectField
                label={
                  column.header === '' ? t('column', { number: column.index + 1 }) : column.header
                }
                hint={column.examples.join(' · ')}
                choices={choices}
                value={column.field ?? NONE}
                onChange={(field) =>
                  choose.mutate({ columns: withColumn(dryRun.columns, column.index, field) })
                }
              />
            </li>
          ))}
        </ul>
      </div>
    </details>
  );
};
