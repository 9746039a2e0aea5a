import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { healthQuery, type SiteHealth } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { Page } from '../../nav/page.tsx';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { BoxList } from './box-list.tsx';
import { DoorList } from './door-list.tsx';
import { HolderPart } from './holder-part.tsx';
import { HubPart } from './hub-part.tsx';
import './devices.css';

const SiteSheet = ({
  site,
  sites,
  schoolId,
}: {
  readonly site: SiteHealth;
  readonly sites: readonly SiteHealth[];
  readonly schoolId: string;
}) => {
  const { t } = useTranslation('diary-devices');
  return (
    <section className="sheet" id={`site-${site.siteId}`} aria-labelledby={`title-${site.siteId}`}>
      <header>
        <h2 id={`title-${site.siteId}`}>{t('health.site', { name: site.name })}</h2>
        <span className="grow" />
        {site.quarantined > 0 && (
          <LinkButton href={`/admin/quarantine?site=${site.siteId}`} icon="box">
            {t('devices.aside', { count: site.quarantined })}
          </LinkButton>
        )}
      </header>
      <div className="in">
        <HubPart site={site} schoolId={schoolId} />
        <DoorList site={site} sites={sites} schoolId={schoolId} />
        <BoxList site={site} schoolId={schoolId} />
      </div>
    </section>
  );
};

const Sites = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const { data, error, isPending, refetch } = useQuery(healthQuery(useApp().core, schoolId));
  if (isPending) return <Skeleton lines={8} />;
  if (!data) return <Trouble error={error} onRetry={() => void refetch()} />;
  return (
    <div className="health">
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      {data.length === 0 && <EmptyState icon="hub">{t('health.none')}</EmptyState>}
      {data.map((site) => (
        <SiteSheet key={site.siteId} site={site} sites={data} schoolId={schoolId} />
      ))}
      <HolderPart schoolId={schoolId} />
      <div>
        <LinkButton href="/admin/quarantine" icon="box">
          {t('devices.asideLink')}
        </LinkButton>
      </div>
    </div>
  );
};

/** Hubs, boxes and doors of each site, as they are now, and what the administrator does with them. */
export const DevicesScreen = () => {
  const { t } = useTranslation('diary-devices');
  const { school: asked } = useSearch({ from: '/inside/admin/devices' });
  const navigate = useNavigate({ from: '/admin/devices' });
  const { schools, school } = useSchoolWith(DEVICE_KEEPERS, asked);
  if (!school) return <NoRightScreen who={DEVICE_KEEPERS} />;
  return (
    <Page title={t('devices.title')} lead={t('devices.lead')}>
      <SchoolChoice
        schools={schools}
        value={school.schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <Sites key={school.schoolId} schoolId={school.schoolId} />
    </Page>
  );
};
