import type { ReactNode } from 'react';
import { Button, Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';

export interface DadoProps {
  /** Wall time of the school, `8:14`. */
  readonly time: string;
  readonly date: string;
  /** Connection, then whatever the app has to say about its work. */
  readonly children: ReactNode;
  /** Minutes until the session ends without work. */
  readonly idleMinutes?: number | undefined;
  readonly who: string;
  readonly role: string;
  readonly helpHref: string;
  readonly onLogOut: () => void;
}

/** The painted band at the foot of a desk. Kept calm: time, link, work, way out. */
export const Dado = (props: DadoProps) => {
  const { t } = useTranslation('ui');
  return (
    <footer className="dado">
      <div className="dado-in">
        <span className="d-item">
          <b className="d-time">{props.time}</b> {props.date}
        </span>
        {props.children}
        <span className="grow" />
        {props.idleMinutes !== undefined && (
          <span className="d-item d-soft">
            <Icon name="clock" />
            <span className="vh">{t('dado.idle')}</span>
            {t('dado.minutes', { count: props.idleMinutes })}
          </span>
        )}
        <span className="d-item">
          {props.who} <span className="d-soft">· {props.role}</span>
        </span>
        <Link className="d-btn" href={props.helpHref}>
          <Icon name="help" />
          {t('help')}
        </Link>
        <Button className="d-btn" onPress={props.onLogOut}>
          <Icon name="logout" />
          {t('logOut')}
        </Button>
      </div>
    </footer>
  );
};
