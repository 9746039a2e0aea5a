import type { KioskSession, KioskStatus } from '@furtka/hub-contract/kiosk-api';
import { useTranslation } from 'react-i18next';
import { browserClock } from '../../shared/time/browser-clock.ts';
import type { ZoneTime } from '../../shared/time/zone-time.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import { coreLine, schoolTimeOf, silentDoors } from './core-line.ts';

interface DadoProps {
  readonly status: KioskStatus | undefined;
  readonly isSilent: boolean;
  readonly zone: ZoneTime;
  readonly session: KioskSession | undefined;
  readonly onLeave: () => void;
}

const awaySince = ({ core, schoolNowUtc }: KioskStatus): number =>
  schoolTimeOf(core.sinceUtc, { schoolUtc: schoolNowUtc, systemUtc: browserClock.nowMs() });

/** The band at the foot: who is on duty, the doors, the diary, and what cannot be checked without it. */
export const KioskDado = ({ status, isSilent, zone, session, onLeave }: DadoProps) => {
  const { t } = useTranslation('kiosk');
  const { key, isAway } = coreLine(status, isSilent);
  return (
    <footer className="dado">
      <div className="dado-in">
        {session && (
          <>
            <span className="d-item">
              <Icon name="person" />
              {session.name}
            </span>
            <button type="button" className="d-btn" onClick={onLeave}>
              {t('leave')}
            </button>
          </>
        )}
        <span className="grow" />
        <DoorsLine status={status} />
        <span className="d-item" role="status">
          <Icon name={isAway ? 'offline' : 'online'} />
          <span className="d-core">
            <span className={isAway ? 'd-warn' : undefined}>
              {t(key, { time: status ? zone.clockOf(awaySince(status)) : '' })}
            </span>
            {isAway && session && !isSilent && (
              <span className="d-unchecked">{t('link.unchecked')}</span>
            )}
          </span>
        </span>
      </div>
    </footer>
  );
};

const DoorsLine = ({ status }: Pick<DadoProps, 'status'>) => {
  const { t } = useTranslation('kiosk');
  if (status === undefined) return null;
  const silent = silentDoors(status);
  const online = status.doors.length - silent.length;
  const names = silent.map(({ name }) => name).join(', ');
  return (
    <span className="d-item">
      <Icon name="door" />
      {t('doors.online', { done: online, count: status.doors.length })}
      {silent.length > 0 && `, ${t('doors.silent', { doors: names })}`}
    </span>
  );
};
