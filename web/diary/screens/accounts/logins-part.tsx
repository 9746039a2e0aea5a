import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { useApp } from '../../data/app.ts';
import { useSchoolId } from '../../data/office-school.tsx';
import { useMoment } from '../../data/use-words.ts';
import { Trouble } from '../../nav/trouble.tsx';
import { useZone } from '../../session/use-session.ts';
import { type AccountLogin, loginsQuery } from './account-history-queries.ts';
import { Fold } from './fold.tsx';

const Line = ({ login }: { readonly login: AccountLogin }) => {
  const { t } = useTranslation('diary-accounts');
  const moment = useMoment(useZone(useSchoolId()));
  const { atUtc, outcome, issuer, address } = login;
  const how = [
    ...(issuer === undefined ? [] : [t('logins.by', { issuer })]),
    ...(address === undefined ? [] : [t('logins.from', { address })]),
  ];
  return (
    <li>
      <span>{moment(atUtc)}</span>
      <span className={outcome === 'failed' ? 'strong' : ''}>{t(`logins.${outcome}`)}</span>
      {how.length > 0 && <span className="soft small">{how.join(', ')}</span>}
    </li>
  );
};

const Logins = ({ accountId }: { readonly accountId: string }) => {
  const { t } = useTranslation('diary-accounts');
  const { core } = useApp();
  const schoolId = useSchoolId();
  const { data, error, refetch } = useQuery(loginsQuery(core, { schoolId, accountId }));
  if (error) return <Trouble error={error} onRetry={() => void refetch()} />;
  if (data === undefined) return <Skeleton lines={4} />;
  if (data.length === 0) return <p className="soft">{t('logins.none')}</p>;
  return (
    // A hundred lines at most: they scroll in their own frame, which the keyboard reaches.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reached without a pointer
    <ul className="account-log" tabIndex={0} aria-label={t('logins.title')}>
      {data.map((login, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: two logins may fall on one millisecond; the list never moves
        <Line key={`${login.atUtc}-${index}`} login={login} />
      ))}
    </ul>
  );
};

/** Who signed in when, who failed to, and who vouched for the person where the sign-in was elsewhere. */
export const LoginsPart = ({ accountId }: { readonly accountId: string }) => {
  const { t } = useTranslation('diary-accounts');
  return (
    <Fold title={t('logins.title')}>
      <Logins accountId={accountId} />
    </Fold>
  );
};
