import { Link } from 'react-aria-components';
import { useTranslation } from 'react-i18next';
import { Icon } from '../../../shared/ui/icon.tsx';
import type { SiteHealth } from '../../data/admin-queries.ts';
import { useMoment } from '../../data/use-words.ts';
import { useZone } from '../../session/use-session.ts';
import type { Trouble } from './site-troubles.ts';

/** Each trouble as a sentence and the one next step; the sign says how grave it is before the colour does. */
export const TroubleList = ({
  site,
  schoolId,
  troubles,
}: {
  readonly site: SiteHealth;
  readonly schoolId: string;
  readonly troubles: readonly Trouble[];
}) => {
  const { t } = useTranslation('diary-devices');
  const moment = useMoment(useZone(schoolId));
  return (
    <ul className="troubles">
      {troubles.map(({ code, grave, since, what = '', count = 0 }) => {
        const when = since === undefined ? '' : moment(since);
        const next = t(`trouble.${code}.next`);
        return (
          <li key={`${code}${what}`} className={grave ? 'grave' : ''}>
            <Icon name={grave ? 'warn' : 'info'} />
            <p>
              <b>
                {code === 'events.lost' || code === 'events.waiting' || code === 'events.aside'
                  ? t(`trouble.${code}`, { count, what })
                  : t(`trouble.${code}`, { what, when })}
              </b>{' '}
              {code === 'events.aside' ? (
                <Link href={`/admin/quarantine?site=${site.siteId}`}>{next}</Link>
              ) : (
                <span className="soft">{next}</span>
              )}
            </p>
          </li>
        );
      })}
    </ul>
  );
};
