import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

export interface LinkBadgeProps {
  /** `stale`: no sign of life for 30 s; `offline`: the browser has no link or the server does not answer. */
  readonly state: 'live' | 'connecting' | 'stale' | 'offline';
  /** Wall time of the last sign of life, for example `8:14`. */
  readonly since: string | undefined;
}

/** The connection in the band: calm while it works, with the age of the page when it does not. */
export const LinkBadge = ({ state, since }: LinkBadgeProps) => {
  const { t } = useTranslation('ui');
  const old = since === undefined ? '' : `, ${t('link.stateOf', { time: since })}`;
  if (state === 'live' || state === 'connecting') {
    return (
      <span className="d-item d-soft">
        <Icon name="online" />
        {state === 'live' ? t('link.live') : t('link.connecting')}
      </span>
    );
  }
  return (
    <span className="d-item d-warn">
      <Icon name="offline" />
      {`${state === 'offline' ? t('link.offline') : t('link.stale')}${old}`}
    </span>
  );
};
