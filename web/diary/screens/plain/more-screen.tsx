import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/ui/icon.tsx';
import { Page } from '../../nav/page.tsx';
import { placesOf } from '../../nav/places.ts';
import { useRights, useRoles } from '../../session/use-session.ts';

/** All places of a person as a list: on a phone the band holds only the first ones. */
export const MoreScreen = () => {
  const { t } = useTranslation([
    'diary',
    'diary-access',
    'diary-class',
    'diary-groups',
    'diary-office',
    'diary-devices',
    'diary-doors',
    'diary-settings',
    'diary-privacy',
    'diary-provider',
    'diary-timetable',
  ]);
  return (
    <Page title={t('diary-office:place.more')}>
      <ul className="sheet">
        {placesOf(useRoles(), useRights()).map(({ href, label, icon }) => (
          <li key={href}>
            <Link className="row more-row" href={href}>
              <Icon name={icon} />
              <span className="what">{t(label)}</span>
              <Icon name="right" />
            </Link>
          </li>
        ))}
      </ul>
    </Page>
  );
};
