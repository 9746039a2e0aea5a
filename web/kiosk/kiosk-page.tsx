import { useTranslation } from 'react-i18next';
import { Button } from '../shared/ui/button.tsx';
import { Note } from '../shared/ui/note.tsx';
import { useDesk } from './desk/use-desk.ts';
import { LockedScreen } from './lock/locked-screen.tsx';
import { type Kiosk, KioskProvider } from './session/kiosk-context.ts';
import { useSession } from './session/use-session.ts';
import { useNightlyReload, useStatus } from './session/use-status.ts';
import { AlarmBand } from './shell/alarm-band.tsx';
import { KioskDado } from './shell/kiosk-dado.tsx';
import { KioskScreens } from './shell/kiosk-screens.tsx';
import { PLACES } from './shell/places.ts';
import { usePath } from './shell/use-path.ts';

/** Signed out: clock, doors and a PIN, no names. Signed in: the gatehouse. */
export const KioskPage = () => {
  const { t } = useTranslation('kiosk');
  const site = useStatus();
  const path = usePath();
  const { status, isSilent, zone } = site;
  const { session, trouble, isBusy, enter, leave, fail, secondsLeft } = useSession();
  const desk = useDesk(session !== undefined, fail);
  useNightlyReload(site, session !== undefined);
  const kiosk: Kiosk | undefined = session &&
    status && { session, status, desk, zone, nowUtc: status.schoolNowUtc, isSilent, fail };
  return (
    <div className="kiosk">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <div className="bands">
        <AlarmBand alarm={status?.alarm} canCount={kiosk !== undefined && path !== PLACES.muster} />
        {isSilent && (
          <Note kind="lamp" icon="offline" role="alert">
            <p>
              <b>{t('link.silent')}</b> {t('link.silent.what')}
            </p>
            <Button icon="sync" onPress={site.retry}>
              {t('link.retry')}
            </Button>
          </Note>
        )}
      </div>
      {kiosk ? (
        <KioskProvider value={kiosk}>
          <KioskScreens />
        </KioskProvider>
      ) : (
        <LockedScreen
          status={status}
          zone={zone}
          trouble={trouble}
          isBusy={isBusy}
          onPin={(pin) => void enter(pin)}
        />
      )}
      <KioskDado
        status={status}
        isSilent={isSilent}
        zone={zone}
        session={session}
        onLeave={() => void leave()}
      />
      {secondsLeft !== undefined && (
        <div className="idle-note" role="status">
          <span>{t('idle', { count: secondsLeft })}</span>
          <Button kind="go">{t('idle.stay')}</Button>
        </div>
      )}
    </div>
  );
};
