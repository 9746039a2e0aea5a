import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../shared/ui/button.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { copyNow, KEEPING_KEY, keepingQuery } from '../../data/keeping-queries.ts';
import { Page } from '../../nav/page.tsx';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { CopyList } from './copy-list.tsx';
import { MailNote } from './mail-note.tsx';
import { StateNote } from './state-note.tsx';
import { Stores } from './stores.tsx';
import '../devices/devices.css';
import './backup.css';

const CopyNow = ({ schoolId, isCopying }: { schoolId: string; isCopying: boolean }) => {
  const { t } = useTranslation('diary-backup');
  const { core } = useApp();
  const queries = useQueryClient();
  const asking = useMutation({
    mutationFn: () => copyNow(core, schoolId),
    onSettled: () => queries.invalidateQueries({ queryKey: [KEEPING_KEY, schoolId] }),
  });
  const isBusy = isCopying || asking.isPending;
  return (
    <div className="copy-now">
      <Button kind="go" icon="disk" isPending={isBusy} onPress={() => asking.mutate()}>
        {t('copyNow')}
      </Button>
      <span role="status">{isBusy ? t('copying') : ''}</span>
      {asking.error && <Trouble error={asking.error} />}
    </div>
  );
};

const Kept = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-backup');
  const { data, error, isPending, refetch } = useQuery(keepingQuery(useApp().core, schoolId));
  if (isPending) return <Skeleton lines={8} />;
  if (!data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <StateNote keeping={data} schoolId={schoolId} />
      {data.isMailLoginRefused && <MailNote />}
      {data.state !== 'off' && <CopyNow schoolId={schoolId} isCopying={data.isCopying} />}
      <Stores stores={data.stores} />
      <CopyList copies={data.copies} schoolId={schoolId} />
      {data.keepDays !== undefined && (
        <p className="soft small">{t('rule', { count: data.keepDays })}</p>
      )}
    </>
  );
};

/** Whether the school could be brought back: copies with age and size, and how full what grows is. */
export const BackupScreen = () => {
  const { t } = useTranslation('diary-backup');
  const { school: asked } = useSearch({ from: '/inside/admin/backup' });
  const navigate = useNavigate({ from: '/admin/backup' });
  const { schools, school } = useSchoolWith(DEVICE_KEEPERS, asked);
  if (!school) return <NoRightScreen who={DEVICE_KEEPERS} />;
  return (
    <Page title={t('title')} lead={t('lead')} back="/admin">
      <SchoolChoice
        schools={schools}
        value={school.schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <div className="health">
        <Kept key={school.schoolId} schoolId={school.schoolId} />
      </div>
    </Page>
  );
};
