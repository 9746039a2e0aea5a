import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from './icon.tsx';
import type { NavPlace } from './places.ts';

/** The band at the foot of a phone, at most five places. */
export const TabBar = ({ places }: { readonly places: readonly NavPlace[] }) => {
  const { t } = useTranslation('ui');
  return (
    <nav className="tabs" aria-label={t('nav.label')}>
      <ul>
        {places.slice(0, 5).map(({ href, label, icon, isCurrent }) => (
          <li key={href}>
            <Link className="tab" href={href} {...(isCurrent ? { 'aria-current': 'page' } : {})}>
              <Icon name={icon} />
              <span>{label}</span>
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
};
