import { useTranslation } from 'react-i18next';
import { SelectField } from '../../../shared/ui/select-field.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import type { DryRun, ImportView } from './import-queries.ts';
import { useImportWords } from './use-import-words.ts';
import { useChoose } from './use-run-change.ts';

/** So many questions stand on the page at once; answered ones make room. */
const MOST_SHOWN = 50;

/** What the file leaves open: a human says who is meant. */
export const QuestionsPart = ({
  run,
  dryRun,
}: {
  readonly run: ImportView;
  readonly dryRun: DryRun;
}) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  const choose = useChoose(run);
  const { questions } = dryRun;
  if (questions.length === 0) return null;
  const open = questions.filter(({ answer }) => answer === null);
  const shown = [...open, ...questions.filter(({ answer }) => answer !== null)].slice(
    0,
    MOST_SHOWN,
  );
  return (
    <section className="sheet" aria-labelledby="import-questions">
      <header>
        <h3 id="import-questions">{t('questions')}</h3>
        {open.length > 0 ? (
          <Tag kind="wait" icon="help">
            {t('open', { count: open.length })}
          </Tag>
        ) : (
          <Tag kind="ok" icon="check">
            {t('decided')}
          </Tag>
        )}
      </header>
      <div className="in">
        {choose.error && <Trouble error={choose.error} />}
        <ul className="import-questions">
          {shown.map(({ key, code, about, line, options, answer }) => (
            <li key={key}>
              <SelectField
                label={line > 0 ? t('questionAt', { about, line }) : about}
                hint={words.question(code)}
                prompt={t('choose')}
                choices={options.map(({ id, label }) => ({
                  id,
                  label: label === '' ? words.option(id, code) : label,
                }))}
                value={answer ?? ''}
                onChange={(id) => choose.mutate({ answers: { ...run.choices.answers, [key]: id } })}
              />
            </li>
          ))}
        </ul>
        {questions.length > MOST_SHOWN && <p className="soft">{t('moreQuestions')}</p>}
      </div>
    </section>
  );
};
