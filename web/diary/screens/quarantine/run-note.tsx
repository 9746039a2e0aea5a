import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Note } from '../../../shared/ui/note.tsx';
import type { ReplayRun } from './replay-run.ts';

/** How far a replay is, and at its end what came of it. */
export const RunNote = ({ run, onStop }: { readonly run: ReplayRun; onStop: () => void }) => {
  const { t } = useTranslation('diary-quarantine');
  const done = run.taken + run.left;
  if (!run.isOver)
    return (
      <div className="sheet run" role="status">
        <label>
          {t('progress', { done, total: run.total })}
          <progress value={done} max={Math.max(run.total, 1)} />
        </label>
        <Button icon="stop" onPress={onStop}>
          {t('stop')}
        </Button>
      </div>
    );
  const result = t('result', {
    taken: t('taken', { count: run.taken }),
    left: t('left', { count: run.left }),
  });
  return (
    <Note kind={run.left === 0 && !run.isStopped ? 'ok' : 'lamp'} role="status">
      {run.isStopped && `${t('stopped')} `}
      <b>{result}</b>
    </Note>
  );
};
