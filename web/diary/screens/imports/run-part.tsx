import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Field } from '../../../shared/ui/field.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import { Question } from '../../../shared/ui/question.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useSchoolNow } from '../../data/use-school-now.ts';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { DryRunPart } from './dry-run-part.tsx';
import { IMPORT_KEYS, type ImportView, isWorking, runQuery } from './import-queries.ts';
import { useImportWords } from './use-import-words.ts';
import { useChoose, useRunAct } from './use-run-change.ts';

const UndoQuestion = ({
  run,
  onClose,
}: {
  readonly run: ImportView;
  readonly onClose: () => void;
}) => {
  const { t } = useTranslation('diary-import');
  const act = useRunAct(run);
  return (
    <Question
      isOpen
      onClose={onClose}
      question={t('undo.question', { file: run.fileName })}
      consequence={<p>{t('undo.consequence')}</p>}
      leave={t('undo.leave')}
      verb={t('undo')}
      danger
      busy={act.isPending}
      onAnswer={() => act.mutate({ act: 'undo' }, { onSettled: onClose })}
    />
  );
};

/** What came in, and the way back while its day lasts. */
const WrittenPart = ({ run }: { readonly run: ImportView }) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  const moment = useMoment(useZone(useSchoolId()));
  const [isAsking, ask] = useState(false);
  const { counts, undoUntilUtc } = run;
  return (
    <section className="sheet" aria-labelledby="import-file">
      <header>
        <h2 id="import-file">{run.fileName}</h2>
        <span className="soft">{t(`kind.${run.kind}`)}</span>
      </header>
      <div className="in">
        {run.fault && (
          <Note kind="no" role="alert">
            <p>{words.stop(run.fault)}</p>
          </Note>
        )}
        <Note kind="ok" role="status">
          <p>
            <b>{t('written')}</b>{' '}
            {counts &&
              t('writtenCounts', {
                fresh: counts.new,
                changed: counts.changed,
                refused: counts.refused,
              })}
          </p>
          <p>
            {undoUntilUtc === null
              ? t('undo.over')
              : t('undo.until', { when: moment(undoUntilUtc) })}
          </p>
        </Note>
        {undoUntilUtc !== null && (
          <Button kind="stop" icon="undo" onPress={() => ask(true)}>
            {t('undo')}
          </Button>
        )}
        {isAsking && <UndoQuestion run={run} onClose={() => ask(false)} />}
      </div>
    </section>
  );
};

/** A file that cannot be looked at as it is: why, another day, or away with it. */
const HeldPart = ({ run }: { readonly run: ImportView }) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  const choose = useChoose(run);
  const act = useRunAct(run);
  const today = useZone(useSchoolId()).dateOf(useSchoolNow());
  return (
    <section className="sheet" aria-labelledby="import-file">
      <header>
        <h2 id="import-file">{run.fileName}</h2>
        <span className="soft">{t(`kind.${run.kind}`)}</span>
      </header>
      <div className="in">
        {run.fault && (
          <Note kind="no" role="alert">
            <p>{words.stop(run.fault)}</p>
          </Note>
        )}
        <Field
          label={t('from')}
          name="from"
          type="date"
          hint={t(`fromHint.${run.kind}`)}
          value={run.choices.from ?? today}
          onChange={(from) => from !== '' && choose.mutate({ from })}
        />
        {(choose.error ?? act.error) && <Trouble error={choose.error ?? act.error} />}
        <Button icon="x" isPending={act.isPending} onPress={() => act.mutate({ act: 'drop' })}>
          {t('drop')}
        </Button>
      </div>
    </section>
  );
};

const WorkingPart = ({ run }: { readonly run: ImportView }) => {
  const { t } = useTranslation('diary-import');
  const label = t(`working.${run.state as 'reading' | 'writing' | 'undoing'}`);
  return (
    <section className="sheet" aria-labelledby="import-file">
      <header>
        <h2 id="import-file">{run.fileName}</h2>
      </header>
      <div className="in">
        <p role="status">{label}</p>
        <progress aria-label={label} className="import-progress" />
        <p className="soft">{t('working.hint')}</p>
      </div>
    </section>
  );
};

const EndPart = ({ run }: { readonly run: ImportView }) => {
  const { t } = useTranslation('diary-import');
  const words = useImportWords();
  const isRefused = run.fault !== null;
  return (
    <Note kind={isRefused ? 'no' : 'pen'} role={isRefused ? 'alert' : 'status'}>
      <p>
        <b>{run.fileName}</b>
      </p>
      <p>
        {run.fault === null
          ? t(run.state === 'undone' ? 'end.undone' : 'end.dropped')
          : words.stop(run.fault)}
      </p>
    </Note>
  );
};

/** What was in the lists before the import came or went is old. */
const useFreshLists = (state: ImportView['state'] | undefined): void => {
  const queries = useQueryClient();
  useEffect(() => {
    if (state !== 'written' && state !== 'undone') return;
    const own: readonly unknown[] = Object.values(IMPORT_KEYS);
    void queries.invalidateQueries({ predicate: ({ queryKey: [first] }) => !own.includes(first) });
    void queries.invalidateQueries({ queryKey: [IMPORT_KEYS.runs] });
  }, [queries, state]);
};

/** One import, in whatever state it is. */
export const RunPart = ({ importId }: { readonly importId: string }) => {
  const { core } = useApp();
  const { data: run, error, refetch } = useQuery(runQuery(core, useSchoolId(), importId));
  useFreshLists(run?.state);
  if (error && !run) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (!run) return <Skeleton lines={6} />;
  if (isWorking(run.state)) return <WorkingPart run={run} />;
  if (run.dryRun !== null) return <DryRunPart run={run} dryRun={run.dryRun} />;
  if (run.state === 'ready') return <HeldPart run={run} />;
  return run.state === 'written' ? <WrittenPart run={run} /> : <EndPart run={run} />;
};
