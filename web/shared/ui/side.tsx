import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import { Logo } from './logo.tsx';
import type { NavPlace } from './places.ts';

/** The side of a desk: brand, then the places of all roles of the person. */
export const Side = ({ places }: { readonly places: readonly NavPlace[] }) => {
  const { t } = useTranslation('ui');
  return (
    <nav className="side" aria-label={t('nav.label')}>
      <Link className="brand" href="/">
        <Logo />
        <span className="vh">{t('nav.start')}</span>
      </Link>
      <ul>
        {places.map(({ href, label, icon, isCurrent, waiting = 0 }) => (
          <li key={href}>
            <Link className="place" href={href} {...(isCurrent ? { 'aria-current': 'page' } : {})}>
              <Icon name={icon} />
              <span>{label}</span>
              {waiting > 0 && <b className="count">{waiting}</b>}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
