import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../shared/ui/button.tsx';
import { useKiosk } from '../session/kiosk-context.ts';
import { homeOf } from './places.ts';
import { go } from './use-path.ts';

/** Head of every screen but the desk: the way back to the first screen, what one does here, the time. */
export const ScreenHead = ({
  title,
  isHome = false,
  children,
}: {
  title: string;
  /** The person's first screen: there is nowhere to go back to. */
  isHome?: boolean;
  children?: ReactNode;
}) => {
  const { t } = useTranslation('kiosk');
  const { session, zone, nowUtc } = useKiosk();
  return (
    <header className="screen-head">
      {!isHome && (
        <Button icon="left" onPress={() => go(homeOf(session))}>
          {t('back')}
        </Button>
      )}
      <h1>{title}</h1>
      {children}
      <span className="grow" />
      <time className="screen-clock">{zone.clockOf(nowUtc)}</time>
    </header>
  );
};
