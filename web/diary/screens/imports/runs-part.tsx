import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag, type TagKind } from '../../../shared/ui/tag.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { type ImportRun, runsQuery } from './import-queries.ts';

const TAGS: Record<ImportRun['state'], TagKind> = {
  reading: 'wait',
  ready: 'wait',
  writing: 'wait',
  written: 'ok',
  undoing: 'wait',
  undone: 'line',
  refused: 'no',
  dropped: 'line',
};

/** The last files, newest first: one that was left can be taken up again. */
export const RunsPart = ({ onOpen }: { readonly onOpen: (importId: string) => void }) => {
  const { t } = useTranslation('diary-import');
  const schoolId = useSchoolId();
  const moment = useMoment(useZone(schoolId));
  const { data, error, isPending, refetch } = useQuery(runsQuery(useApp().core, schoolId));
  return (
    <section className="sheet" aria-labelledby="import-runs">
      <header>
        <h2 id="import-runs">{t('runs')}</h2>
      </header>
      {isPending && <Skeleton lines={4} />}
      {error && !data && <Trouble error={error} onRetry={() => void refetch()} />}
      {data?.length === 0 && <EmptyState icon="disk">{t('noRuns')}</EmptyState>}
      <ul>
        {data?.map((run) => (
          <li key={run.importId} className="row">
            <span className="what">
              <b>{run.fileName}</b>{' '}
              <span className="soft">
                {t(`kind.${run.kind}`)} · {moment(run.startedAtUtc)} · {run.actorName}
              </span>
            </span>
            <Tag kind={TAGS[run.state]} icon={TAGS[run.state] === 'ok' ? 'check' : 'history'}>
              {t(`run.${run.state}`)}
            </Tag>
            <Button
              onPress={() => onOpen(run.importId)}
              aria-label={`${t('open.run')}: ${run.fileName}`}
            >
              {t('open.run')}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
};
