import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { typingNotesQuery } from './account-history-queries.ts';
import { Fold } from './fold.tsx';

const Notes = ({ accountId }: { readonly accountId: string }) => {
  const { t, i18n } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const moment = useMoment(useZone(schoolId));
  const { data, error, refetch } = useQuery(typingNotesQuery(core, { schoolId, accountId }));
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={2} />;
  if (data.length === 0) return <p className="soft">{t('typing.none')}</p>;
  const numbers = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 });
  return (
    <ul className="account-log">
      {data.map(({ atUtc, distanceHundredths }) => (
        <li key={atUtc}>
          {t('typing.note', {
            when: moment(atUtc),
            times: numbers.format(distanceHundredths / 100),
          })}
        </li>
      ))}
    </ul>
  );
};

/** Logins typed unlike the others of the person (ACCT-07): a hint for who looks, never a decision. */
export const TypingPart = ({ accountId }: { readonly accountId: string }) => {
  const { t } = useTranslation('diary-accounts');
  return (
    <Fold title={t('typing.title')}>
      <Notes accountId={accountId} />
    </Fold>
  );
};
