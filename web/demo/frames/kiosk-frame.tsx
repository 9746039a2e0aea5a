import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import type { DemoState } from '../api-types.ts';
import { LiveFrame } from './live-frame.tsx';

/** The kiosk's own page, with the PIN that opens it in this demo. */
export const KioskFrame = ({
  kiosk,
  children,
}: {
  kiosk: DemoState['kiosk'] | undefined;
  children: ReactNode;
}) => {
  const { t } = useTranslation('demo');
  const { protocol, hostname } = window.location;
  const address = kiosk && `${protocol}//${hostname}:${kiosk.port}/`;
  return (
    <LiveFrame kind="kiosk" title={t('kiosk')} address={address}>
      {kiosk && (
        <p className="frame-hint">
          {t('kiosk.hint', { pin: kiosk.dutyPin, name: kiosk.dutyName })}
        </p>
      )}
      {children}
    </LiveFrame>
  );
};
