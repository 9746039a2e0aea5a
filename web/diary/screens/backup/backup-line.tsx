import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/ui/icon.tsx';
import { useApp } from '../../data/app.ts';
import { keepingQuery } from '../../data/keeping-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import { shareOf, TOLD_AT } from './store-share.ts';
import { useSize } from './use-size.ts';

/** On the page of how things are: age and size of the newest copy, and the way to more. Silent until it is known. */
export const BackupLine = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-backup');
  const moment = useMoment(useZone(schoolId));
  const size = useSize();
  const { data } = useQuery(keepingQuery(useApp().core, schoolId));
  if (!data) return null;
  const { state, lastGood, stores } = data;
  const isFull = stores.some((store) => shareOf(store) >= TOLD_AT);
  const isGood = (state === 'fine' || state === 'none') && !isFull;
  return (
    <p className={isGood ? 'sheet health-core' : 'sheet health-core bad'}>
      <Icon name={isGood ? 'check' : 'warn'} />
      <b>{t('line')}</b>
      <span>{isFull ? t('line.full') : t(`state.${state}`)}</span>
      {lastGood !== undefined && (
        <span className="soft">
          {moment(lastGood.madeAtUtc)}, {size(lastGood.bytes)}
        </span>
      )}
      <Link href={`/admin/backup?school=${schoolId}`}>{t('line.more')}</Link>
    </p>
  );
};
