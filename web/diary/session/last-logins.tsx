import { useTranslation } from 'react-i18next';
import type { Session } from '../../shared/api/wire.ts';
import { useMoment } from '../data/use-words.ts';
import { useZone } from './use-session.ts';

/** The last good and the last failed login before this one. Times are of the real clock, in the school's zone. */
export const LastLogins = ({
  session,
  isWarning = false,
}: {
  readonly session: Session;
  readonly isWarning?: boolean;
}) => {
  const { t } = useTranslation('diary');
  const moment = useMoment(useZone());
  const when = (utcMs: number | undefined) =>
    utcMs === undefined ? t('logins.none') : moment(utcMs);
  return (
    <p>
      {t('logins.good', { when: when(session.lastGoodLoginAtUtc) })}{' '}
      <span className={isWarning ? 'strong' : ''}>
        {t('logins.failed', { when: when(session.lastFailedLoginAtUtc) })}
      </span>{' '}
      {isWarning && t('logins.warning')}
    </p>
  );
};
