import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { AgreementFields, useAgreement } from '../pupil/agreement-fields.tsx';
import '../pupil/pupil.css';
import { ColumnsPart } from './columns-part.tsx';
import type { DryRun, ImportView } from './import-queries.ts';
import { QuestionsPart } from './questions-part.tsx';
import { RefusedPart } from './refused-part.tsx';
import { RowsPart } from './rows-part.tsx';
import { useImportWords } from './use-import-words.ts';
import { useChoose, useRunAct } from './use-run-change.ts';

const Counts = ({ counts }: { readonly counts: NonNullable<ImportView['counts']> }) => {
  const { t } = useTranslation('diary-import');
  return (
    <p className="import-counts">
      <Tag kind="ok" icon="plus">{`${t('state.new')}: ${counts.new}`}</Tag>
      <Tag kind="pen" icon="pencil">{`${t('state.changed')}: ${counts.changed}`}</Tag>
      <Tag kind="line" icon="check">{`${t('state.same')}: ${counts.same}`}</Tag>
      <Tag kind={counts.unclear > 0 ? 'wait' : 'line'} icon="help">
        {`${t('state.unclear')}: ${counts.unclear}`}
      </Tag>
      <Tag kind={counts.refused > 0 ? 'no' : 'line'} icon="warn">
        {`${t('state.refused')}: ${counts.refused}`}
      </Tag>
    </p>
  );
};

/** What was met in the file and is not taken as it stands. */
const Remarks = ({ remarks }: Pick<DryRun, 'remarks'>) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  if (remarks.length === 0) return null;
  return (
    <Note kind="pen" role="status">
      <p>
        <b>{t('remarks')}</b>
      </p>
      <ul className="import-remarks">
        {remarks.map((remark) => (
          <li key={remark.code}>{words.remark(remark)}</li>
        ))}
      </ul>
    </Note>
  );
};

/** From which day it holds, and the class of a file that names none. */
const Holds = ({ run, dryRun }: { readonly run: ImportView; readonly dryRun: DryRun }) => {
  const { t } = useTranslation('diary-import');
  const choose = useChoose(run);
  const hasClass = dryRun.columns.some(({ field }) => field === 'className' || field === 'level');
  const isOfPupils = run.kind === 'students';
  return (
    <div className="import-holds">
      <Field
        label={t('from')}
        name="from"
        type="date"
        hint={t(`fromHint.${run.kind}`)}
        value={run.choices.from ?? dryRun.from}
        onChange={(from) => from !== '' && choose.mutate({ from })}
      />
      {isOfPupils && !hasClass && (
        <Field
          label={t('className')}
          name="class-name"
          maxLength={20}
          hint={t('classNameHint')}
          value={run.choices.className ?? ''}
          onChange={(className) => className !== '' && choose.mutate({ className })}
        />
      )}
    </div>
  );
};

/** Why „Wczytaj" rests; nothing where it may be pressed. */
const useHindrance = (
  run: ImportView,
  { missing, needsAgreement }: DryRun,
  isAgreed: boolean,
): string | undefined => {
  const { t } = useTranslation('diary-import');
  const counts = run.counts ?? { new: 0, changed: 0, unclear: 0 };
  if (missing.length > 0) return t('hindrance.columns');
  if (counts.unclear > 0) return t('hindrance.unclear', { count: counts.unclear });
  if (counts.new + counts.changed === 0) return t('hindrance.nothing');
  return needsAgreement && !isAgreed ? t('hindrance.agreement') : undefined;
};

/** The dry run: what would happen, what is open, what stays out, and the two ways on. */
export const DryRunPart = ({
  run,
  dryRun,
}: {
  readonly run: ImportView;
  readonly dryRun: DryRun;
}) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  const act = useRunAct(run);
  const today = useZone(useSchoolId()).dateOf(useSchoolNow());
  const agreement = useAgreement(today);
  const hindrance = useHindrance(run, dryRun, agreement.isComplete);
  return (
    <>
      <section className="sheet" aria-labelledby="import-file">
        <header>
          <h2 id="import-file">{run.fileName}</h2>
          <span className="soft">{t(`kind.${run.kind}`)}</span>
        </header>
        <div className="in">
          {run.fault && (
            <Note kind="lamp" role="alert">
              <p>{words.stop(run.fault)}</p>
            </Note>
          )}
          <p>{t('dryRun')}</p>
          {run.counts && <Counts counts={run.counts} />}
          {dryRun.made.length > 0 && (
            <p>
              {t('made')}{' '}
              {dryRun.made.map(({ kind, name }) => `${words.made(kind)} ${name}`).join(', ')}
            </p>
          )}
          <Remarks remarks={dryRun.remarks} />
          <Holds run={run} dryRun={dryRun} />
          {dryRun.needsAgreement && (
            <>
              <p>{t('agreement.lead')}</p>
              <AgreementFields {...agreement} />
            </>
          )}
          {act.error && <Trouble error={act.error} />}
          <div className="import-acts">
            <Button
              kind="go"
              icon="check"
              isDisabled={hindrance !== undefined}
              isPending={act.isPending}
              onPress={() =>
                act.mutate({
                  act: 'write',
                  ...(dryRun.needsAgreement && { agreement: agreement.body }),
                })
              }
            >
              {t('write')}
            </Button>
            <Button icon="x" isPending={act.isPending} onPress={() => act.mutate({ act: 'drop' })}>
              {t('drop')}
            </Button>
            <span className="soft" role="status">
              {hindrance ?? t('writeHint')}
            </span>
          </div>
        </div>
      </section>
      <QuestionsPart run={run} dryRun={dryRun} />
      <RefusedPart run={run} dryRun={dryRun} />
      {dryRun.columns.length > 0 && <ColumnsPart run={run} dryRun={dryRun} />}
      <RowsPart run={run} digest={dryRun.digest} />
    </>
  );
};
