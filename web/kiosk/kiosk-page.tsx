import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { createZoneTime, DEFAULT_ZONE } from '../shared/time/zone-time.ts';
import { Icon } from '../shared/ui/icon.tsx';
import { Logo } from '../shared/ui/logo.tsx';
import { BlockScreen } from './block/block-screen.tsx';
import { PinPad } from './sign-in/pin-pad.tsx';
import { TroubleNote } from './trouble-note.tsx';
import { useKiosk } from './use-kiosk.ts';

/** Signed out: clock, doors and a PIN, no names. Signed in: the caretaker's act. */
export const KioskPage = () => {
  const { t } = useTranslation('kiosk');
  const { status, isSilent, session, trouble, isBusy, enter, leave } = useKiosk();
  const zone = useMemo(() => createZoneTime(status?.zone ?? DEFAULT_ZONE), [status?.zone]);
  const silent = status?.doors.filter((door) => !door.online) ?? [];
  return (
    <div className="kiosk">
      <a className="skip" href="#main">
        {t('skip')}
      </a>
      <header className="kiosk-top">
        <Logo />
        <span className="grow" />
        <time className="kiosk-clock">{status ? zone.clockOf(status.schoolNowUtc) : '–'}</time>
      </header>
      {session ? (
        <BlockScreen session={session} />
      ) : (
        <main id="main" className="kiosk-locked">
          <section>
            <h1>{status?.schoolName ?? t('title')}</h1>
            <p className="soft">{t('locked')}</p>
            <TroubleNote trouble={trouble} />
            <ul className="door-list">
              {status?.doors.map((door) => (
                <li key={door.doorId}>
                  <Icon name={door.online ? 'check' : 'offline'} />
                  <b>{door.name}</b>
                  <span className="soft">{t(door.online ? 'door.online' : 'door.offline')}</span>
                </li>
              ))}
            </ul>
          </section>
          <PinPad isBusy={isBusy} onPin={(pin) => void enter(pin)} />
        </main>
      )}
      <footer className="dado">
        <div className="dado-in">
          {session && (
            <span className="d-item">
              <Icon name="person" />
              {session.name}
            </span>
          )}
          <span
            className={status?.core.connected === false || isSilent ? 'd-item d-warn' : 'd-item'}
          >
            <Icon name={isSilent || status?.core.connected === false ? 'offline' : 'check'} />
            {t(linkKey(isSilent, status?.revoked, status?.core.connected), {
              time: status ? zone.clockOf(status.core.sinceUtc) : '',
            })}
          </span>
          {silent.length > 0 && (
            <span className="d-item d-warn">
              {t('doors.silent', { doors: silent.map((door) => door.name).join(', ') })}
            </span>
          )}
          <span className="grow" />
          {session && (
            <button type="button" className="d-btn" onClick={() => void leave()}>
              <Icon name="logout" />
              {t('leave')}
            </button>
          )}
        </div>
      </footer>
    </div>
  );
};

const linkKey = (
  isSilent: boolean,
  revoked: boolean | undefined,
  connected: boolean | undefined,
) => {
  if (isSilent) return 'link.silent';
  if (revoked) return 'link.revoked';
  return connected === false ? 'link.coreAway' : 'link.core';
};
