import { useQuery } from '@tanstack/react-query';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { LinkButton } from '../../../shared/ui/button.tsx';
import { EmptyState } from '../../../shared/ui/empty-state.tsx';
import { Icon } from '../../../shared/ui/icon.tsx';
import { PaleStrip } from '../../../shared/ui/pale.tsx';
import { Skeleton } from '../../../shared/ui/skeleton.tsx';
import { Tag } from '../../../shared/ui/tag.tsx';
import { healthQuery, type SiteHealth } from '../../data/admin-queries.ts';
import { useApp } from '../../data/app.ts';
import { useLink } from '../../live/live-context.ts';
import { Page } from '../../nav/page.tsx';
import { DEVICE_KEEPERS } from '../../nav/readers.ts';
import { SchoolChoice } from '../../nav/school-choice.tsx';
import { Trouble } from '../../nav/trouble.tsx';
import { useSchoolWith } from '../../session/use-school-with.ts';
import { useZone } from '../../session/use-session.ts';
import { BackupLine } from '../backup/backup-line.tsx';
import { IssuersLine } from '../elsewhere/issuers-line.tsx';
import { NoRightScreen } from '../plain/no-right-screen.tsx';
import { troublesOf } from './site-troubles.ts';
import { TroubleList } from './trouble-list.tsx';
import './devices.css';

const SiteSheet = ({ site, schoolId }: { site: SiteHealth; schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const troubles = troublesOf(site);
  const online = site.doors.filter((door) => door.online).length;
  const waiting = site.hub?.eventsWaiting ?? 0;
  const doors =
    site.doors.length === 0
      ? t('health.noDoors')
      : t('health.doors', { online, count: site.doors.length });
  return (
    <section className="sheet health-site" aria-labelledby={`site-${site.siteId}`}>
      <header>
        <h2 id={`site-${site.siteId}`}>{t('health.site', { name: site.name })}</h2>
        <span className="grow" />
        {troubles.length === 0 ? (
          <Tag kind="ok" icon="check">
            {t('health.allWell')}
          </Tag>
        ) : (
          <Tag kind={troubles.some(({ grave }) => grave) ? 'no' : 'wait'} icon="warn">
            {t('health.troubles', { count: troubles.length })}
          </Tag>
        )}
      </header>
      <div className="in">
        <div className="health-doors">
          {site.doors.length > 0 && (
            <PaleStrip states={site.doors.map((door) => (door.online ? 'was' : 'change'))} />
          )}
          <p>
            <b>{doors}</b>
            <span className="soft">{t('health.waiting', { count: waiting })}</span>
          </p>
        </div>
        {troubles.length > 0 && <TroubleList site={site} schoolId={schoolId} troubles={troubles} />}
        <LinkButton href={`/admin/devices#site-${site.siteId}`} icon="hub">
          {t('health.toDevices')}
        </LinkButton>
      </div>
    </section>
  );
};

/** The core itself: that this page was answered, and how fresh the stream is. */
const CoreLine = () => {
  const { t } = useTranslation('diary-devices');
  const { state } = useLink();
  const isAway = state === 'offline' || state === 'stale';
  return (
    <p className="sheet health-core">
      <Icon name={isAway ? 'offline' : 'check'} />
      <b>{t('health.core')}</b>
      <span>{isAway ? t('health.core.away') : t('health.core.live')}</span>
    </p>
  );
};

const Sites = ({ schoolId }: { readonly schoolId: string }) => {
  const { t } = useTranslation('diary-devices');
  const zone = useZone(schoolId);
  const { data, error, isPending, refetch } = useQuery(healthQuery(useApp().core, schoolId));
  if (isPending) return <Skeleton lines={8} />;
  if (!data) return <Trouble error={error} onRetry={() => void refetch()} />;
  const seenAt = data[0]?.atUtc;
  return (
    <>
      {error && <Trouble error={error} onRetry={() => void refetch()} />}
      <CoreLine />
      <BackupLine schoolId={schoolId} />
      <IssuersLine schoolId={schoolId} />
      {data.length === 0 && <EmptyState icon="hub">{t('health.none')}</EmptyState>}
      {data.map((site) => (
        <SiteSheet key={site.siteId} site={site} schoolId={schoolId} />
      ))}
      {seenAt !== undefined && (
        <p className="soft small">{t('health.seenAt', { time: zone.secondsOf(seenAt) })}</p>
      )}
    </>
  );
};

/** Is all well: doors, hubs, boxes, each trouble with its next step. Looks again by itself. */
export const HealthScreen = () => {
  const { t } = useTranslation('diary-devices');
  const { school: asked } = useSearch({ from: '/inside/admin' });
  const navigate = useNavigate({ from: '/admin' });
  const { schools, school } = useSchoolWith(DEVICE_KEEPERS, asked);
  if (!school) return <NoRightScreen who={DEVICE_KEEPERS} />;
  return (
    <Page title={t('health.title')} lead={t('health.lead')}>
      <SchoolChoice
        schools={schools}
        value={school.schoolId}
        onChange={(next) => void navigate({ search: { school: next } })}
      />
      <div className="health">
        <Sites key={school.schoolId} schoolId={school.schoolId} />
      </div>
    </Page>
  );
};
