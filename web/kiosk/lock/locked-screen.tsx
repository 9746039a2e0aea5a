import type { KioskStatus } from '@furtka/hub-contract/kiosk-api';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createDateWords } from '../../shared/time/date-words.ts';
import type { ZoneTime } from '../../shared/time/zone-time.ts';
import { Icon } from '../../shared/ui/icon.tsx';
import { Logo } from '../../shared/ui/logo.tsx';
import { Note } from '../../shared/ui/note.tsx';
import { Skeleton } from '../../shared/ui/skeleton.tsx';
import type { Trouble } from '../link/trouble.ts';
import { TroubleNote } from '../shell/trouble-note.tsx';
import { PinPad } from './pin-pad.tsx';
import { useCountdown } from './use-countdown.ts';

interface LockedProps {
  readonly status: KioskStatus | undefined;
  readonly zone: ZoneTime;
  readonly trouble: Trouble | undefined;
  readonly isBusy: boolean;
  readonly onPin: (pin: string) => void;
}

/** Clock, school, doors and a PIN: nobody's name. */
export const LockedScreen = ({ status, zone, trouble, isBusy, onPin }: LockedProps) => {
  const { t, i18n } = useTranslation('kiosk');
  const words = useMemo(() => createDateWords(i18n.language), [i18n.language]);
  const shutSeconds = useCountdown(status?.lockedForMs ?? 0);
  return (
    <main id="main" className="locked">
      <section>
        <Logo />
        <time className="locked-clock">{status ? zone.clockOf(status.schoolNowUtc) : '–'}</time>
        {status && <p className="locked-day">{words.longDay(zone.dateOf(status.schoolNowUtc))}</p>}
        <h1>{status?.schoolName ?? t('title')}</h1>
        {status ? <DoorList doors={status.doors} /> : <Skeleton />}
      </section>
      <section>
        <SignInNote status={status} shutSeconds={shutSeconds} />
        {shutSeconds === 0 && <TroubleNote trouble={trouble} />}
        <PinPad isBusy={isBusy} isShut={shutSeconds > 0} onPin={onPin} />
      </section>
    </main>
  );
};

const SignInNote = ({
  status,
  shutSeconds,
}: {
  status: KioskStatus | undefined;
  shutSeconds: number;
}) => {
  const { t } = useTranslation('kiosk');
  if (shutSeconds > 0)
    return (
      <Note kind="no" role="alert">
        {t('pin.shut')}{' '}
        <b>
          {Math.floor(shutSeconds / 60)}:{String(shutSeconds % 60).padStart(2, '0')}
        </b>
      </Note>
    );
  if (status?.directoryMissing) return <Note kind="lamp">{t('directory.missing')}</Note>;
  if (status?.cardSeen)
    return (
      <Note kind="ok" role="status">
        {t('pin.cardSeen')}
      </Note>
    );
  return <p className="soft">{t('locked')}</p>;
};

const DoorList = ({ doors }: { doors: KioskStatus['doors'] }) => {
  const { t } = useTranslation('kiosk');
  if (doors.length === 0) return <p className="soft">{t('doors.none')}</p>;
  return (
    <ul className="door-list">
      {doors.map((door) => (
        <li key={door.doorId}>
          <Icon name={door.online ? 'check' : 'offline'} />
          <b>{door.name}</b>
          <span className="soft">{t(door.online ? 'door.online' : 'door.offline')}</span>
        </li>
      ))}
    </ul>
  );
};
